import Canvas
import LoopModel

/// A column of the list of customers.
public enum Column: String, CaseIterable, Hashable, Sendable {
  case name, owner, stage, lap, momentum, silence, survival, active, risk, flag, revenue, purchases
  case last, gap, age, placed, id

  /// Columns in the order they are shown and left out from the end where the screen is narrow.
  public static let initial: [Column] = [
    .name, .stage, .momentum, .silence, .survival, .risk, .active, .flag, .owner, .lap, .revenue,
    .last, .gap, .purchases, .age, .placed, .id,
  ]

  /// What stands over it.
  var title: String {
    switch self {
    case .name: "Customer"
    case .owner: "Owner"
    case .stage: "Stage"
    case .lap: "Lap"
    case .momentum: "Momentum"
    case .silence: "Silent"
    case .survival: "1 in"
    case .active: "Active"
    case .risk: "At risk"
    case .flag: "Flag"
    case .revenue: "Revenue"
    case .purchases: "Bought"
    case .last: "Last bought"
    case .gap: "Usual gap"
    case .age: "In stage"
    case .placed: "Placed by"
    case .id: "Id"
    }
  }

  /// What it tells, for the chooser.
  var explanation: String {
    switch self {
    case .name: "what the team calls them"
    case .owner: "who looks after them"
    case .stage: "where they are on the loop"
    case .lap: "turn of the loop"
    case .momentum: "pace against the typical pace; 1× is normal"
    case .silence: "time since the last purchase"
    case .survival: "1 in so many active ones is silent so long"
    case .active: "chance of still being active"
    case .risk: "a month: for fading, and staked on the lap"
    case .flag: "late, stalled or lapsed"
    case .revenue: "all purchases less refunds"
    case .purchases: "days with a purchase"
    case .last: "day of the last purchase"
    case .gap: "typical time between two purchases"
    case .age: "time in the stage"
    case .placed: "by purchases or by hand"
    case .id: "id in the system they come from"
    }
  }

  /// Columns of text it takes; the name takes what is left as well.
  var width: Int {
    switch self {
    case .name: 18
    case .owner: 8
    case .stage: 15
    case .lap: 3
    case .momentum: 9
    case .silence: 6
    case .survival: 6
    case .active: 6
    case .risk: 8
    case .flag: 10
    case .revenue: 9
    case .purchases: 6
    case .last: 11
    case .gap: 9
    case .age: 8
    case .placed: 9
    case .id: 10
    }
  }

  /// What names take at least: more where the screen has the room.
  static func nameWidth(on columns: Int) -> Int {
    columns < 70 ? Column.name.width : columns < 100 ? 22 : 26
  }

  /// Whether its values end at the right.
  var isNumber: Bool {
    switch self {
    case .name, .owner, .stage, .flag, .placed, .id, .last: false
    default: true
    }
  }

  /// Whether the highest value is what one looks for first.
  var sortsDescending: Bool {
    switch self {
    case .revenue, .purchases, .lap, .silence, .last, .flag, .age, .risk: true
    default: false
    }
  }

  /// What a list is sorted by; text columns are sorted by their text instead.
  func sortKey(_ index: Int, _ snapshot: Snapshot) -> Double {
    // Only the field that is asked for is read: copying whole customers is what would take time.
    let (number, place) = index.quotientAndRemainder(dividingBy: Roster.chunkSize)
    let chunks = snapshot.roster.chunks
    switch self {
    case .owner: return Double(chunks[number].facts[place].owner)
    case .stage:
      let position = chunks[number].readings[place].position
      return Double(position.stage.index) + position.progress
    case .lap: return Double(chunks[number].readings[place].position.lap)
    case .momentum: return chunks[number].readings[place].momentum ?? .infinity
    case .silence: return chunks[number].readings[place].silenceDays ?? -1
    case .survival: return chunks[number].readings[place].pace?.survival ?? 2
    case .active: return chunks[number].readings[place].pace?.active ?? 2
    case .risk: return chunks[number].readings[place].riskPerMonth ?? -1
    case .flag:
      let reading = chunks[number].readings[place]
      return Double(reading.stalls.rawValue) * 4 + Double(reading.flag?.rawValue ?? 0)
    case .revenue: return Double(chunks[number].facts[place].revenue)
    case .purchases: return Double(chunks[number].facts[place].purchases)
    case .last: return Double(chunks[number].facts[place].rhythm?.last.number ?? -1_000_000)
    case .gap: return chunks[number].readings[place].typicalGapDays
    case .age: return chunks[number].readings[place].stageDays
    case .placed: return Double(chunks[number].readings[place].placedBy.rawValue)
    case .name, .id: return 0
    }
  }

  /// A customer's value as text, with what it means.
  func value(_ index: Int, _ snapshot: Snapshot) -> (text: String, role: Role) {
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    switch self {
    case .name: return (snapshot.roster.name(index), .text)
    case .owner:
      let owner = snapshot.owner(index)
      return owner.isEmpty ? ("nobody", .muted) : (owner, .text)
    case .stage:
      let stage = reading.position.stage
      return ("\(stage.number) \(stage.shortName)", .text)
    case .lap: return (String(reading.position.lap), .text)
    case .momentum:
      return (
        String(Character(reading.trend.glyph)) + spokenMomentum(reading.momentum),
        reading.trend.role
      )
    case .silence: return (reading.silenceDays.map(spokenDays) ?? "–", .text)
    case .survival:
      guard let pace = reading.pace else { return ("–", .muted) }
      let odds =
        pace.isUsual
        ? "" : pace.survival < 1.01e-5 ? ">99k" : String(spokenChance(pace.survival).dropFirst(5))
      return (odds, reading.flag == nil ? .muted : .text)
    case .active: return (reading.pace.map { percent($0.active) } ?? "–", .text)
    case .risk:
      guard let risk = reading.riskPerMonth else { return ("–", .muted) }
      return (snapshot.currency.short(risk), .text)
    case .flag:
      guard let word = reading.standing else { return ("", .muted) }
      return (word, reading.needsDecision ? .stopped : reading.flag == .late ? .late : .muted)
    case .revenue: return (snapshot.currency.short(facts.revenue), .text)
    case .purchases: return (String(facts.purchases), .text)
    case .last: return (facts.rhythm?.last.spoken ?? "never", .text)
    case .gap:
      return (spokenDays(reading.typicalGapDays), facts.purchases > 1 ? .text : .muted)
    case .age:
      return reading.stageTimeIsUnknown
        ? ("unknown", .muted) : (spokenDays(reading.stageDays), .text)
    case .placed: return (reading.placedBy.word, .muted)
    case .id: return (snapshot.roster.externalID(index), .muted)
    }
  }
}
