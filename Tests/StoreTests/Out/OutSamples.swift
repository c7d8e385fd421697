import Glibc
import LoopModel
import Testing

@testable import Store

extension Store {
  /// A store with everything in it: refunds, all changes, some of them taken back, plays, owners, texts
  /// that are hard to write down, and rows another program wrote.
  static func full(_ path: String) throws -> Store {
    let store = try Store(path: path, create: true)
    try store.seedPlays(Play.library, actor: "ana", at: time(500))
    try store.setCurrency(Currency(code: "EUR"), actor: "ana", at: time(600))
    try store.take(sampleRows(400, customers: 20, seed: 7))
    try store.take([
      SampleRow(
        id: "K-1", name: "Casa \"Ñandú\"\n\u{202E}x", owner: "Eva", day: 9100, amount: 1250),
      SampleRow(name: "=SUM(A1)", day: 9101, amount: -300),
    ])
    for (index, sample) in SampleChange.all.enumerated() {
      let at = Int64(5000 + index / 3)
      for change in sample.before {
        try store.make(change, Int64(index % 5 + 1), at: at, on: Int32(9500 + index))
      }
      try store.make(sample.change, Int64(index % 5 + 1), at: at, on: Int32(9500 + index))
      if index % 4 == 0 { try store.undo(actor: "ana", at: time(at + 1)) }
    }
    try store.merge(CustomerID(7), into: CustomerID(6), actor: "ana", at: time(8000))
    try store.thank(
      Kudos(
        customer: CustomerID(2), person: "bo", by: "ana", words: "\"well\" done", day: day(9600)),
      actor: "ana", at: time(8500))
    try store.keepApart(CustomerID(4), CustomerID(1), actor: "ana", at: time(8550))
    try store.finishStandUp(
      StandUpRecord.Numbers(
        period: "1996-Q2", goal: 100, revenue: 90, laps: 3, momentum: 0.1 + 0.2, stalled: 1,
        riskPerMonth: 7), on: day(9600), actor: "ana", at: time(8600))
    OtherProgram(path).run(
      """
      INSERT INTO touch(customer, at, day, channel, direction, intent, note)
        VALUES(3, -5, 9003, 'fax', 'push', 'ask', 'odd words');
      INSERT INTO care(customer, verb, at, day, fields) VALUES(3, 'note', 7, 9003, '{ "text": "x" }');
      """)
    try store.mend(actor: "ana", at: time(9000))
    return store
  }

  /// The lines of the whole store.
  func wholeLines() throws -> [String] {
    var lines: [String] = []
    try whole { lines.append($0) }
    return lines
  }

  /// Takes in the lines of a whole store.
  @discardableResult
  func take(
    whole lines: [String], actor: String = "ana"
  ) throws(StoreError) -> ImportResult {
    var rest = lines[...]
    return try takeWhole(actor: actor, at: time(50_000), source: "all.jsonl") { rest.popFirst() }
  }

  /// The content of all tables, the journal and what refers to its numbers left out.
  func content() throws(StoreError) -> [String] {
    var result: [String] = []
    let left = ["event", "made_by", "created_by", "changed"]
    for table in try texts(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
        AND name NOT IN ('event', 'undone', 'change_counter', 'removed', 'here',
          'import_field', 'import_replaced') ORDER BY name
      """)
    {
      let row = try texts("SELECT name FROM pragma_table_info('\(table)')").filter {
        !left.contains($0)
      }.map { "quote(\($0))" }.joined(separator: " || '|' || ")
      result.append(table)
      result += try texts("SELECT \(row) FROM \(table) ORDER BY 1")
    }
    result += try texts("SELECT name || seq FROM sqlite_sequence WHERE name <> 'x' ORDER BY 1")
    return result + (try texts("SELECT gaps_stale || '|' || quote(last_day) FROM change_counter"))
  }
}

extension TemporaryFolder {
  /// Which files in it hold some bytes.
  func files(holding text: String) -> [String] {
    names().filter {
      TemporaryFolder.bytes(path + "/" + $0).firstRange(of: Array(text.utf8)) != nil
    }
  }

  /// The names of the files in it, in order.
  func names() -> [String] {
    var found: [String] = []
    guard let handle = opendir(path) else { return ["?"] }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { found.append(name) }
    }
    return found.sorted()
  }
}
