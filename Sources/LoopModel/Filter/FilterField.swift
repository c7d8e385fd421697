/// A number of a customer that a filter can ask for and a list can show.
public enum FilterField: String, CaseIterable, Hashable, Sendable {
  case lap, momentum, silence, survival, active, risk, revenue, purchases, gap, age, last, since
  case touch, due, fit, stake, deals

  /// Other words for it.
  public var aliases: [String] {
    switch self {
    case .lap: ["laps"]
    case .momentum: ["speed"]
    case .silence: ["silent"]
    case .survival: ["s"]
    case .active: ["alive", "p"]
    case .risk: ["atrisk"]
    case .revenue: ["value", "spend"]
    case .purchases: ["bought", "orders"]
    case .gap: ["rhythm"]
    case .age: ["days", "instage"]
    case .last: ["lastpurchase"]
    case .since: ["known"]
    case .touch: ["contact", "touched"]
    case .due: ["next"]
    case .fit: []
    case .stake: ["deal"]
    case .deals: ["opendeals"]
    }
  }

  /// What it is and in which unit.
  public var explanation: String {
    switch self {
    case .lap: "turn of the loop, from 1"
    case .momentum: "pace against the typical, 1 is normal"
    case .silence: "days since the last purchase"
    case .survival: "chance of such a silence, in percent"
    case .active: "chance of still being active, in percent"
    case .risk: "what their fading costs a month"
    case .revenue: "all purchases less refunds"
    case .purchases: "days with a purchase"
    case .gap: "typical gap, in days"
    case .age: "days in the stage"
    case .last: "day of the last purchase"
    case .since: "first day anything is known"
    case .touch: "days since the last contact"
    case .due: "day of the next action"
    case .fit: "how well they match who we serve, 0 to 3"
    case .stake: "what the open lap may bring"
    case .deals: "open deals, where there are several"
    }
  }

  /// Whether its values are days of the calendar.
  public var isDate: Bool { self == .last || self == .since || self == .due }

  /// The value of a customer; nil where they have none, and no filter on it lets them through.
  public func value(_ facts: CustomerFacts, _ reading: Reading, currency: Currency) -> Double? {
    switch self {
    case .lap: Double(reading.position.lap)
    case .momentum: reading.momentum
    case .silence: reading.silenceDays
    case .survival: reading.pace.map { $0.survival * 100 }
    case .active: reading.pace.map { $0.active * 100 }
    case .risk: reading.riskPerMonth.map { $0 / Double(currency.minorUnits) }
    case .revenue: Double(facts.revenue) / Double(currency.minorUnits)
    case .purchases: Double(facts.purchases)
    case .gap: reading.typicalGapDays
    case .age: reading.stageDays
    case .last: facts.rhythm.map { Double($0.last.number) }
    case .since: Double(facts.since.number)
    case .touch: facts.care.lastTouch.map { reading.day - Double($0.number) }
    case .due: facts.care.nextAction.map { Double($0.number) }
    case .fit: facts.care.fit.map { Double($0) }
    case .stake:
      facts.care.stake > 0 ? Double(facts.care.stake) / Double(currency.minorUnits) : nil
    case .deals: facts.care.openDeals > 0 ? Double(facts.care.openDeals) : nil
    }
  }

  init?(word: String) {
    let match = FilterField.allCases.first { $0.rawValue == word || $0.aliases.contains(word) }
    guard let match else { return nil }
    self = match
  }
}
