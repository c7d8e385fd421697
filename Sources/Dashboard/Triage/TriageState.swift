import Canvas
public import LoopModel

/// The queue of customers somebody has to decide about.
public struct TriageState: Hashable, Sendable {
  /// The queues, in the order a key goes through them.
  static let queues: [CareState] = [.open, .handOff, .inCare, .snoozed, .letGo]

  /// What comes first.
  public enum Order: Int, CaseIterable, Hashable, Sendable {
    case risk, age, momentum, stage, owner

    /// What the title calls it.
    var title: String {
      switch self {
      case .risk: "money at risk"
      case .age: "time in stage"
      case .momentum: "momentum"
      case .stage: "stage"
      case .owner: "owner"
      }
    }
  }

  /// The queue that is shown.
  public internal(set) var queue = CareState.open
  /// What comes first in it.
  public internal(set) var sort = Order.risk
  /// Who is selected.
  public internal(set) var selected: CustomerID?
  /// Rows of the roster in the order shown.
  public internal(set) var order: [Int32] = []
  /// Where in the order the selected one is.
  var row = 0
  /// The first row shown.
  var top = 0
  /// What was decided in this session, by customer.
  var handled: [CustomerID: String] = [:]
  /// Whom the change under way takes out of the queue.
  var disposed: Set<CustomerID> = []
}

extension State {
  /// Puts the queue in order again; where the selected customer has left it, the next one is taken.
  mutating func orderTriage() {
    guard let snapshot else { return }
    let queue = snapshot.customers(triage.queue, among: visible.indices)
    triage.order = sorted(queue, isDescending: triage.sort.isDescending) { row in
      triage.sort.key(
        snapshot.roster.facts(Int(row)), snapshot.roster.reading(Int(row)), triage.queue)
    }
    guard !triage.order.isEmpty else {
      triage.row = 0
      triage.top = 0
      triage.selected = nil
      return
    }
    if let selected = triage.selected, let index = snapshot.roster.index(of: selected),
      let row = triage.order.firstIndex(of: Int32(index))
    {
      triage.top = max(0, triage.top + row - triage.row)
      triage.row = row
    } else {
      triage.row = min(triage.row, triage.order.count - 1)
      triage.selected = snapshot.roster.facts(Int(triage.order[triage.row])).id
    }
  }

  /// Selects the row `offset` away, within the queue.
  mutating func moveInTriage(by offset: Int) -> [Effect] {
    guard let snapshot, !triage.order.isEmpty else { return [] }
    triage.row = min(triage.order.count - 1, max(0, triage.row + offset))
    triage.selected = snapshot.roster.facts(Int(triage.order[triage.row])).id
    return readTriageCard()
  }

  /// Reads what the pane tells of the selected customer, and tells others that somebody is on them.
  func readTriageCard() -> [Effect] {
    guard view == .triage, page == nil else { return [] }
    guard let selected = triage.selected else { return [.beHere(nil)] }
    return (known?.customer == selected ? [] : [.readHistory(selected)]) + [.beHere(selected)]
  }

  mutating func showQueue(offset: Int) -> [Effect] {
    let all = TriageState.queues
    let place = all.firstIndex(of: triage.queue) ?? 0
    triage.queue = all[(place + offset + all.count) % all.count]
    triage.row = 0
    triage.selected = nil
    orderTriage()
    return readTriageCard()
  }

  mutating func sortQueue(offset: Int) {
    let all = TriageState.Order.allCases
    triage.sort = all[(triage.sort.rawValue + offset + all.count) % all.count]
    triage.top = 0
    orderTriage()
  }
}

extension CareState {
  /// What the title of its queue says.
  var title: String {
    switch self {
    case .open: "stalled"
    case .handOff: "open hand-offs"
    case .inCare: "in care"
    case .snoozed: "snoozed"
    case .letGo: "let go"
    case .planned: "planned"
    }
  }
}

extension TriageState.Order {
  var isDescending: Bool { self == .risk || self == .age }

  func key(_ facts: CustomerFacts, _ reading: Reading, _ queue: CareState) -> Double {
    switch self {
    case .risk:
      // Open hand-offs wait for an answer: the oldest first.
      if queue == .handOff, let handOff = facts.care.handOff {
        return reading.day - Double(handOff.day.number)
      }
      return reading.riskPerMonth ?? -1
    case .age: return reading.stageDays
    case .momentum: return reading.momentum ?? 1e9
    case .stage: return Double(reading.position.stage.index) + reading.position.progress
    case .owner: return Double(facts.owner)
    }
  }
}
