internal import LoopModel

extension RecordWriter {
  /// Brings a customer's moves and place in line with the files; true where something was written.
  ///
  /// `purchases` are what the files have made of their purchases.
  func writePlace(
    _ customer: ForeignCustomer, _ known: inout KnownCustomer,
    _ purchases: Buying
  ) throws(StoreError) -> Bool {
    let bought = purchases.days
    let before = (result.moves, result.partings)
    // What a person decided last; nil where an import did.
    let held = prefersFiles(known, "stage") ? nil : decision(on: known)
    for history in customer.histories { try writeHistory(history, &known, held, bought) }
    for move in customer.moves {
      let same = known.moves.first { $0.move.day == move.day && $0.move.stage == move.stage }
      if let same {
        skip(same.mark.event)
        continue
      }
      let at = time(of: move.day)
      if let held, at >= held { continue }
      try insert(
        move.stage, day: move.day, at: at, lap: lap(move.stage, bought.count { $0 < move.day }),
        by: move.by, reason: move.reason, to: &known)
    }
    var hasChanged = false
    var parted: Timestamp?
    if let position = customer.position {
      if purchases.hasChanged || !stands(known, in: position) {
        hasChanged = try put(&known, at: position, bought: bought)
      }
    } else if let parting = customer.parting {
      parted = try letGo(known, parting, bought: bought)
    }
    if known.facts == nil || known.isUnlisted, known.moves.isEmpty, bought.isEmpty {
      // Since when they are in the first stage nobody says, the day their record was made least of all.
      try insert(start: .salesLoop, at: parted ?? transaction.at, to: &known)
      hasChanged = true
    }
    return hasChanged || before != (result.moves, result.partings)
  }

  /// Whether they stand where a list of customers has them, so that there is nothing to say.
  private func stands(_ known: KnownCustomer, in position: ForeignPosition) -> Bool {
    guard position.isListed, !known.isLetGo, let facts = known.facts else { return false }
    let day = min(position.asOf ?? options.day, options.day)
    // What was so before they bought again says nothing of now.
    if let last = facts.rhythm?.last, last > day { return true }
    // Nor does what it said before they bought, unless it is of a day.
    if position.asOf == nil, facts.holdingMove == nil, let said = known.moves.last,
      said.move.isImported, said.move.stage == position.stage, isImport(said.mark)
    {
      return true
    }
    let reading = Reading(of: facts, at: Double(day.number), by: placing)
    return reading.position.stage == position.stage
  }

  /// Puts them where the files say they are.
  private func put(
    _ known: inout KnownCustomer, at position: ForeignPosition, bought: [Day]
  ) throws(StoreError) -> Bool {
    known.moves.sort { ($0.move.at, $0.mark.event ?? 0) < ($1.move.at, $1.mark.event ?? 0) }
    let last = known.moves.last?.move
    let lastBought = bought.last
    var isThere = false
    if let last, last.stage == position.stage {
      isThere = lastBought.map { $0 <= last.day } ?? true
    }
    let person = decision(on: known)
    let file = "\(position.stage.number) \(position.stage.name)"
    if known.isLetGo {
      if person != nil {
        guard settle(known, "stage", here: "let go", file: file) else { return false }
      }
    } else if !isThere, person != nil {
      let here = last.map { "\($0.stage.number) \($0.stage.name)" } ?? ""
      guard settle(known, "stage", here: here, file: file) else { return false }
    }
    var comesBack = known.isLetGo
    let isDatedNow = isThere && last?.isImported == true && position.since != nil
    if !isThere || isDatedNow {
      var day = min(position.since ?? options.day, options.day)
      if let lastBought { day = max(day, lastBought) }
      // A purchase of that day was before: the open deal is the next lap's.
      var at = time(of: day)
      if position.since == nil || day == lastBought || last.map({ at <= $0.at }) ?? false
        || person.map({ at <= $0 }) ?? false || known.isLetGo
      {
        at = transaction.at
      }
      let isUnknown = position.since == nil
      let words = position.reason.isEmpty ? "" : ": \(position.reason)"
      try insert(
        position.stage, day: day, at: at, lap: lap(position.stage, bought.count { $0 <= day }),
        by: "", reason: isUnknown ? "imported\(words)" : position.reason, isImported: isUnknown,
        to: &known)
      // A move takes them up again.
      comesBack = false
    }
    if comesBack { try insert(.comeBack(reason: "imported"), of: known.id) }
    return comesBack
  }

