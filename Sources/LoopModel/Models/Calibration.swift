/// What has been learned from a store's purchases: the model's parameters, and what customers spend.
///
/// Learned from all purchases before a day that follows from the day shown and those purchases
/// (`Calibration.day`), so that the same day shows the same numbers whoever looks and whenever, and
/// nothing later counts.
public struct Calibration: Hashable, Sendable {
  /// The first day that was not learned from.
  public var before: Day
  /// The fitted parameters; nil where there were too few customers for a fit, or it ran away.
  public var fit: ModelFit?
  /// What a customer is expected to spend at a purchase, in minor units.
  public var spend: SpendModel
  /// How many customers had bought again.
  public var repeatCustomers: Int
  /// How many of them had bought again for something: those whose amounts were learned from.
  public var spendCustomers: Int

  /// A calibration as it was kept.
  public init(
    before: Day, fit: ModelFit?, spend: SpendModel, repeatCustomers: Int = 0,
    spendCustomers: Int = 0
  ) {
    self.before = before
    self.fit = fit
    self.spend = spend
    self.repeatCustomers = repeatCustomers
    self.spendCustomers = spendCustomers
  }

  /// Learns from the customers as they stood on the day before `before`.
  public init(from summaries: [PurchaseSummary], before: Day, medianGapDays: Double) {
    self.before = before
    fit = try? PurchaseModel.mbgnbd.fit(summaries, medianGapDays: medianGapDays)
    spend = SpendModel(for: summaries)
    repeatCustomers = summaries.count { $0.repeats > 0 }
    spendCustomers = summaries.count(where: GammaGamma.isUsable)
    if fit?.atLimit == true { fit = nil }
  }
}

extension Calibration {
  /// The first day that is not learned from for numbers shown on `day`: the first of its month; or, where
  /// too few customers had bought again by then for a fit, or a tenth more since, the Monday of its
  /// week; or, where they are still too few, the day itself.
  ///
  /// `repeatCustomers` tells how many had bought again before a day.
  public static func day(shown day: Day, repeatCustomers: (Day) -> Int) -> Day {
    let month = month(of: day)
    let week = max(month, day.advanced(by: -day.weekday))
    let enough = PurchaseModel.repeatCustomersForFit
    let known = repeatCustomers(month)
    let knownLater = week > month ? repeatCustomers(week) : known
    if known >= enough, (knownLater - known) * 10 < known { return month }
    return knownLater >= enough ? week : day
  }

  /// The days around `shown` that a calibration chosen for it holds for without another look.
  public func days(shown: Day) -> [Day] {
    let week = shown.advanced(by: -shown.weekday)
    let days = (0..<7).map { week.advanced(by: $0) }.filter {
      Calibration.month(of: $0) == Calibration.month(of: shown)
    }
    // Where too few had bought again by the week, every day is looked at anew.
    let isOfWeek = days.first.map { before <= $0 } == true
    return isOfWeek && repeatCustomers >= PurchaseModel.repeatCustomersForFit ? days : [shown]
  }

  /// The first day of a day's month.
  private static func month(of day: Day) -> Day {
    let (year, month, _) = day.civil
    return Day(year: year, month: month, day: 1) ?? day
  }
}

extension Calibration {
  /// The calibration in one line, to be kept in a store.
  public var text: String {
    var words = [before.iso, String(repeatCustomers), String(spendCustomers)]
    switch spend {
    case .gammaGamma(let model): words.append("gammagamma \(model.p) \(model.q) \(model.v)")
    case .shrunk(let mean): words.append("shrunk \(mean)")
    }
    if let fit {
      words.append("\(fit.model.rawValue) \(fit.prior.r) \(fit.prior.alpha) \(fit.prior.a)")
      words.append("\(fit.prior.b) \(fit.logLikelihood) \(fit.customers) \(fit.repeatCustomers)")
    }
    return words.joined(separator: " ")
  }

  /// The calibration of a line that `text` gave; nil for any other.
  public init?(text: String) {
    var words = text.split(separator: " ").map(String.init)[...]
    func numbers(_ count: Int) -> [Double]? {
      let values = words.prefix(count).compactMap { Double($0) }
      guard values.count == count, values.allSatisfy(\.isFinite) else { return nil }
      words = words.dropFirst(count)
      return values
    }
    guard let before = words.popFirst().flatMap({ Day(iso: $0) }),
      let repeatCustomers = words.popFirst().flatMap({ Int($0) }),
      let spendCustomers = words.popFirst().flatMap({ Int($0) })
    else { return nil }
    switch words.popFirst() {
    case "gammagamma":
      guard let values = numbers(3), values.allSatisfy({ $0 > 0 }), values[1] > 1 else {
        return nil
      }
      spend = .gammaGamma(GammaGamma(p: values[0], q: values[1], v: values[2]))
    case "shrunk":
      guard let values = numbers(1) else { return nil }
      spend = .shrunk(mean: values[0])
    default: return nil
    }
    self.before = before
    self.repeatCustomers = repeatCustomers
    self.spendCustomers = spendCustomers
    guard let name = words.popFirst() else {
      fit = nil
      return
    }
    guard let model = PurchaseModel(rawValue: name), let values = numbers(7),
      values.prefix(4).allSatisfy({ $0 > 0 })
    else { return nil }
    fit = ModelFit(
      model: model, prior: Prior(r: values[0], alpha: values[1], a: values[2], b: values[3]),
      logLikelihood: values[4], customers: Int(values[5]), repeatCustomers: Int(values[6]),
      evaluations: 0, converged: true, atLimit: false)
  }
}
