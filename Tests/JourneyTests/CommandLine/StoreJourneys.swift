import Testing

@Suite("A store from its first import to its last undo", .serialized)
struct StoreJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(Samples.purchases, to: "purchases.csv")
  }

  private func importSample() throws {
    let outcome = try Program.run("import", folder.path + "/purchases.csv", in: folder)
    try #require(outcome.code == 0, "\(outcome.complaint)")
  }

  @Test func `import makes the store and tells what it did`() throws {
    let outcome = try Program.run("import", folder.path + "/purchases.csv", in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.text.contains("4 rows; 3 customers created"))
    #expect(outcome.text.contains("4 purchases added"))
    #expect(outcome.complaint.isEmpty)
    #expect(folder.read("loop.db") != nil)
  }

  @Test func `the same file twice adds nothing`() throws {
    try importSample()
    let outcome = try Program.run("import", folder.path + "/purchases.csv", in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.text.contains("0 customers created"))
    #expect(outcome.text.contains("0 purchases added, 4 skipped"))
  }

  @Test func `list, show and info see what was imported, and check finds it sound`() throws {
    try importSample()
    let list = try Program.run("list", in: folder)
    #expect(list.code == 0)
    #expect(list.lines.count == 4)
    #expect(list.text.contains("Berta & Söhne"))

    let filtered = try Program.run("list", "owner:me", in: folder)
    #expect(filtered.lines.count == 3)
    #expect(!filtered.text.contains("Berta"))

    let page = try Program.run("show", "Café Aurora", in: folder)
    #expect(page.code == 0)
    #expect(page.text.contains("bought 12.50"))

    let info = try Program.run("info", in: folder)
    #expect(info.lines.contains { $0.hasPrefix("customers") && $0.hasSuffix(" 3") })
    #expect(info.lines.contains { $0.hasPrefix("purchases") && $0.hasSuffix(" 4") })

    let check = try Program.run("check", in: folder)
    #expect(check.code == 0)
    #expect(check.text == "sound\n")
  }

  @Test func `JSON has the promised keys, CSV the same as columns`() throws {
    try importSample()
    let json = try Program.run("list", "--json", in: folder)
    let keys = [
      "id", "name", "owner", "stage", "stage_name", "lap", "progress", "placed_by", "momentum",
      "trend", "silence_days", "survival", "active", "flag", "revenue", "purchases",
      "last_purchase", "typical_gap_days", "reasons",
    ]
    for key in keys { #expect(json.text.contains("\"\(key)\":")) }
    #expect(json.text.hasPrefix("[{") && json.text.hasSuffix("}]\n"))
    #expect(json.text.contains("\"name\":\"Casa Lima\""))
    #expect(json.text.contains("\"revenue\":22.50"))

    let csv = try Program.run("list", "--csv", in: folder)
    #expect(csv.lines.count == 4)
    let titles = try #require(csv.lines.first).split(separator: ",").map(String.init)
    for key in keys { #expect(titles.contains(key)) }

    let page = try Program.run("show", "Café Aurora", "--json", in: folder)
    #expect(page.text.contains("{\"date\":\"2026-01-05\",\"amount\":10.00}"))
  }

  @Test func `who is stalled is listed with the reasons`() throws {
    try importSample()
    let table = try Program.run("list", "stalled", "--as-of", "2028-01-01", in: folder)
    #expect(table.lines.count > 1)
    let json = try Program.run("list", "stalled", "--json", "--as-of", "2028-01-01", in: folder)
    #expect(json.text.contains("\"reasons\":[\""))
    let csv = try Program.run("list", "stalled", "--csv", "--as-of", "2028-01-01", in: folder)
    #expect(csv.lines.count == table.lines.count)
    #expect(csv.lines.first?.contains(",flag_reason,reasons,") == true)
  }

  @Test func `a plan that holds a flag off is told, until when`() throws {
    try importSample()
    _ = try Program.run("move", "Casa Lima", "momentum", in: folder)
    _ = try Program.run("plan", "Casa Lima", "call", "--due", "2090-01-31", in: folder)
    let later = ["SALESLOOP_AS_OF": "2090-01-01"]
    let page = try Program.run("show", "Casa Lima", in: folder, environment: later)
    #expect(page.text.contains("held off until 31 Jan 2090 by the planned action: "))
    let json = try Program.run("show", "Casa Lima", "--json", in: folder, environment: later)
    #expect(json.text.contains(#""held_off":"until 31 Jan 2090 by the planned action: "#))
    let csv = try Program.run("list", "Casa Lima", "--csv", in: folder, environment: later)
    #expect(csv.lines.first?.hasSuffix(",held_off") == true)
    #expect(csv.lines.last?.contains("until 31 Jan 2090 by the planned action") == true)
  }

  @Test func `as of a day nothing later counts`() throws {
    try importSample()
    let outcome = try Program.run("list", "--csv", "--as-of", "2026-01-31", in: folder)
    #expect(outcome.lines.count == 3)
    #expect(!outcome.text.contains("Berta"))
    #expect(outcome.lines.contains { $0.contains("Café Aurora") && $0.contains(",10.00,1,") })

    let fromEnvironment = try Program.run(
      "list", "--csv", in: folder, environment: ["SALESLOOP_AS_OF": "2026-01-31"])
    #expect(fromEnvironment.text == outcome.text)
  }

  @Test func `undo takes an import back, and then a move, and then has nothing left`() throws {
    try importSample()
    let move = try Program.run("move", "Casa Lima", "swell", "they wrote", in: folder)
    #expect(move.code == 0)
    #expect(try Program.run("show", "Casa Lima", in: folder).text.contains("they wrote"))
    let undone = try Program.run("undo", in: folder).text
    #expect(undone.hasPrefix("undone: Casa Lima moved to 7 Swell, lap 1, "))
    #expect(try Program.run("undo", in: folder).text.hasPrefix("undone: import, "))
    #expect(try Program.run("undo", in: folder).text == "ana has nothing to undo\n")
    #expect(try Program.run("list", in: folder).output.isEmpty)
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `every event told as stored is found, in the order it was written`() throws {
    let outcome = try Program.run("bench-write", "--count", "5", in: folder)
    #expect(outcome.code == 0)
    let stored = outcome.text.split(separator: "\n").filter { $0.hasPrefix("ACK ") }
    #expect(stored.count == 5)
    let found = try Program.run("events", in: folder).text.split(separator: "\n")
    #expect(found.map { "ACK \($0)" } == stored.map(String.init))
    #expect(try Program.run("check", in: folder).text == "sound\n")
    #expect(try !Program.run("help", in: folder).text.contains("bench-write"))
  }

  @Test func `rows that are bad stop nothing and are reported with line and reason`() throws {
    let file = try folder.write(Samples.badRows, to: "bad.csv")
    let outcome = try Program.run("import", file, in: folder)
    #expect(outcome.code == 65)
    #expect(outcome.text.contains("1 purchase added"))
    #expect(outcome.text.contains("3 rejected"))
    let report = folder.text("bad.csv.rejects.csv").split(separator: "\n")
    try #require(report.count == 4)
    #expect(report[0] == "file,line,column,reason,value")
    #expect(report[1].contains(",3,date,") && report[1].hasSuffix(",2026-02-31"))
    #expect(report[2].contains(",4,amount,") && report[2].hasSuffix(",abc"))
    #expect(report[3].contains(",5,customer,"))
    #expect(outcome.complaint.contains("line 3, date:"))
  }
}