  /// Lets a customer go; gives the time that is recorded for it, nil where nothing is to be done.
  private func letGo(
    _ known: KnownCustomer, _ parting: ForeignParting, bought: [Day]
  ) throws(StoreError) -> Timestamp? {
    let day = min(parting.day ?? options.day, options.day)
    if known.isLetGo {
      result.skipped += 1
      return nil
    }
    if let last = bought.last, last > day { return nil }
    let isRecorded =
      parting.day == nil ? !known.partings.isEmpty : known.partings.contains { $0.day == day }
    let person = decision(on: known)
    if person != nil {
      let here = known.moves.last.map { "\($0.move.stage.number) \($0.move.stage.name)" } ?? ""
      guard settle(known, "stage", here: here.isEmpty ? "taken up again" : here, file: "let go")
      else { return nil }
    } else if isRecorded {
      result.skipped += 1
      return nil
    }
    var at = time(of: day)
    if parting.day == nil || known.moves.contains(where: { $0.move.at >= at })
      || person.map({ $0 >= at }) ?? false
    {
      at = transaction.at
    }
    let reason = parting.reason.isEmpty ? "lost" : parting.reason
    try insert(.letGo(reason: reason), of: known.id, day: day, at: at)
    result.partings += 1
    return at
  }

  /// When a person decided last where a customer is; nil where nobody did, or an import after them.
  private func decision(on known: KnownCustomer) -> Timestamp? {
    var last: KnownCustomer.Mark?
    for mark in known.moves.map(\.mark) + [known.standing?.mark].compactMap({ $0 })
    where last.map({ (mark.at, mark.event ?? .max) >= ($0.at, $0.event ?? .max) }) ?? true {
      last = mark
    }
    guard let last, !isImport(last) else { return nil }
    return last.at
  }

  /// The beginning of a day, or now where that is earlier.
  func time(of day: Day) -> Timestamp {
    min(transaction.at, Timestamp(milliseconds: Int64(day.number) * 86_400_000))
  }

  /// The lap of a stage after some days of purchase.
  func lap(_ stage: Stage, _ purchases: Int) -> Int32 {
    Int32(clamping: stage.isActivePhase ? purchases + 1 : max(1, purchases))
  }

  func insert(
    _ stage: Stage, day: Day, at: Timestamp, lap: Int32, by: String, reason: String,
    isImported: Bool = false, to known: inout KnownCustomer
  ) throws(StoreError) {
    let move = Move(stage: stage, lap: lap, day: day, at: at, isImported: isImported)
    try insert(
      RecordedMove(move: move, by: by.isEmpty ? options.system : by, reason: reason), to: &known)
    result.moves += 1
  }

  /// Notes that the import found them in the stage where the loop begins, which is no news to count.
  ///
  /// The time is no later than that they were let go at, which a later move would end.
  private func insert(
    start stage: Stage, at: Timestamp, to known: inout KnownCustomer
  ) throws(StoreError) {
    let move = Move(stage: stage, lap: 1, day: options.day, at: at, isImported: true)
    try insert(RecordedMove(move: move, by: options.system, reason: "imported"), to: &known)
  }

  private func insert(_ move: RecordedMove, to known: inout KnownCustomer) throws(StoreError) {
    try transaction.store.insert(move, of: known.id, event: event)
    known.moves.append((move.move, KnownCustomer.Mark(at: move.move.at, event: event)))
    know(of: move.move.day)
  }
}
