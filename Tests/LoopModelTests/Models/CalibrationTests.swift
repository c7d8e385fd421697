import LoopModel
import Testing

@Suite struct `What is learned from a store` {
  @Test func `is kept in one line and comes back from it`() throws {
    let fit = ModelFit(
      model: .mbgnbd, prior: Prior(r: 0.5, alpha: 9.25, a: 0.8, b: 2.125), logLikelihood: -12.5,
      customers: 40, repeatCustomers: 30, evaluations: 0, converged: true, atLimit: false)
    let month = try #require(Day(iso: "2026-03-01"))
    for spend in [
      SpendModel.shrunk(mean: 1234.5), .gammaGamma(GammaGamma(p: 6.25, q: 3.74, v: 1544)),
    ] {
      for fit in [fit, nil] {
        let learned = Calibration(month: month, fit: fit, spend: spend)
        #expect(Calibration(text: learned.text) == learned)
      }
    }
  }

  @Test(arguments: [
    "", "2026-03-01", "2026-03-01 shrunk", "2026-03-01 shrunk nan", "x shrunk 1",
    "2026-03-01 gammagamma 1 0.5 2", "2026-03-01 shrunk 1 mbgnbd 1 2 3",
    "2026-03-01 shrunk 1 mbgnbd -1 2 3 4 5 6 7", "2026-03-01 shrunk 1 pareto 1 2 3 4 5 6 7",
  ])
  func `is nothing where the line is no such line`(text: String) {
    #expect(Calibration(text: text) == nil)
  }

  @Test func `holds for the month of a day`() {
    #expect(Calibration.month(of: Day(iso: "2026-03-16") ?? Day(number: 0)).iso == "2026-03-01")
  }

  @Test func `is no fit from fewer than 25 repeat customers, and spending is learned all the same`()
  {
    let few = (0..<24).map {
      PurchaseSummary(repeats: 2, recency: 10, age: 20 + Double($0), meanSpend: 50)
    }
    let learned = Calibration(from: few, month: Day(number: 20_000), medianGapDays: 30)
    #expect(learned.fit == nil)
    #expect(learned.spend == .shrunk(mean: 50) || learned.spend != .shrunk(mean: 0))
    let nobody = Calibration(from: [], month: Day(number: 20_000), medianGapDays: 30)
    #expect(nobody.fit == nil)
  }

  @Test func `makes a customer's fading worth money`() {
    let spend = Calibration(
      month: Day(number: 20_000), fit: nil, spend: .shrunk(mean: 10_000))
    let yardstick = Yardstick(medianGapDays: 30, calibration: spend)
    var facts = CustomerFacts(id: CustomerID(1), since: Day(number: 20_000))
    facts.rhythm = PurchaseRhythm(days: [20_000, 20_030, 20_060].map { Day(number: $0) })
    facts.spend = 20_000
    let fresh = Reading(of: facts, at: 20_060, by: yardstick)
    let silent = Reading(of: facts, at: 20_260, by: yardstick)
    #expect((fresh.riskPerMonth ?? -1) < (silent.riskPerMonth ?? -1))
    let pace = silent.pace
    let expected = ((pace?.usual ?? 0) - (pace?.pace ?? 0)) * 10_000 * 4.345
    #expect(abs((silent.riskPerMonth ?? 0) - expected) < 1e-6)
    #expect(Reading(of: facts, at: 20_260, by: Yardstick(medianGapDays: 30)).riskPerMonth == nil)
  }
}
