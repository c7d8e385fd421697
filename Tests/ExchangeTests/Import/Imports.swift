import Exchange
import LoopModel
import Testing

@testable import Store

/// A store that files are imported into.
struct Imports {
  let store: Store

  init() throws {
    store = try Store(path: ":memory:")
  }

  /// Imports files together, as the program does.
  @discardableResult
  func take(
    _ files: (String, String)..., on date: String = "2026-06-30", at: Int64 = 1_000_000,
    stages: [String] = [], change: (inout RecordImportOptions) -> Void = { _ in }
  ) throws -> RecordImportResult {
    let today = try #require(day(date))
    let imported = try files.map { (name: $0.0, file: try Imported($0.1)) }
    for entry in imported { #expect(entry.file.rejections.isEmpty) }
    let joined = try Joining.joined(
      imported.map { (name: $0.name, records: $0.file.records) },
      stages: try StageMapping.said(stages), today: today)
    #expect(joined.rejections.isEmpty)
    let systems = imported.map(\.file.understanding.recognition.profile.system)
    var options = RecordImportOptions(
      source: files.map(\.0).joined(separator: ", "),
      system: systems.first { $0 != "import" } ?? "import", day: today)
    change(&options)
    // Later than the days of the files, as in life.
    let time = Timestamp(milliseconds: Int64(today.number) * 86_400_000 + at)
    let result = try store.importRecords(
      joined.customers.map(\.foreign), options, actor: "ana", at: time)
    #expect(try store.check() == [])
    return result
  }

  /// A change by a person in the middle of a day.
  @discardableResult
  func make(
    _ change: Change, _ name: String, on date: String, actor: String = "bo"
  ) throws -> StoredChange {
    let day = try #require(Day(iso: date))
    let id = try #require(try store.find(name).first)
    return try store.apply(
      [(id, change)], actor: actor,
      at: Timestamp(milliseconds: Int64(day.number) * 86_400_000 + 50_000_000), day: day)
  }

  func undo(by actor: String = "ana") throws {
    _ = try #require(
      try store.undo(actor: actor, at: Timestamp(milliseconds: 1_900_000_000_000)))
    #expect(try store.check() == [])
  }

  /// The row of a customer by name.
  func row(_ name: String) throws -> CustomerRow {
    var found: [CustomerRow] = []
    try store.customers { if $0.name == name { found.append($0) } }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  func history(_ name: String) throws -> CustomerHistory {
    try #require(try store.history(of: try row(name).facts.id))
  }

  func owner(_ name: String) throws -> String {
    try store.owners()[Int(try row(name).facts.owner)]
  }

  /// Every table as it is, but for the journal, numbers that only grow, and row numbers.
  func dump() throws -> [String] {
    var result: [String] = []
    for table in try texts(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
        AND name NOT IN ('event', 'undone', 'change_counter', 'removed') ORDER BY name
      """)
    {
      let isNumbered = ["move", "touch", "care", "owner"].contains(table)
      let columns = try texts("SELECT name FROM pragma_table_info('\(table)')").filter {
        $0 != "changed" && !(isNumbered && $0 == "id") && !(table == "imported" && $0 == "touch")
      }.map {
        table == "customer" && $0 == "owner" ? "(SELECT name FROM owner WHERE id = owner)" : $0
      }
      result.append(table)
      let row = columns.map { "quote(\($0))" }.joined(separator: " || '|' || ")
      result += try texts("SELECT \(row) FROM \(table) ORDER BY 1")
    }
    return result + (try texts("SELECT gaps_stale || '|' || quote(last_day) FROM change_counter"))
  }

  private func texts(_ sql: String) throws -> [String] {
    var result: [String] = []
    try store.connection.query(sql) { result.append($0.text(0)) }
    return result
  }
}
