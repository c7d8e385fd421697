/// What has been learned from a store's purchases: the model's parameters, and what customers spend.
///
/// Learned once a month from all purchases before its first day, so that the same day shows the same
/// numbers whoever looks and whenever, and nothing later counts.
public struct Calibration: Hashable, Sendable {
  /// The first day of the month it holds for; purchases before it were learned from.
  public var month: Day
  /// The fitted parameters; nil where there were too few customers for a fit.
  public var fit: ModelFit?
  /// What a customer is expected to spend at a purchase, in minor units.
  public var spend: SpendModel

  /// A calibration as it was kept.
  public init(month: Day, fit: ModelFit?, spend: SpendModel) {
    self.month = month
    self.fit = fit
    self.spend = spend
  }

  /// Learns from the customers as they stood on the day before `month`.
  public init(from summaries: [PurchaseSummary], month: Day, medianGapDays: Double) {
    self.month = month
    fit = try? PurchaseModel.mbgnbd.fit(summaries, medianGapDays: medianGapDays)
    spend = SpendModel(for: summaries)
    if fit?.atLimit == true { fit = nil }
  }

  /// The month a day's numbers are learned for.
  public static func month(of day: Day) -> Day {
    let (year, month, _) = day.civil
    return Day(year: year, month: month, day: 1) ?? day
  }
}

extension Calibration {
  /// The calibration in one line, to be kept in a store.
  public var text: String {
    var words = [month.iso]
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
    guard let month = words.popFirst().flatMap({ Day(iso: $0) }) else { return nil }
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
    self.month = month
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
