import EventLoop
import Exchange
import LoopModel

extension Session {
  /// `analyse fit FILE`: the parameters that suit the purchases best.
  func analyseFit() throws(Failure) {
    let models = PurchaseModel.allCases.map(\.rawValue) + ["gammagamma"]
    let name = try arguments.modelName(among: models, unlessTold: "bgnbd")
    let base = try customerBase()
    guard let model = PurchaseModel(rawValue: name) else {
      try fitSpend(of: base, name: name)
      return
    }
    let start = WallClock.monotonicMilliseconds()
    let fit = try base.fit(model, usesPrior: !arguments.has(.noPrior))
    let milliseconds = WallClock.monotonicMilliseconds() - start
    warn(isAtLimit: fit.atLimit, repeatCustomers: fit.repeatCustomers, needed: 25)
    tell(
      FitReport(
        model: name,
        parameters: [
          ("r", fit.prior.r), ("alpha", fit.prior.alpha), ("a", fit.prior.a), ("b", fit.prior.b),
        ], logLikelihood: fit.logLikelihood, customers: fit.customers,
        repeatCustomers: fit.repeatCustomers, milliseconds: milliseconds))
  }

  private func fitSpend(of base: CustomerBase, name: String) throws(Failure) {
    let start = WallClock.monotonicMilliseconds()
    let fit: GammaGammaFit
    do throws(FitRefusal) {
      fit = try GammaGamma.fit(base.summaries)
    } catch {
      throw Failure(
        "nobody bought again by \(base.day.iso) in \(analysedName), so that nothing can be learned"
          + " of amounts", .badData)
    }
    let milliseconds = WallClock.monotonicMilliseconds() - start
    warn(
      isAtLimit: fit.atLimit, repeatCustomers: fit.customers,
      needed: GammaGammaFit.customersNeeded)
    if abs(fit.correlation) >= GammaGammaFit.correlationAllowed {
      remark(
        "amounts go with the number of purchases (correlation \(figure(fit.correlation, 2))), which"
          + " this model assumes they do not")
    }
    tell(
      FitReport(
        model: name,
        parameters: [
          ("p", fit.parameters.p), ("q", fit.parameters.q), ("v", fit.parameters.v),
        ], logLikelihood: fit.logLikelihood, customers: base.summaries.count,
        repeatCustomers: fit.customers, milliseconds: milliseconds))
  }

  /// Says on standard error what makes a fit doubtful.
  private func warn(isAtLimit: Bool, repeatCustomers: Int, needed: Int) {
    if isAtLimit {
      remark(
        "a parameter ran away to the edge of what is tried: these customers are too few or too alike"
      )
    } else if repeatCustomers < needed {
      remark(
        "only \(customers(repeatCustomers)) bought again; from \(needed) on a fit means something")
    }
  }

  private func tell(_ report: FitReport) {
    var output = Output()
    output.write(arguments.has(.json) ? report.json : Array(report.text.utf8))
  }
}

/// A fit as it is told.
private struct FitReport {
  let model: String
  let parameters: [(name: String, value: Double)]
  let logLikelihood: Double
  let customers: Int
  let repeatCustomers: Int
  let milliseconds: Double

  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.text("model", model)
    json.key("params")
    json.beginObject()
    for (name, value) in parameters { json.figure(name, value) }
    json.endObject()
    // Nobody to be told apart gives -0, which is 0.
    json.figure("log_likelihood", logLikelihood + 0)
    json.count("customers", customers)
    json.count("repeat_customers", repeatCustomers)
    json.figure("milliseconds", milliseconds)
    json.endObject()
    json.newline()
    return json.take()
  }

  var text: String {
    var table = FigureTable()
    table.add(["model", model])
    for (name, value) in parameters { table.add([name, figure(value, 4)]) }
    table.add(["log likelihood", figure(logLikelihood, 4)])
    table.add(["customers", grouped(customers)])
    table.add(["bought again", grouped(repeatCustomers)])
    table.add(["milliseconds", figure(milliseconds, 1)])
    return table.text
  }
}
