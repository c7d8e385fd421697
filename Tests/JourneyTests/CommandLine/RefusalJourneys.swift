import Testing

@Suite("What is refused, with a sentence and an exit code", .serialized)
struct RefusalJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private func importSample() throws {
    let file = try folder.write(Samples.purchases, to: "purchases.csv")
    let outcome = try Program.run("import", file, in: folder)
    try #require(outcome.code == 0, "\(outcome.complaint)")
  }

  struct WrongUsage: CustomTestStringConvertible, Sendable {
    let words: [String]
    let answer: String
    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    WrongUsage(words: ["improt"], answer: "unknown command 'improt'; did you mean 'import'?"),
    WrongUsage(words: ["list", "--jsn"], answer: "did you mean '--json'?"),
    WrongUsage(words: ["list", "--json", "--csv"], answer: "not both"),
    WrongUsage(words: ["print", "lop"], answer: "did you mean 'loop'?"),
    WrongUsage(words: ["list", "--theme"], answer: "--theme wants a value"),
    WrongUsage(words: ["info", "--as-of", "yesterday"], answer: "2026-03-31"),
    WrongUsage(words: ["print", "loop", "--size", "big"], answer: "120x40"),
    WrongUsage(words: ["import"], answer: "say what to import"),
  ])
  func `wrong usage is one sentence with the way out`(_ usage: WrongUsage) throws {
    try importSample()
    let outcome = try Program.launch(
      [Program.path] + usage.words, environment: folder.environment)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint.contains(usage.answer))
    #expect(outcome.complaint.split(separator: "\n").count == 1)
  }

  @Test func `a wrong field of a filter is told with its nearest`() throws {
    try importSample()
    let outcome = try Program.run("list", "stag:3", in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.complaint.contains("did you mean 'stage'?"))
  }

  @Test(arguments: ["list", "info", "check", "undo", "dashboard"])
  func `a store that is not there is not made`(command: String) throws {
    let outcome = try Program.run(command, in: folder)
    #expect(outcome.code == 69)
    #expect(outcome.complaint.contains("salesloop import FILE"))
    #expect(folder.read("loop.db") == nil)
  }

  @Test func `a file that cannot be understood changes nothing`() throws {
    let file = try folder.write([0x00, 0xFF, 0x13, 0x37, 0x00, 0x00], to: "noise.csv")
    let outcome = try Program.run("import", file, in: folder)
    #expect(outcome.code == 65)
    #expect(folder.read("loop.db") == nil)
  }

  @Test func `a file that is no database is left as it is`() throws {
    let bytes = [UInt8]("not a database, but somebody's notes\n".utf8)
    try folder.write(bytes, to: "loop.db")
    for words in [["list"], ["import", try folder.write(Samples.purchases, to: "a.csv")]] {
      let outcome = try Program.launch([Program.path] + words, environment: folder.environment)
      #expect(outcome.code == 69)
      #expect(outcome.complaint.contains("is not a store"))
    }
    #expect(folder.read("loop.db") == bytes)
  }

  @Test func `a store of a newer program is left as it is`() throws {
    try importSample()
    var bytes = try #require(folder.read("loop.db"))
    // The header keeps the schema's number, big-endian, from byte 60.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
    try folder.write(bytes, to: "loop.db")
    for words in [["list"], ["import", folder.path + "/purchases.csv"], ["dashboard"]] {
      let outcome = try Program.launch([Program.path] + words, environment: folder.environment)
      #expect(outcome.code == 69)
      #expect(outcome.complaint.contains("newer salesloop (schema 99"))
    }
    #expect(folder.read("loop.db") == bytes)
  }

  @Test func `read-only changes nothing and says so`() throws {
    try importSample()
    let before = try Program.run("list", "--json", "--as-of", "2026-06-01", in: folder).text
    let file = folder.path + "/purchases.csv"
    #expect(try Program.run("--read-only", "import", file, in: folder).code == 2)
    let move = try Program.run("--read-only", "move", "Casa Lima", "3", in: folder)
    #expect(move.code == 69)
    #expect(move.complaint.contains("reading only"))
    #expect(try Program.run("--read-only", "list", in: folder).code == 0)
    #expect(
      try Program.run("list", "--json", "--as-of", "2026-06-01", in: folder).text == before)
  }

  @Test func `somebody unknown is told with where to look`() throws {
    try importSample()
    let outcome = try Program.run("show", "Nobody", in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("salesloop list Nobody"))
  }
}
