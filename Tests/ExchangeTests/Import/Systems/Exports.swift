import Exchange
import LoopModel
import Testing

@testable import Store

/// Files as a system exports them, taken into a store of their own.
///
/// That they say the same one by one, in whatever order, is looked at by the way.
struct Exports {
  let imports: Imports
  /// What each file was recognised as.
  let profiles: [String]
  /// What the files say together.
  let joined: Joined
  let result: RecordImportResult

  init(
    _ files: String..., today: String = "2026-06-30", stages: [String] = [],
    options: RecordFileOptions = RecordFileOptions()
  ) throws {
    let date = try #require(Day(iso: today))
    let imported = try files.map { try Imported($0, options) }
    for file in imported { #expect(file.rejections.map(\.reason) == []) }
    profiles = imported.map(\.profile)
    joined = try Joining.joined(
      imported.enumerated().map { (name: "\($0.offset).csv", records: $0.element.records) },
      stages: try StageMapping.said(stages), today: date)
    #expect(joined.rejections.map(\.rejection.reason) == [])
    imports = try Imports()
    let options = RecordImportOptions(
      source: "export", system: imported[0].understanding.recognition.profile.system, day: date)
    result = try imports.store.importRecords(
      joined.customers.map(\.foreign), options, actor: "ana",
      at: Timestamp(milliseconds: Int64(date.number) * 86_400_000 + 1_000_000))
    #expect(try imports.store.check() == [])
    if files.count > 1 {
      try OneByOne.expectSame(
        imported, on: date, stages: stages, as: try imports.whereabouts())
    }
  }

  /// The names of the customers, in the order they were made.
  var names: [String] { joined.customers.map(\.name) }

  /// What the store knows of a customer: id, place, further open deals, owner, stake, purchases, how
  /// they were let go.
  func story(_ name: String) throws -> String {
    let row = try imports.row(name)
    var parts = [row.externalID.isEmpty ? "-" : row.externalID]
    if let move = row.facts.holdingMove {
      parts.append("\(move.stage.number) " + (move.isImported ? "unknown" : move.day.iso))
    }
    if row.facts.care.openDeals > 1 { parts.append("+\(row.facts.care.openDeals - 1)") }
    parts.append(try imports.owner(name))
    if row.facts.care.stake > 0 { parts.append("stake \(row.facts.care.stake)") }
    try imports.store.connection.query(
      "SELECT day, amount FROM purchase JOIN customer ON customer.id = customer WHERE name = ?",
      .text(name)
    ) { parts.append("\(Day(number: Int32($0.int(0))).iso) \($0.int(1))") }
    let history = try imports.history(name)
    for change in history.changes {
      if case .letGo(let reason) = change.change {
        parts.append("let go \(change.day.iso) \(reason)")
      }
    }
    return parts.joined(separator: " | ")
  }
}
