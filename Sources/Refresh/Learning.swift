import LoopModel

/// What was learned of a store's customers: how they buy, month by month, and how long they stay in a
/// stage, day by day.
struct Learning {
  /// What was learned of purchases, by the month it holds for.
  private var calibrations: [Day: Calibration] = [:]
  /// What moves say of each day that was shown.
  private var dwells: [Day: StageDwell] = [:]
  /// Purchases in the store when it was learned from; a twentieth more or less makes it worth anew.
  private var learnedFrom = 0

  /// The setting of the store in which what was learned last is kept.
  static let key = "calibration"

  /// Whether nothing is known of purchases yet.
  var isEmpty: Bool { calibrations.isEmpty }

  /// Takes in what was kept in the store; anything else is passed over.
  mutating func take(kept text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let purchases = Int(parts[0]),
      let kept = Calibration(text: String(parts[1]))
    else { return }
    calibrations[kept.month] = kept
    learnedFrom = purchases
  }

  /// Whether a day's month was learned for.
  func hasCalibration(for day: Day) -> Bool { calibrations[Calibration.month(of: day)] != nil }

  /// Whether it is time to learn for a day, from a history of so many purchases.
  func isDue(for day: Day, purchases: Int) -> Bool {
    !hasCalibration(for: day) || abs(purchases - learnedFrom) * 20 > purchases
  }

  /// Learns for a day anew; gives it as the line to be kept.
  mutating func relearn(
    for day: Day, from ledger: Ledger?, among ids: some Sequence<CustomerID>
  ) -> String? {
    calibrations.removeAll()
    guard let learned = calibration(for: day, from: ledger, among: ids) else { return nil }
    learnedFrom = ledger?.purchaseCount ?? 0
    return "\(learnedFrom) \(learned.text)"
  }

  /// What holds on `day`; learned now where it is not known and the history is in memory.
  ///
  /// Without either, the newest that is known of before, or nothing.
  mutating func calibration(
    for day: Day, from ledger: Ledger?, among ids: some Sequence<CustomerID>
  ) -> Calibration? {
    let month = Calibration.month(of: day)
    if let known = calibrations[month] { return known }
    guard let ledger else {
      return calibrations.values.filter { $0.month < month }.max { $0.month < $1.month }
    }
    let end = month.advanced(by: -1)
    let gap = ledger.medianGap(atEndOf: end, among: ids) ?? TypicalGap.defaultMedianDays
    let learned = Calibration(
      from: ledger.summaries(atEndOf: end, among: ids), month: month, medianGapDays: gap)
    calibrations[month] = learned
    return learned
  }

  /// How long customers stay in each stage, as known on `day`; relearned every day, and nothing before
  /// the history is in memory.
  mutating func dwell(for day: Day, from ledger: Ledger?) -> StageDwell {
    guard let ledger else { return .unknown }
    if let dwell = dwells[day] { return dwell }
    if dwells.count > 400 { dwells.removeAll() }
    let learned = ledger.dwell(atEndOf: day)
    dwells[day] = learned
    return learned
  }

  /// Forgets what moves say, since the history was read anew.
  mutating func forgetDwells() { dwells.removeAll() }
}
