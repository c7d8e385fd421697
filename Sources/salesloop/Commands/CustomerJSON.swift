import Exchange
import LoopModel

/// A customer as `list` and `show` give them to programs.
///
/// The keys are stable; the README tells them.
struct CustomerFields {
  let snapshot: Snapshot
  let index: Int

  /// Names of the fields, in the order of the CSV columns.
  static let names = [
    "id", "name", "owner", "stage", "stage_name", "lap", "progress", "placed_by", "momentum",
    "trend",
    "silence_days", "survival", "active", "flag", "flag_reason", "reasons", "revenue", "purchases",
    "last_purchase", "typical_gap_days", "stage_days", "since",
    "at_risk_per_month", "stage_limit_days", "care", "mode", "fit", "stake", "last_contact",
    "next_action", "unanswered_since", "open_deals", "held_off",
  ]

  /// What is written down of them besides, which is not among their own columns.
  static let writtenTraits = Trait.allCases.filter {
    ![.fit, .stake, .deals, .lastContact].contains($0)
  }

  /// Names of the columns of `export customers`.
  static let exportNames = names + ["number"] + writtenTraits.map(\.rawValue) + ["currency"]

  var values: [FieldCell] {
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    let owner = snapshot.owner(index)
    return [
      .text(id), .text(snapshot.roster.name(index)), owner.isEmpty ? .none : .text(owner),
      .int(reading.position.stage.number), .text(reading.position.stage.name),
      .int(Int(reading.position.lap)), .double(reading.position.progress),
      .text(reading.placedBy.word), reading.momentum.map(FieldCell.double) ?? .none,
      .text(reading.trend.word),
      reading.silenceDays.map { .int(Int($0)) } ?? .none,
      reading.pace.map { .double($0.survival) } ?? .none,
      reading.pace.map { .double($0.active) } ?? .none,
      reading.flag.map { .text($0.word) } ?? .none,
      reading.flagReason.map(FieldCell.text) ?? .none,
      .texts(reasons),
      .decimal(snapshot.currency.plain(facts.revenue)), .int(Int(facts.purchases)),
      facts.rhythm.map { .text($0.last.iso) } ?? .none, .double(reading.typicalGapDays),
      reading.stageTimeIsUnknown ? .none : .double(reading.stageDays), .text(facts.since.iso),
      reading.riskPerMonth.map { .double($0 / Double(snapshot.currency.minorUnits)) } ?? .none,
      .double(reading.stageLimitDays), care.map(FieldCell.text) ?? .none,
      facts.care.mode.map { .text($0.word) } ?? .none,
      facts.care.fit.map { .int(Int($0)) } ?? .none,
      facts.care.stake > 0 ? .decimal(snapshot.currency.plain(facts.care.stake)) : .none,
      facts.care.lastTouch.map { .text($0.iso) } ?? .none,
      facts.care.nextAction.map { .text($0.iso) } ?? .none,
      facts.care.unansweredSince.map { .text($0.iso) } ?? .none,
      facts.care.openDeals > 0 ? .int(Int(facts.care.openDeals)) : .none,
      reading.heldOff(of: facts, by: snapshot.yardstick).map(FieldCell.text) ?? .none,
    ]
  }

  /// Why they are stalled, in whole sentences.
  private var reasons: [String] { snapshot.reasons(index).map(\.sentence) }

  /// What has been decided about them, in the filter's words; nil for nothing.
  private var care: String? {
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    let states: [CareState] = [.letGo, .snoozed, .inCare, .open, .planned]
    return states.first { $0.holds(facts, reading) }?.rawValue
  }

  /// What `show` finds them by: their id elsewhere, or their number here.
  var id: String {
    let external = snapshot.roster.externalID(index)
    return external.isEmpty ? "#\(snapshot.roster.facts(index).id.number)" : external
  }

  func write(to json: inout JSONWriter) {
    for (name, value) in zip(CustomerFields.names, values) {
      json.key(name)
      value.write(to: &json)
    }
  }

  /// Writes a row; on a terminal with stand-ins for what must not reach one.
  func write(to csv: inout CSVWriter, isTerminal: Bool) {
    for value in values { value.write(to: &csv, isTerminal: isTerminal) }
    csv.endRow()
  }
}
