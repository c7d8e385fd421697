import Glibc

/// What a customer's purchases say about their rhythm, kept up to date purchase by purchase.
///
/// The state of the momentum formula: it grows in constant time with a purchase and needs no replay
/// when a model is fitted again. All times are in weeks (days / 7). Purchases on one day count as one;
/// refunds and zero amounts are no purchases and must not be recorded here.
public struct PurchaseRhythm: Hashable, Sendable {
  /// The day of the first purchase.
  public private(set) var first: Day
  /// The day of the last purchase.
  public private(set) var last: Day
  /// Repeat purchases: distinct days of purchase less one (`x`).
  public private(set) var repeats: Int32
  /// Repeat purchases, faded with memory `d`: `A ← d·A + 1`.
  public private(set) var fadedRepeats: Double
  /// Weeks between purchases, faded with memory `d`: `B ← d·(B + g)`.
  public private(set) var fadedWeeks: Double
  /// The sum of the repeat purchases' times, in weeks since the first purchase (`Σtᵢ`).
  public private(set) var sumOfRepeatTimes: Double
  /// The trend arrow as the last purchase left it.
  public private(set) var arrow: Arrow

  /// How much of the past a repeat purchase keeps (`d`): 1 forgets nothing and is MBG/NBD exactly.
  public static let memory = 0.7

  /// The rhythm of a customer who has bought once.
  public init(firstPurchase day: Day) {
    first = day
    last = day
    repeats = 0
    fadedRepeats = 0
    fadedWeeks = 0
    sumOfRepeatTimes = 0
    arrow = .steady
  }

  /// The rhythm as it was kept.
  public init(
    first: Day, last: Day, repeats: Int32, fadedRepeats: Double, fadedWeeks: Double,
    sumOfRepeatTimes: Double, arrow: Arrow
  ) {
    self.first = first
    self.last = last
    self.repeats = repeats
    self.fadedRepeats = fadedRepeats
    self.fadedWeeks = fadedWeeks
    self.sumOfRepeatTimes = sumOfRepeatTimes
    self.arrow = arrow
  }

  /// The rhythm of purchases on `days`, in ascending order, days repeated or not; nil for none.
  public init?(days: some Sequence<Day>, memory: Double = PurchaseRhythm.memory) {
    var rhythm: PurchaseRhythm?
    for day in days {
      if rhythm == nil {
        rhythm = PurchaseRhythm(firstPurchase: day)
      } else {
        rhythm?.recordPurchase(on: day, memory: memory)
      }
    }
    guard let rhythm else { return nil }
    self = rhythm
  }

  /// Distinct days of purchase, which is the number of laps begun by a purchase.
  public var purchases: Int32 { repeats + 1 }

  /// Takes in a purchase on `day`, which must not lie before the last one; the same day adds nothing.
  public mutating func recordPurchase(on day: Day, memory: Double = PurchaseRhythm.memory) {
    guard day > last else { return }
    let gap = Double(last.days(to: day)) / 7
    // The silence before this purchase may have turned the arrow; the purchase then lifts it.
    arrow = arrow.following(trend(at: Double(day.number)))
    fadedRepeats = memory * fadedRepeats + 1
    fadedWeeks = memory * (fadedWeeks + gap)
    sumOfRepeatTimes += Double(first.days(to: day)) / 7
    repeats += 1
    last = day
    arrow = arrow.following(trend(at: Double(day.number)))
  }

  /// What was spent on the repeat purchases, or on a single one, once `amount` was spent on `day`.
  ///
  /// `rhythm` is that before `day` is taken in, nil before the first purchase. The first repeat purchase
  /// takes the place of the first purchase.
  public static func spend(
    after spend: Int64, adding amount: Int64, on day: Day, to rhythm: PurchaseRhythm?
  ) -> Int64 {
    guard let rhythm, rhythm.repeats > 0 || day == rhythm.last else { return amount }
    return day > rhythm.first || rhythm.repeats == 0 ? spend.addingHeld(amount) : spend
  }

  /// Weeks since the last purchase at `day` (days since 1970-01-01, with fractions), never negative.
  public func silence(at day: Double) -> Double {
    max(0, day - Double(last.number)) / 7
  }

  /// Weeks since the first purchase at `day`, never less than from the first to the last.
  public func age(at day: Double) -> Double {
    max(Double(last.number), day) / 7 - Double(first.number) / 7
  }

  /// The Laplace trend statistic at `day`: `U = (mean(tᵢ) − T/2) / (T / √(12x))`; nil below two
  /// repeat purchases.
  ///
  /// Positive where purchases come closer together.
  ///
  /// Standard for point processes of repeated events; see the NIST/SEMATECH handbook, 8.2.3.4.
  public func trend(at day: Double) -> Double? {
    guard repeats >= 2 else { return nil }
    let age = age(at: day)
    guard age > 0 else { return nil }
    let count = Double(repeats)
    return (sumOfRepeatTimes / count - age / 2) / (age / (12 * count).squareRoot())
  }

  /// The arrow at `day`.
  ///
  /// In silence the statistic only falls, so its end value tells the whole path.
  public func arrow(at day: Double) -> Arrow {
    arrow.following(trend(at: day))
  }
}
