internal import LoopModel

/// What follows from a customer's moves, contacts and other changes and is kept with them.
struct Decisions: Equatable {
  /// The last move.
  var move: Move?
  /// What was decided, the one asked to take over as an index.
  var care = Care()
  /// The name of who was last asked to take over, which is what is kept of them.
  var asked: String?
}

extension Care {
  /// The columns of a customer's row that hold their care.
  static let columns = """
    mode, fit, stake, last_touch, unanswered_since, next_action, snooze_at, snooze_until, parted_day, \
    parted_at, handoff_day, handoff_to, decided_day, open_deals, stake_day, stake_at
    """

  /// The same with the index of who is asked, for `init(_:from:)`.
  static let readingColumns = """
    mode, fit, stake, last_touch, unanswered_since, next_action, snooze_at, snooze_until, parted_day, \
    parted_at, handoff_day, CASE WHEN handoff_to IS NULL THEN 0 ELSE \
    (SELECT owner.id FROM owner WHERE owner.name = handoff_to AND owner.id <= 65535) END, \
    decided_day, open_deals, stake_day, stake_at
    """

  /// The care kept in a customer's row, whose columns begin at `column` in the order of
  /// `readingColumns`.
  init(_ row: Statement, from column: Int32) {
    func day(_ offset: Int32) -> Day? {
      row.optionalInt(column + offset).map { Day(number: Int32(clamping: $0)) }
    }
    func time(_ offset: Int32) -> Timestamp? {
      row.optionalInt(column + offset).map { Timestamp(milliseconds: $0) }
    }
    self.init(
      mode: row.optionalInt(column).flatMap { Mode(rawValue: UInt8(clamping: $0)) },
      fit: row.optionalInt(column + 1).map { UInt8(clamping: $0) },
      stake: row.int(column + 2),
      stakeTold: day(14).map { Told(day: $0, at: time(15) ?? .distantPast) },
      openDeals: UInt8(clamping: row.int(column + 13)),
      lastTouch: day(3), unansweredSince: day(4), nextAction: day(5),
      snooze: time(6).map { Snooze(until: day(7), at: $0) },
      parting: day(8).map { Told(day: $0, at: time(9) ?? .distantPast) },
      handOff: day(10).map { OpenHandOff(day: $0, to: UInt16(clamping: row.int(column + 11))) },
      lastDecision: day(12))
  }
}

extension Decisions {
  /// Binds the care to the parameters from `index` on, in the order of `Care.columns`.
  func bindCare(to statement: Statement, from index: Int32) {
    func bind(_ offset: Int32, _ number: Int64?) {
      if let number {
        statement.bind(index + offset, number)
      } else {
        statement.bindNull(index + offset)
      }
    }
    func bind(_ offset: Int32, _ day: Day?) {
      bind(offset, day.map { Int64($0.number) })
    }
    bind(0, care.mode.map { Int64($0.rawValue) })
    bind(1, care.fit.map(Int64.init))
    statement.bind(index + 2, care.stake)
    bind(3, care.lastTouch)
    bind(4, care.unansweredSince)
    bind(5, care.nextAction)
    bind(6, care.snooze?.at.milliseconds)
    bind(7, care.snooze?.until)
    bind(8, care.parting?.day)
    bind(9, care.parting?.at.milliseconds)
    bind(10, care.handOff?.day)
    if let asked, care.handOff != nil {
      statement.bind(index + 11, asked)
    } else {
      statement.bindNull(index + 11)
    }
    bind(12, care.lastDecision)
    statement.bind(index + 13, Int64(care.openDeals))
    bind(14, care.stakeTold?.day)
    bind(15, care.stakeTold?.at.milliseconds)
  }
}
