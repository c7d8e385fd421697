import Testing

/// A file of customers that is hostile or odd, and what must come of it.
struct HostileFile: CustomTestStringConvertible, Sendable {
  enum Answer: Sendable {
    /// All rows arrive.
    case rows(Int)
    /// These lines are named, and nothing is stored unless they are left out.
    case bad([Int], good: Int)
    /// The file is refused with one sentence that holds this.
    case refused(String)
  }

  var name: String
  var bytes: [UInt8]
  var answer: Answer

  static let head = "id,name,company,stage,value,owner,last_contact"

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ answer: Answer) {
    self.init(name, Array(text.utf8), answer)
  }

  init(_ name: String, _ bytes: [UInt8], _ answer: Answer) {
    self.name = name
    self.bytes = bytes
    self.answer = answer
  }

  /// A row as those of the customer's files.
  static func row(
    _ id: Int, _ name: String = "Ann", stage: String = "lead", value: String = "1200",
    last: String = "2026-01-15"
  ) -> String {
    "C\(id),\(name),Acme,\(stage),\"\(value)\",kim,\(last)\n"
  }

  private static func file(_ rows: String...) -> String { head + "\n" + rows.joined() }

  static let all = [
    HostileFile("simple", file(row(1), row(2, "Bob")), .rows(2)),
    HostileFile("header only", head + "\n", .rows(0)),
    HostileFile("blank lines", file("\n", row(1), "\n\n", row(2, "Bob"), "\n"), .rows(2)),
    HostileFile("quotes and newlines", file(row(1, "\"Lee, \"\"A\"\"\nB\"")), .rows(1)),
    HostileFile("mark of UTF-8", [0xEF, 0xBB, 0xBF] + Array(file(row(1)).utf8), .rows(1)),
    HostileFile("homoglyphs", file(row(1, "Acme"), row(2, "Аcme"), row(3, "Ａcme")), .rows(3)),
    HostileFile("normal forms", file(row(1, "Zo\u{EB}"), row(2, "Zoe\u{308}")), .rows(2)),
    HostileFile("no file of anything", [], .refused("is empty")),
    HostileFile("no name", "company,value\nAcme,3\n", .refused("is no file that is known here")),
    HostileFile(
      "doubled name", head + ",name\nC1,Ann,Acme,lead,1,kim,2026-01-15,Zed\n",
      .refused("has two columns called 'name' (2 and 8): rename one of them")),
    HostileFile(
      "escape in the header", "\u{1B}]0;owned\u{7}" + file(row(1)), .refused("control characters")),
    HostileFile("fewer fields", file(row(1), "C2,Bob\n", row(3, "Cy")), .bad([3], good: 2)),
    HostileFile(
      "more fields", file(row(1), "C2,Bob,Acme,lead,1,kim,2026-01-01,x,y\n", row(3, "Cy")),
      .bad([3], good: 2)),
    HostileFile(
      "open quote",
      file(row(1), "C2,\"Bob,Acme,lead,1,k,2026-01-01\n", "C3,Cy,Acme,lead,1200,kim,2026-01-15\n"),
      .bad([3], good: 1)),
    HostileFile(
      "numbers",
      file(
        row(1, value: "12k"), row(2, "Bob", value: "1.234,56"), row(3, "Cy", value: "1e400"),
        row(4, "Di", value: "nan"), row(5, "Ed", value: "-0x10"),
        row(6, "Fay", value: "99999999999999999999999"), row(7, "Gil", value: "1,200.50")),
      .bad([2, 3, 4, 5, 6, 7], good: 1)),
    HostileFile(
      "days",
      file(
        row(1, last: "2026-02-30"), row(2, "Bob", last: "03/04/26"),
        row(3, "Cy", last: "9999-99-99"), row(4, "Di", last: "2026-01-15T25:61:00+99:00")),
      .bad([2, 3, 4, 5], good: 0)),
    HostileFile(
      "stages",
      file(
        row(1, stage: "LEAD"), row(2, "Bob", stage: "no-such-stage"), row(3, "Cy", stage: ""),
        row(4, "Di", stage: "lead\0")), .bad([3, 5], good: 2)),
    HostileFile(
      "Latin-1", Array(file(row(1, "Bj*rn"), row(2, "Bob")).utf8).map { $0 == 0x2A ? 0xF6 : $0 },
      .bad([2], good: 1)),
    HostileFile("NUL", file(row(1, "An\0n"), row(2, "Bob")), .bad([2], good: 1)),
    HostileFile("all NUL", [UInt8](repeating: 0, count: 65_536), .refused("NUL")),
    HostileFile(
      "commas", head + "\n" + String(repeating: ",", count: 100_000) + "\n", .bad([2], good: 0)),
  ]
}

@Suite("Hostile files of customers", .serialized)
struct HostileImportJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private func stored() throws -> Int {
    guard folder.read("loop.db") != nil else { return 0 }
    #expect(try Program.run("check", in: folder).text == "sound\n")
    return max(0, try Program.run("list", in: folder).lines.count - 1)
  }

  @Test(arguments: HostileFile.all)
  func `each is taken in whole, or not at all, with its lines named`(file: HostileFile) throws {
    let path = try folder.write(file.bytes, to: "hostile.csv")
    let outcome = try Program.run("import", path, in: folder)
    #expect(outcome.controls.isEmpty)
    switch file.answer {
    case .rows(let count):
      #expect(outcome.code == 0, "\(outcome.complaint)")
      #expect(try stored() == count)
    case .refused(let reason):
      #expect(outcome.code == 65)
      #expect(outcome.complaint.contains(reason), "\(outcome.complaint)")
      #expect(try stored() == 0)
    case .bad(let lines, let good):
      #expect(outcome.code == 65)
      for line in lines { #expect(outcome.complaint.contains("line \(line)"), "\(line)") }
      #expect(try stored() == 0)
      let left = try Program.run("import", "--skip-bad", path, in: folder)
      #expect(left.code == (good == 0 ? 65 : 0))
      #expect(left.controls.isEmpty)
      #expect(try stored() == good)
    }
  }
}
