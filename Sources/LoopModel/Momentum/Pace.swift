import Glibc

/// How fast a customer is going round at a moment, and how likely they still go round at all.
public struct Pace: Hashable, Sendable {
  /// Purchases a week now, if still active: `(r + A) / (α + B + s)`.
  public var rate: Double
  /// The chance that an active customer like this one stays silent this long, 0 to 1:
  /// `((α + B) / (α + B + s))^(r + A)`.
  public var survival: Double
  /// The chance of still being active, 0 to 1: `1 / (1 + (a / (b + x)) / S)`.
  public var active: Double
  /// Purchases a week now: `P · rate`.
  public var pace: Double
  /// The customer's own long-run pace, purchases a week: `(r + x) / (α + T)`.
  public var usual: Double

  /// The pace of a customer with this rhythm at `day` (days since 1970-01-01, with fractions).
  ///
  /// With memory 1 it is MBG/NBD exactly: `A = x`, `B = tx`.
  public init(of rhythm: PurchaseRhythm, at day: Double, prior: Prior) {
    let silence = rhythm.silence(at: day)
    let shape = prior.r + rhythm.fadedRepeats
    let span = prior.alpha + rhythm.fadedWeeks
    let count = Double(rhythm.repeats)
    rate = shape / (span + silence)
    // In logarithms: the power of a ratio near 0 to a large exponent must fade, not break.
    survival = exp(-shape * log1p(silence / span))
    let odds = prior.a / (prior.b + count)
    active = survival / (survival + odds)
    pace = active * rate
    usual = (prior.r + count) / (prior.alpha + rhythm.age(at: day))
  }

  /// The pace of a customer with these facts at `day`; `none` for one who has never bought.
  init(of facts: borrowing CustomerFacts, at day: Double, prior: Prior) {
    guard let rhythm = facts.rhythm else {
      self = .none
      return
    }
    self.init(of: rhythm, at: day, prior: prior)
  }

  /// The pace of someone who has never bought.
  static let none = Pace(rate: 0, survival: 0, active: 0, pace: 0, usual: 0)

  private init(rate: Double, survival: Double, active: Double, pace: Double, usual: Double) {
    self.rate = rate
    self.survival = survival
    self.active = active
    self.pace = pace
    self.usual = usual
  }
}
