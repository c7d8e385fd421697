import Exchange
import LoopModel
import Testing

@testable import Store

@Suite struct OwnExportTests {
  let folder: TemporaryFolder
  let store: Store
  private let listing = [
    "id", "name", "owner", "stage", "lap", "placed_by", "mode", "fit", "stake", "open_deals",
    "since",
    "number", "email", "currency",
  ]

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: ":memory:")
  }

  private func file(_ name: String, _ text: String) throws -> OwnFile {
    let path = try folder.file(name, Array(text.utf8))
    return try #require(try OwnFile(try ImportSource(path: path), customers: listing))
  }

  @discardableResult
  private func take(_ files: (String, String)...) throws -> ExportImportResult {
    let result = try store.takeExports(
      try files.map { try file($0.0, $0.1) }, source: "exports", actor: "ana",
      at: Timestamp(milliseconds: 1_800_000_000_000), day: Day(number: 20_833))
    #expect(try store.check() == [])
    return result
  }

  /// The sentence files are refused with; nil where they are taken in.
  private func refusal(_ files: [(String, String)]) throws -> String? {
    do throws(StoreError) {
      _ = try store.takeExports(
        try opened(files), source: "exports", actor: "ana", at: Timestamp(milliseconds: 1),
        day: Day(number: 20_833))
      return nil
    } catch {
      #expect(error.kind == .content)
      return error.message
    }
  }

  private func opened(_ files: [(String, String)]) throws(StoreError) -> [OwnFile] {
    do {
      return try files.map { try file($0.0, $0.1) }
    } catch {
      throw StoreError(.other, "\(error)")
    }
  }

  /// Rows of an extract as texts.
  private func rows(_ extract: Extract) throws -> [[String]] {
    var rows: [[String]] = []
    try store.extract(extract) { _, values in rows.append(values.map { "\($0)" }) }
    return rows
  }

  private static let purchases = "id,name,owner,date,amount,recorded,margin,channel,currency\n"
  private static let time = "2026-01-02T10:30:00.250Z"
  private static let moves =
    "id,name,owner,date,at,by,stage,stage_name,lap,reason,unmet,imported\n"
  private static let changes = "id,name,owner,date,at,by,verb,fields,currency\n"
  private static let customers =
    "id,name,owner,stage,lap,placed_by,mode,fit,stake,open_deals,since,number,email,currency\n"

  @Test(arguments: [
    ("JPY", "1250", "300", 1250 as Int64, 300 as Int64),
    ("", "12.50", "3.00", 1250, 300), ("BHD", "1.250", "0.300", 1250, 300),
  ])
  func `amounts are in the minor units of their currency`(
    code: String, amount: String, stake: String, minor: Int64, staked: Int64
  ) throws {
    try take(
      ("p.csv", "\(Self.purchases)A,A,,2026-01-02,\(amount),\(Self.time),-\(amount),,\(code)\n"),
      (
        "c.csv",
        "\(Self.changes)A,A,,2026-01-02,\(Self.time),bo,set,"
          + "\"{\"\"trait\"\":\"\"stake\"\",\"\"value\"\":\(stake)}\",\(code)\n"
      ))
    #expect(try store.currency().code == code)
    let purchase = try #require(try rows(.purchases).first)
    #expect(purchase[4] == "amount(\(minor))")
    #expect(purchase[6] == "amount(-\(minor))")
    var stakes: [Int64] = []
    try store.customers { stakes.append($0.facts.care.stake) }
    #expect(stakes == [staked])
  }

  @Test func `customers alone keep their numbers, places and what is known of them`() throws {
    let result = try take(
      (
        "c.csv",
        Self.customers
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
      ids.map { "\($0),,,2026-01-02,5.00,\(Self.time),,,EUR\n" }.joined()
    }
    func moves(_ ids: [String]) -> String {
      ids.map { "\($0),,,2026-01-02,\(Self.time),bo,2,x,1,,,false\n" }.joined()
    }
    try take(
      ("p.csv", Self.purchases + rows(["B", "#4", "E"])),
      ("m.csv", Self.moves + moves(["A", "B", "C", "#4", "D", "E", "F"])))
    var found: [String] = []
    try store.customers { found.append("\($0.facts.id.number)\($0.externalID)") }
    #expect(found == ["1A", "2B", "3C", "4", "5D", "6E", "7F"])
  }

  @Test func `purchases of a day and an amount stay as many, and plays are replaced`() throws {
    try store.seedPlays(Play.library, actor: "ana", at: Timestamp(milliseconds: 1))
    let row = "A,\"A\nb\",,2026-01-02,5.00,\(Self.time),,web,EUR\n"
    try take(
      ("p.csv", Self.purchases + row + row),
      (
        "plays.jsonl",
        #"{"number":7,"stage":2,"stage_name":"x","mode":"buying","text":"=p"}"# + "\n"
      ))
    #expect(try rows(.purchases).count == 2)
    #expect(try store.plays(today: Day(number: 20_833)).map(\.id) == [7])
    _ = try store.undo(actor: "ana", at: Timestamp(milliseconds: 1_900_000_000_000))
    #expect(try store.plays(today: Day(number: 20_833)).count == Play.library.count)
  }

  @Test func `JSON may be laid out otherwise, with its members in another order`() throws {
    try take(
      (
        "m.json",
        """
        [ {"name": "A \\ud83d\\ude42 \\"x\\"", "id": "A", "owner": null, "date": "2026-01-02",
           "at": "\(Self.time)", "by": "bo", "stage": 6, "stage_name": "Metrics", "lap": 2,
           "reason": "", "unmet": "", "imported": true}
        , {"id": "A", "name": "A 🙂 \\"x\\"", "owner": null, "date": "2026-01-03",
           "at": "\(Self.time)", "by": "", "stage": 7, "stage_name": "", "lap": 2,
           "reason": "\\u00e9\\n", "unmet": "", "imported": false} ]

        """
      ))
    let moves = try rows(.moves)
    #expect(moves.map { $0[1] } == Array(repeating: "text(\"A 🙂 \\\"x\\\"\")", count: 2))
    #expect(moves.map { $0[9] } == ["text(\"\")", "text(\"é\\n\")"])
    #expect(moves.map { $0[11] } == ["flag(true)", "flag(false)"])
  }

  private static let broken: [([(String, String)], String)] = [
    (
      [("p.csv", purchases + "A,A,,2026-02-30,5.00,\(time),,,EUR\n")],
      "p.csv, line 2: '2026-02-30' under date is no day"
    ),
    (
      [("p.csv", purchases + "A,A,,2026-02-03,5.001,\(time),,,EUR\n")],
      "p.csv, line 2: '5.001' under amount is no amount in EUR"
    ),
    (
      [("p.csv", purchases + "A,A,,2026-02-03,5.00,yesterday,,,EUR\n")],
      "'yesterday' under recorded is no time"
    ),
    (
      [
        (
          "p.csv",
          purchases + "A,\"A\nb\",,2026-02-03,5.00,\(time),,,EUR\nA,A,,2026-02-03,5,,,,EUR\n"
        )
      ],
      "p.csv, line 4: 'A' is called 'A' here and 'A\nb' before"
    ),
    (
      [("p.csv", purchases + "A,A,,2026-02-03,5,,,,EUR\n")], "p.csv, line 2: recorded is empty"
    ),
    (
      [
        (
          "p.csv",
          purchases + "A,A,,2026-02-03,5,\(time),,,EUR\nB,B,,2026-02-03,5,\(time),,,USD\n"
        )
      ], "p.csv, line 3: it counts in USD, and a row before in EUR"
    ),
    (
      [("p.csv", purchases + "A,A,,2026-02-03,5\n")],
      "p.csv, line 2: it has 5 fields, and there are 9 columns"
    ),
    ([("p.csv", purchases + "\"A,A")], "a quote opened here is never closed"),
    (
      [("m.csv", moves + "A,A,,2026-02-03,\(time),bo,8,x,1,,,false\n")],
      "m.csv, line 2: there is no stage '8'"
    ),
    (
      [("m.csv", moves + "A,A,,2026-02-03,\(time),bo,7,x,0,,,false\n")],
      "'0' under lap is no number"
    ),
    (
      [("m.csv", moves + "A,A,,2026-02-03,\(time),bo,7,x,1,,,maybe\n")],
      "'maybe' under imported is neither true nor false"
    ),
    (
      [("c.csv", customers + "K,K,,3,2,fate,,,,,2020-01-02,4,,EUR\n")],
      "'fate' under placed_by is none of"
    ),
    (
      [("c.csv", customers + "K,K,,3,2,hand,,7,,,2020-01-02,4,,EUR\n")],
      "'7' under fit is no number"
    ),
    (
      [
        (
          "c.csv",
          customers + "K,K,,3,2,hand,,,,,2020-01-02,4,,\nL,L,,3,2,hand,,,,,2020-01-02,4,,\n"
        )
      ],
      "two customers have the number 4"
    ),
    (
      [
        ("a.csv", purchases + "A,A,,2026-02-03,5,\(time),,,EUR\n"),
        ("b.csv", purchases + "A,A,,2026-02-03,5,\(time),,,EUR\n"),
      ], "'A' has purchases in"
    ),
    (
      [
        (
          "p.jsonl",
          #"{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"}"# + "\n{\"numb"
        )
      ],
      "p.jsonl, line 2: the object is cut off"
    ),
    (
      [("p.json", #"[{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"}"#)],
      "p.json, line 1: the array is cut off"
    ),
    (
      [
        (
          "p.json",
          #"[{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"},{"number":2,"stage":0}]"#
        )
      ], "p.json, row 2: there is no stage '0'"
    ),
    (
      [
        (
          "p.jsonl",
          #"{"number":1,"stage":2,"stage_name":"x","mode":null,"text":"a"}"#
            + "\n{\"number\":2,\"stage\":2,\"stage_name\":\"\",\"mode\":nil,\"text\":\"\"}\n"
        )
      ], "p.jsonl, line 2: it is no JSON"
    ),
    (
      [
        (
          "p.csv",
          purchases
            + "#9223372036854775807,A,,2026-02-03,5,\(time),,,EUR\nA,A,,2026-02-03,x,,,,EUR\n"
        )
      ],
      "line 3"
    ),
  ]

  @Test(arguments: broken.indices)
  func `a row that makes no sense is named, and nothing is changed`(number: Int) throws {
    let (files, sentence) = Self.broken[number]
    let refusal = try refusal(files)
    #expect(refusal?.contains(sentence) == true, "\(refusal ?? "taken in")")
    #expect(try store.counts().customers == 0)
    #expect(try store.counts().events == 0)
    #expect(try store.currency() == .unknown)
  }

  @Test func `a file counts in what the store counts in, or is refused`() throws {
    try store.setCurrency(Currency(code: "USD"), actor: "ana", at: Timestamp(milliseconds: 1))
    let file = try file("p.csv", Self.purchases + "A,A,,2026-02-03,5,\(Self.time),,,EUR\n")
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
      let file = try file(name, written)
      try file.forEachRow { _, cells in
        found.append(cells[file.columns.firstIndex(of: "text") ?? 0])
      }
      #expect(found.map { $0 ?? "" } == [text], "\(name)")
    }
  }
}
