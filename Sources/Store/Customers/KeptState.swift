internal import LoopModel

/// What follows from a customer's purchases and is kept with them, so that they can be read without
/// their purchases.
struct KeptState: Equatable {
  private(set) var rhythm: PurchaseRhythm?
  /// When the last day's latest purchase was recorded.
  private(set) var lastRecorded = Timestamp.distantPast
  /// All purchases less refunds; held at the ends of what fits.
  private(set) var revenue: Int64 = 0
  /// What was spent on the repeat purchases, or on a single one; held as well.
  private(set) var spend: Int64 = 0

  /// Takes in a purchase or refund, by day; gives the gap in days it ends, or 0 for none.
  mutating func take(day: Int32, amount: Int64, recordedAt: Int64) -> Int {
    revenue = revenue.addingHeld(amount)
    guard amount > 0 else { return 0 }
    spend = PurchaseRhythm.spend(
      after: spend, adding: amount, on: Day(number: day), to: rhythm)
    let recorded = Timestamp(milliseconds: recordedAt)
    guard let last = rhythm?.last else {
      rhythm = PurchaseRhythm(firstPurchase: Day(number: day))
      lastRecorded = recorded
      return 0
    }
    guard day > last.number else {
      lastRecorded = max(lastRecorded, recorded)
      return 0
    }
    rhythm?.recordPurchase(on: Day(number: day))
    lastRecorded = recorded
    return last.days(to: Day(number: day))
  }

  /// The state kept in a customer's row, whose columns begin at `column` in the order of
  /// `KeptState.columns`.
  init(_ row: Statement, from column: Int32) {
    revenue = row.int(column + 8)
    spend = row.int(column + 9)
    guard !row.isNull(column) else { return }
    rhythm = PurchaseRhythm(
      first: Day(number: Int32(truncatingIfNeeded: row.int(column))),
      last: Day(number: Int32(truncatingIfNeeded: row.int(column + 1))),
      repeats: Int32(truncatingIfNeeded: row.int(column + 2)),
      fadedRepeats: row.double(column + 3), fadedWeeks: row.double(column + 4),
      sumOfRepeatTimes: row.double(column + 5),
      arrow: Arrow(rawValue: Int8(truncatingIfNeeded: row.int(column + 6))) ?? .steady)
    lastRecorded = Timestamp(milliseconds: row.int(column + 7))
  }

  /// The state of someone who has never bought.
  init() {}

  /// The columns of a customer's row that hold the state.
  static let columns = """
    first_day, last_day, repeats, faded_repeats, faded_weeks, repeat_time_sum, arrow, \
    last_recorded, revenue, spend
    """

  /// Binds the state to the ten parameters from `index` on, in the order of `columns`.
  func bind(to statement: Statement, from index: Int32) {
    if let rhythm {
      statement.bind(index, Int64(rhythm.first.number))
      statement.bind(index + 1, Int64(rhythm.last.number))
      statement.bind(index + 2, Int64(rhythm.repeats))
      statement.bind(index + 3, rhythm.fadedRepeats)
      statement.bind(index + 4, rhythm.fadedWeeks)
      statement.bind(index + 5, rhythm.sumOfRepeatTimes)
      statement.bind(index + 6, Int64(rhythm.arrow.rawValue))
      statement.bind(index + 7, lastRecorded.milliseconds)
    } else {
      for offset in 0..<8 { statement.bindNull(index + Int32(offset)) }
    }
    statement.bind(index + 8, revenue)
    statement.bind(index + 9, spend)
  }
}
