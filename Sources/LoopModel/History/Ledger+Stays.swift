extension Ledger {
  /// How long customers have stayed in each stage, as known at the end of `day`: read off the moves of
  /// the 365 days before.
  ///
  /// A stay begins with a move. The next move, the purchase that ends the placement or letting go ends
  /// it: a purchase or a move onward as an advance, a move back or letting go as an exit. A stay of
  /// which an import knew neither beginning nor end is not learned from.
  public func dwell(atEndOf day: Day) -> StageDwell {
    var stays: [StayKey: [Stay]] = [:]
    for (customer, moves) in moves {
      let steps = self.steps[customer] ?? []
      for place in moves.indices where moves[place].day <= day && !moves[place].isImported {
        let move = moves[place]
        let entry = moves[place...].dropFirst().first { $0.day <= day }
        if entry?.isImported == true { continue }
        let end = end(of: move, next: entry, steps: steps, of: customer, until: day)
        guard let stay = Stay(entered: move.day, end: end, now: day) else { continue }
        let isBuying = mode(at: move.at, in: steps) == .buying
        stays[StayKey(stage: move.stage, isBuying: isBuying), default: []].append(stay)
      }
    }
    guard !stays.isEmpty else { return .unknown }
    return StageDwell { stage, isBuying in
      stays[StayKey(stage: stage, isBuying: isBuying)] ?? []
    }
  }

  private struct StayKey: Hashable {
    var stage: Stage
    var isBuying: Bool
  }

  /// What ended a stay first.
  private func end(
    of move: Move, next: Move?, steps: [RecordedChange], of customer: CustomerID, until day: Day
  ) -> (day: Day, outcome: StayOutcome)? {
    var ends: [(day: Day, outcome: StayOutcome)] = []
    var purchase: Day?
    forEachPurchase(of: customer) { purchaseDay, amount, recorded in
      let purchaseDay = Day(number: purchaseDay)
      guard purchase == nil, amount > 0, purchaseDay <= day,
        move.isEnded(
          byPurchaseOn: purchaseDay, recordedAt: Timestamp(milliseconds: recorded))
      else { return }
      purchase = purchaseDay
    }
    if let purchase { ends.append((purchase, .advanced)) }
    if let next {
      let isOnward = (next.lap, next.stage) > (move.lap, move.stage)
      ends.append((next.day, isOnward ? .advanced : .exited))
    }
    let parting = steps.first { step in
      guard case .letGo = step.change else { return false }
      return step.at >= move.at && step.day <= day
    }
    if let parting { ends.append((parting.day, .exited)) }
    return ends.min { $0.day < $1.day }
  }

  private func mode(at time: Timestamp, in steps: [RecordedChange]) -> Mode? {
    var mode: Mode?
    for step in steps where step.at <= time {
      if case .setMode(let new, _) = step.change { mode = new }
    }
    return mode
  }

  /// What people had decided about a customer by the end of `day`.
  func care(of customer: CustomerID, atEndOf day: Day, owners: [String: UInt16]) -> Care {
    var care = Care()
    let steps = self.steps[customer] ?? []
    var moves = (self.moves[customer] ?? [])[...]
    func take(_ move: Move) {
      guard move.day <= day else { return }
      care.take(
        .move(Relocation(stage: move.stage, lap: move.lap)), on: move.day, at: move.at,
        isDecision: !move.isImported)
    }
    for step in steps {
      while let move = moves.first, move.at < step.at { take(moves.removeFirst()) }
      guard step.day <= day else { continue }
      care.take(step.change, on: step.day, at: step.at) { owners[$0] ?? 0 }
    }
    for move in moves { take(move) }
    return care
  }
}

extension Change {
  /// The change without what was written about it, which the past is worked out without.
  public var withoutWords: Change {
    switch self {
    case .touch(var contact):
      (contact.note, contact.why, contact.play) = ("", "", nil)
      return .touch(contact)
    case .plan(let plan): return .plan(PlannedAction(what: "", due: plan.due))
    case .snooze(let until, _): return .snooze(until: until, reason: "")
    case .letGo: return .letGo(reason: "")
    case .comeBack: return .comeBack(reason: "")
    case .setMode(let mode, _): return .setMode(mode, evidence: "")
    case .note: return .note("")
    case .describe(let trait, let value):
      return [.fit, .stake, .deals, .lastContact].contains(trait)
        ? self : .describe(trait, value.isEmpty ? "" : "1")
    case .move, .assign, .offerHandOff, .acceptHandOff, .returnHandOff, .purchase: return self
    }
  }
}
