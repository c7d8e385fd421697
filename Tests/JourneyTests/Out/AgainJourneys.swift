import Testing

@Suite("Exports taken in again by the store they came from", .serialized)
struct AgainJourneys {
  private let folder: Folder

  /// A store that holds the demo's business.
  init() throws {
    folder = try Folder()
    let whole = try Program.launch(
      [Program.path, "demo", "export", "all"], environment: folder.environment)
    let file = try folder.write(whole.output, to: "all.jsonl")
    #expect(try Program.run("import", file, in: folder).code == 0)
  }

  private func export(_ what: String, _ words: String...) throws -> String {
    let rows = try Program.launch(
      [Program.path, "export", what] + words, environment: folder.environment)
    return try folder.write(rows.output, to: "\(what).csv")
  }

  @Test(arguments: ["customers", "purchases", "touches"])
  func `nothing is new, however often`(what: String) throws {
    let file = try export(what)
    for words in [["--dry-run"], [], []] {
      let again = try Program.launch(
        [Program.path, "import", file, "--json"] + words, environment: folder.environment)
      #expect(again.code == 0)
      for part in [
        "\"customers_created\":0", "\"customers_updated\":0", "\"moves_added\":0",
        "\"touches_added\":0", "\"purchases_added\":0", "\"conflict_count\":0", "\"event\":null",
      ] {
        #expect(again.text.contains(part), "\(what): \(part)")
      }
    }
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `a list of some weeks ago puts nobody back`() throws {
    let file = try export("customers", "--as-of", "2026-11-01")
    let again = try Program.run("import", file, "--json", in: folder)
    #expect(again.text.contains("\"moves_added\":0"))
    #expect(again.text.contains("\"event\":null"))
  }

  @Test func `one row that was edited changes one customer`() throws {
    let file = try export("customers")
    var lines = String(decoding: try #require(folder.read("customers.csv")), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    let place = try #require(
      lines.firstIndex { $0.contains(",3,Momentum,") && $0.contains(",purchases,") })
    var cells = lines[place].split(separator: ",", omittingEmptySubsequences: false)
    (cells[2], cells[3]) = ("zoe", "2")
    lines[place] = cells.joined(separator: ",")
    try folder.write(lines.joined(separator: "\n") + "\n", to: "customers.csv")
    let edited = try Program.run("import", file, "--json", in: folder)
    #expect(edited.text.contains("\"customers_updated\":1,\"customers_unchanged\":139"))
    #expect(edited.text.contains("\"moves_added\":1"))
    let again = try Program.run("import", file, "--json", in: folder)
    #expect(again.text.contains("\"event\":null"))
    #expect(try Program.run("undo", in: folder).text.hasPrefix("undone: import"))
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }
}
