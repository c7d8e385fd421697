import Exchange
import LoopModel

extension Session {
  /// `analyse score FILE`: every customer's momentum and what it is made of.
  func analyseScores() throws(Failure) {
    let name = try arguments.modelName(
      among: PurchaseModel.allCases.map(\.rawValue), unlessTold: PurchaseModel.mbgnbd.rawValue)
    let model = PurchaseModel(rawValue: name) ?? .mbgnbd
    let given = try arguments.parameters()
    let horizon = try arguments.positiveFigure(.horizonWeeks) ?? 39
    let memory =
      try arguments.figure(.memory, in: 0...1, isAboveZero: false, "a number from 0 to 1")
      ?? PurchaseRhythm.memory
    let typical = try arguments.positiveFigure(.typical)
    let base = try customerBase()
    let prior: Prior
    if let given { prior = given } else { prior = try learned(model, of: base) }
    let scores = CustomerScore.all(
      base, model: model, prior: prior, weeks: horizon, memory: memory, typical: typical)
    var output = Output()
    guard arguments.has(.json) else {
      var table = FigureTable(CustomerScore.titles)
      for score in scores { table.add(score.cells) }
      output.write(table.text)
      return
    }
    var json = JSONWriter()
    json.beginArray()
    for score in scores {
      score.write(to: &json)
      if json.bytes.count > 1 << 16 { output.write(json.take()) }
    }
    json.endArray()
    json.newline()
    output.write(json.take())
  }

  /// The fitted parameters, or the default ones where there are too few customers for a fit.
  private func learned(_ model: PurchaseModel, of base: CustomerBase) throws(Failure) -> Prior {
    guard base.repeatCustomers >= PurchaseModel.repeatCustomersForFit else {
      remark(
        "only \(customers(base.repeatCustomers)) bought again, and a fit wants"
          + " \(PurchaseModel.repeatCustomersForFit): the default parameters are used")
      return base.defaultPrior
    }
    let fit = try base.fit(model)
    guard fit.atLimit else { return fit.prior }
    remark("the fit ran away, so that the default parameters are used")
    return base.defaultPrior
  }
}
