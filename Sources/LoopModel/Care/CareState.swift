/// What has been decided about a customer: what a filter asks for, and the queues of triage.
public enum CareState: String, CaseIterable, Hashable, Sendable {
  /// Stalled, and nobody has decided anything yet.
  case open
  /// A hand-off waits for an answer.
  case handOff = "handoff"
  /// Stalled, and somebody looks after them.
  case inCare = "incare"
  /// Left alone for a while.
  case snoozed
  /// Let go, and not come back.
  case letGo = "letgo"
  /// A next action is planned.
  case planned

  /// Whether it is so of a customer.
  public func holds(_ facts: CustomerFacts, _ reading: Reading) -> Bool {
    switch self {
    case .open: reading.needsDecision
    case .inCare: reading.isStalled && reading.isInCare
    case .planned: facts.care.nextAction != nil && !reading.isLetGo
    case .snoozed: reading.isSnoozed
    case .letGo: reading.isLetGo
    case .handOff: facts.care.handOff != nil
    }
  }
}

extension Snapshot {
  /// The customers of whom it is so, among some or all, by index.
  public func customers(_ state: CareState, among indices: [Int32]?) -> [Int32] {
    var result: [Int32] = []
    if let indices {
      roster.forEach(indices) { index, facts, readings, place in
        if state.holds(facts[place], readings[place]) { result.append(index) }
      }
      return result
    }
    for (number, chunk) in roster.chunks.enumerated() {
      for place in chunk.readings.indices
      where state.holds(chunk.facts[place], chunk.readings[place]) {
        result.append(Int32(number * Roster.chunkSize + place))
      }
    }
    return result
  }
}
