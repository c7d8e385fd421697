import Exchange
import LoopModel
import Testing

@testable import Store

@Suite struct OwnExportTests {
  let own: OwnExports
  private var store: Store { own.store }

  init() throws {
    own = try OwnExports()
  }

  @Test(arguments: [
    ("JPY", "1250", "300", 1250 as Int64, 300 as Int64),
    ("", "12.50", "3.00", 1250, 300), ("BHD", "1.250", "0.300", 1250, 300),
  ])
  func `amounts are in the minor units of their currency`(
    code: String, amount: String, stake: String, minor: Int64, staked: Int64
  ) throws {
    try own.take(
      (
        "p.csv",
        "\(OwnExports.purchases)A,A,,2026-01-02,\(amount),\(OwnExports.time),-\(amount),,\(code)\n"
      ),
      (
        "c.csv",
        "\(OwnExports.changes)A,A,,2026-01-02,\(OwnExports.time),bo,set,"
          + "\"{\"\"trait\"\":\"\"stake\"\",\"\"value\"\":\(stake)}\",\(code)\n"
      ))
    #expect(try store.currency().code == code)
    let purchase = try #require(try own.rows(.purchases).first)
    #expect(purchase[4] == "amount(\(minor))")
    #expect(purchase[6] == "amount(-\(minor))")
    var stakes: [Int64] = []
    try store.customers { stakes.append($0.facts.care.stake) }
    #expect(stakes == [staked])
  }

  @Test func `customers alone keep their numbers, places and what is known of them`() throws {
    let result = try own.take(
      (
        "c.csv",
        OwnExports.customers
          + "K-1,Casa,ana,3,2,hand,buying,2,12.50,3,2020-01-02,4,'=a@b,EUR\n"
          + "#9,Customer #9,,1,1,start,,,,,2021-01-02,9,,EUR\n"
          + "\"K-2\",Bar,,5,7,purchases,,,,,2021-01-02,11,,EUR\n"
      ))
    #expect(result.imported.customersCreated == 3)
    var found: [CustomerRow] = []
    try store.customers { found.append($0) }
    #expect(found.map(\.facts.id.number) == [4, 9, 11])
    #expect(found.map(\.externalID) == ["K-1", "", "K-2"])
    #expect(found[0].facts.care.mode == .buying)
    #expect(found[0].facts.care.stake == 1250)
    #expect(found[0].facts.care.openDeals == 3)
    #expect(found.map { $0.facts.move?.stage.number } == [3, nil, 5])
    #expect(found[0].facts.move?.isImported == true)
    #expect(try store.traits()[CustomerID(4)]?[.email]?.value == "=a@b")
    _ = try store.undo(actor: "ana", at: Timestamp(milliseconds: 1_900_000_000_000))
    #expect(try store.counts().customers == 0)
    #expect(try store.currency() == .unknown)
    #expect(try store.check() == [])
  }

  @Test func `several files keep the order of their customers, who are in none of them all`() throws
  {
    func rows(_ ids: [String]) -> String {
      ids.map { "\($0),,,2026-01-02,5.00,\(OwnExports.time),,,EUR\n" }.joined()
    }
    func moves(_ ids: [String]) -> String {
      ids.map { "\($0),,,2026-01-02,\(OwnExports.time),bo,2,x,1,,,false\n" }.joined()
    }
    try own.take(
      ("p.csv", OwnExports.purchases + rows(["B", "#4", "E"])),
      ("m.csv", OwnExports.moves + moves(["A", "B", "C", "#4", "D", "E", "F"])))
    var found: [String] = []
    try store.customers { found.append("\($0.facts.id.number)\($0.externalID)") }
    #expect(found == ["1A", "2B", "3C", "4", "5D", "6E", "7F"])
  }

  @Test func `purchases of a day and an amount stay as many, and plays are replaced`() throws {
    try store.seedPlays(Play.library, actor: "ana", at: Timestamp(milliseconds: 1))
    let row = "A,\"A\nb\",,2026-01-02,5.00,\(OwnExports.time),,web,EUR\n"
    try own.take(
      ("p.csv", OwnExports.purchases + row + row),
      (
        "plays.jsonl",
        #"{"number":7,"stage":2,"stage_name":"x","mode":"buying","text":"=p"}"# + "\n"
      ))
    #expect(try own.rows(.purchases).count == 2)
    #expect(try store.plays(today: Day(number: 20_833)).map(\.id) == [7])
    _ = try store.undo(actor: "ana", at: Timestamp(milliseconds: 1_900_000_000_000))
    #expect(try store.plays(today: Day(number: 20_833)).count == Play.library.count)
  }

  @Test func `JSON may be laid out otherwise, with its members in another order`() throws {
    try own.take(
      (
        "m.json",
        """
        [ {"name": "A \\ud83d\\ude42 \\"x\\"", "id": "A", "owner": null, "date": "2026-01-02",
           "at": "\(OwnExports.time)", "by": "bo", "stage": 6, "stage_name": "Metrics", "lap": 2,
           "reason": "", "unmet": "", "imported": true}
        , {"id": "A", "name": "A 🙂 \\"x\\"", "owner": null, "date": "2026-01-03",
           "at": "\(OwnExports.time)", "by": "", "stage": 7, "stage_name": "", "lap": 2,
           "reason": "\\u00e9\\n", "unmet": "", "imported": false} ]

        """
      ))
    let moves = try own.rows(.moves)
    #expect(moves.map { $0[1] } == Array(repeating: "text(\"A 🙂 \\\"x\\\"\")", count: 2))
    #expect(moves.map { $0[9] } == ["text(\"\")", "text(\"é\\n\")"])
    #expect(moves.map { $0[11] } == ["flag(true)", "flag(false)"])
  }

  @Test func `a file counts in what the store counts in, or is refused`() throws {
    try store.setCurrency(Currency(code: "USD"), actor: "ana", at: Timestamp(milliseconds: 1))
    let file = try own.file(
      "p.csv", OwnExports.purchases + "A,A,,2026-02-03,5,\(OwnExports.time),,,EUR\n")
    #expect(throws: StoreError.self) {
      try store.takeExports(
        [file], source: "p.csv", actor: "ana", at: Timestamp(milliseconds: 2),
        day: Day(number: 20_833))
    }
    #expect(try store.counts().customers == 0)
  }

  @Test(arguments: [
    "", "x", "'", "''", "'x", "=x", "'=x", "''=x", "@a", " +b", "+1", "-1.5", "-1.5.2", "\tx",
    "\u{A0}=",
    "＝1", " ", "a\"b", "a,b", "a\r\nb", "\r", "\u{202E}\u{2028}", "🙂", "0", "'+1", " '=x",
  ])
  func `CSV and JSON give every text back as it was`(text: String) throws {
    var csv = CSVWriter(spreadsheetSafe: true)
    csv.row(["number", "stage", "stage_name", "mode", "text"])
    csv.row(["1", "2", "", "", text])
    var json = JSONWriter()
    json.beginObject()
    for (key, value) in [("number", "1"), ("stage", "2"), ("stage_name", ""), ("text", text)] {
      json.key(key)
      json.string(value)
    }
    json.key("mode")
    json.null()
    json.endObject()
    for (name, written) in [("p.csv", csv.text), ("p.jsonl", json.text + "\n")] {
      var found: [String?] = []
      let file = try own.file(name, written)
      try file.forEachRow { _, cells in
        found.append(cells[file.columns.firstIndex(of: "text") ?? 0])
      }
      #expect(found.map { $0 ?? "" } == [text], "\(name)")
    }
  }
}
