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
        let learned = Calibration(
          before: month, fit: fit, spend: spend, repeatCustomers: 30, spendCustomers: 29)
        #expect(Calibration(text: learned.text) == learned)
      }
    }
  }

  @Test(arguments: [
    "", "2026-03-01", "2026-03-01 9",
    "2026-03-01 shrunk 1", "2026-03-01 9 8 shrunk", "2026-03-01 9 8 shrunk nan", "x 9 8 shrunk 1",
    "2026-03-01 9 8 gammagamma 1 0.5 2", "2026-03-01 9 8 shrunk 1 mbgnbd 1 2 3",
    "2026-03-01 9 8 shrunk 1 mbgnbd -1 2 3 4 5 6 7", "2026-03-01 9 8 shrunk 1 pareto 1 2 3 4 5 6 7",
  ])
  func `is nothing where the line is no such line`(text: String) {
    #expect(Calibration(text: text) == nil)
  }

  /// The day before which is learned for a day shown, where so many had bought again before others.
  private func before(_ shown: String, _ known: [String: Int]) -> String {
    let day = Day(iso: shown) ?? Day(number: 0)
    return Calibration.day(shown: day) { known[$0.iso] ?? -1 }.iso
  }

  // 2026-03-16 is a Monday.
  @Test func `is of the time before the month, or the week where customers grow by a tenth`() {
    #expect(before("2026-03-18", ["2026-03-01": 100, "2026-03-16": 109]) == "2026-03-01")
    #expect(before("2026-03-18", ["2026-03-01": 100, "2026-03-16": 110]) == "2026-03-16")
    #expect(before("2026-03-16", ["2026-03-01": 100, "2026-03-16": 110]) == "2026-03-16")
    #expect(before("2026-03-01", ["2026-03-01": 100]) == "2026-03-01")
  }

  @Test func `is of the time before the day where too few had bought again by the week`() {
    #expect(before("2026-03-18", ["2026-03-01": 0, "2026-03-16": 25]) == "2026-03-16")
    #expect(before("2026-03-18", ["2026-03-01": 24, "2026-03-16": 24]) == "2026-03-18")
    #expect(before("2026-03-01", ["2026-03-01": 3]) == "2026-03-01")
    // The week began in the month before.
    #expect(before("2026-04-02", ["2026-04-01": 3]) == "2026-04-02")
  }

  @Test func `holds for the rest of the week, or for its day alone`() {
    let shown = Day(iso: "2026-04-02") ?? Day(number: 0)
    func days(before: String) -> [String] {
      Calibration(
        before: Day(iso: before) ?? Day(number: 0), fit: nil, spend: .shrunk(mean: 1),
        repeatCustomers: 25
      ).days(shown: shown).map(\.iso)
    }
    let week = (1...5).map { "2026-04-0\($0)" }
    #expect(days(before: "2026-04-01") == week)
    #expect(days(before: "2026-04-02") == ["2026-04-02"])
  }

  @Test func `is no fit from fewer than 25 repeat customers, and spending is learned all the same`()
  {
    let few = (0..<24).map {
      PurchaseSummary(repeats: 2, recency: 10, age: 20 + Double($0), meanSpend: 50)
    }
    let learned = Calibration(from: few, before: Day(number: 20_000), medianGapDays: 30)
    #expect(learned.fit == nil)
    #expect(learned.spend == .shrunk(mean: 50) || learned.spend != .shrunk(mean: 0))
    let nobody = Calibration(from: [], before: Day(number: 20_000), medianGapDays: 30)
    #expect(nobody.fit == nil)
  }

  @Test func `makes a customer's fading worth money`() {
    let spend = Calibration(
      before: Day(number: 20_000), fit: nil, spend: .shrunk(mean: 10_000))
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
