import Canvas
import Dashboard
import Demo
import LoopModel

/// The demo business as the engine would show it, without a store.
enum DemoSnapshot {
  static let business = DemoBusiness()

  /// Everybody recorded, or the first few, as entries of a board.
  static func entries(first count: Int = .max) -> [Board.Entry] {
    business.customers.prefix(count).enumerated().map { index, history in
      var facts = CustomerFacts(
        id: CustomerID(Int64(index + 1)), since: history.since,
        owner: owner(history.owner))
      for purchase in history.purchases {
        facts.revenue += purchase.amount
        guard purchase.amount > 0 else { continue }
        facts.spend = PurchaseRhythm.spend(
          after: facts.spend, adding: purchase.amount, on: purchase.day, to: facts.rhythm)
        if facts.rhythm == nil {
          facts.rhythm = PurchaseRhythm(firstPurchase: purchase.day)
        } else {
          facts.rhythm?.recordPurchase(on: purchase.day)
        }
        facts.lastPurchaseRecorded = purchase.recordedAt
      }
      facts.move = history.moves.last?.move
      for step in steps(of: history) {
        facts.care.take(step.change, on: step.day, at: step.at, owner: owner)
      }
      return Board.Entry(facts: facts, name: history.name, externalID: history.externalID)
    }
  }

  /// The number of an owner's name.
  static func owner(_ name: String) -> UInt16 {
    UInt16((business.owners.firstIndex(of: name) ?? -1) + 1)
  }

  /// The library as the store numbers it.
  static let plays = Play.library.enumerated().map { place, play in
    Play(id: Int64(place + 1), stage: play.stage, mode: play.mode, text: play.text)
  }

  /// Moves, contacts and decisions of a customer, by time.
  private static func steps(of history: CustomerHistory) -> [RecordedChange] {
    var steps = history.changes
    for move in history.moves {
      steps.append(
        RecordedChange(
          .move(Relocation(stage: move.move.stage, lap: move.move.lap)), day: move.move.day,
          at: move.move.at, by: move.by))
    }
    for touch in history.touches {
      steps.append(
        RecordedChange(.touch(touch.contact), day: touch.day, at: touch.at, by: touch.by))
    }
    return steps.sorted { $0.at < $1.at }
  }

  /// A board with the demo's customers at its moment.
  static func board(_ entries: [Board.Entry]) -> Board {
    let moment = Moment(
      day: Double(DemoBusiness.today.number), isLive: true, readAtMinute: 14 * 60 + 2)
    var ledger = Ledger()
    for entry in entries {
      let history = business.customers[Int(entry.facts.id.number) - 1]
      for purchase in history.purchases { ledger.append(purchase, of: entry.facts.id) }
    }
    let ids = entries.map(\.facts.id)
    let gap = ledger.medianGap(atEndOf: DemoBusiness.today, among: ids)
    let repeats = ledger.firstRepeats(among: ids)
    let before = Calibration.day(shown: DemoBusiness.today) { limit in
      repeats.count { $0 < limit }
    }
    let end = before.advanced(by: -1)
    let calibration = Calibration(
      from: ledger.summaries(atEndOf: end, among: ids), before: before,
      medianGapDays: ledger.medianGap(atEndOf: end, among: ids)
        ?? TypicalGap.defaultMedianDays)
    var board = Board(moment: moment)
    board.setFrame(
      owners: [""] + business.owners, currency: business.currency,
      firstRecordedDay: business.customers.map(\.since).min(),
      lastRecordedDay: DemoBusiness.today, plays: plays)
    board.load(
      entries, moment: moment, medianGapDays: gap ?? TypicalGap.defaultMedianDays,
      shares: .standard, calibration: calibration)
    board.setHistory(
      ledger.history(at: moment.day, among: ids, prior: board.yardstick.prior))
    return board
  }

  /// The screens with the demo on them.
  static func state(
    _ columns: Int, _ rows: Int, customers: Int = .max, isASCII: Bool = false
  ) -> State {
    var board = board(entries(first: customers))
    var state = State(
      setting: State.Setting(
        actor: "ana", isASCII: isASCII, storeName: "demo",
        today: Double(DemoBusiness.today.number)),
      size: Size(columns: columns, rows: rows))
    _ = state.update(.snapshot(board.publish()))
    return state
  }
}

extension State {
  /// Presses keys one after the other, and answers requests for a customer's history from the demo.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    var effects: [Effect] = []
    for key in keys {
      for effect in update(.key(key)) {
        effects.append(effect)
        if case .readHistory(let customer) = effect {
          let index = Int(customer.number) - 1
          _ = update(.history(customer, DemoSnapshot.business.customers[index]))
        }
      }
    }
    return effects
  }

  /// Hears from the import that was begun last.
  mutating func hear(_ answer: ImportAnswer) {
    _ = update(.imported(answer, number: importCount))
  }

  /// Types a text.
  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  /// The screen as text.
  var text: String { picture().canvas.text }
}
