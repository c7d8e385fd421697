import LoopModel

/// What was learned of a store's customers: how they buy, as known on each day that was shown, and how
/// long they stay in a stage, day by day.
struct Learning {
  /// What was learned of purchases, by the first day that was not learned from.
  private var calibrations: [Day: Calibration] = [:]
  /// Which of them holds on a day that was shown.
  private var chosen: [Day: Day] = [:]
  /// The days on which customers first bought again; nil before they are looked for.
  private var firstRepeats: [Day]?
  /// What moves say of each day that was shown.
  private var dwells: [Day: StageDwell] = [:]
  /// Purchases in the store when it was learned from; a twentieth more or less makes it worth anew.
  private var learnedFrom = 0

  /// The setting of the store in which what was learned last is kept.
  static let key = "calibration"
  /// So many purchases take long enough to be read that what was learned of them is kept.
  private static let longHistory = 50_000

  /// Whether nothing is known of purchases yet.
  var isEmpty: Bool { calibrations.isEmpty }

  /// Takes in what was kept in the store; anything else is passed over.
  mutating func take(kept text: String) {
    let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, let purchases = Int(parts[0]), let shown = Day(iso: parts[1]),
      let kept = Calibration(text: parts[2])
    else { return }
    calibrations[kept.before] = kept
    for day in kept.days(shown: shown) { chosen[day] = kept.before }
    learnedFrom = purchases
  }

  /// Whether it is known what holds on a day.
  func hasCalibration(for day: Day) -> Bool { chosen[day] != nil }

  /// Whether it is time to learn for a day, from a history of so many purchases.
  func isDue(for day: Day, purchases: Int) -> Bool {
    !hasCalibration(for: day) || isOutdated(purchases: purchases)
  }

  private func isOutdated(purchases: Int) -> Bool {
    abs(purchases - learnedFrom) * 20 > purchases
  }

  /// Learns for a day anew; gives it as the line to be kept, where it is worth that.
  ///
  /// What still holds is not fitted again. Of a store without a fit, which is looked at every day, only
  /// a long history is.
  mutating func relearn(
    for day: Day, from ledger: Ledger?, among ids: some Sequence<CustomerID>
  ) -> String? {
    let purchases = ledger?.purchaseCount ?? 0
    if isOutdated(purchases: purchases) { calibrations.removeAll() }
    forgetChoices()
    guard let learned = calibration(for: day, from: ledger, among: ids) else { return nil }
    learnedFrom = purchases
    guard learned.fit != nil || purchases > Learning.longHistory else { return nil }
    return "\(learnedFrom) \(day.iso) \(learned.text)"
  }

  /// What holds on `day`; learned now where it is not known and the history is in memory.
  ///
  /// Without either, the newest that is known of before, or nothing.
  mutating func calibration(
    for day: Day, from ledger: Ledger?, among ids: some Sequence<CustomerID>
  ) -> Calibration? {
    if let before = chosen[day], let known = calibrations[before] { return known }
    guard let ledger else {
      return calibrations.values.filter { $0.before <= day }.max { $0.before < $1.before }
    }
    let before = firstUnknownDay(for: day, from: ledger, among: ids)
    chosen[day] = before
    if let known = calibrations[before] { return known }
    let end = before.advanced(by: -1)
    let gap = ledger.medianGap(atEndOf: end, among: ids) ?? TypicalGap.defaultMedianDays
    let learned = Calibration(
      from: ledger.summaries(atEndOf: end, among: ids), before: before, medianGapDays: gap)
    calibrations[before] = learned
    return learned
  }

  /// Before which day purchases are learned from for `day`.
  private mutating func firstUnknownDay(
    for day: Day, from ledger: Ledger, among ids: some Sequence<CustomerID>
  ) -> Day {
    let repeats = firstRepeats ?? ledger.firstRepeats(among: ids)
    firstRepeats = repeats
    return Calibration.day(shown: day) { limit in
      var (low, high) = (0, repeats.count)
      while low < high {
        let middle = low + (high - low) / 2
        if repeats[middle] < limit { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Forgets who bought again when, and what follows from it.
  private mutating func forgetChoices() {
    chosen.removeAll()
    firstRepeats = nil
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
