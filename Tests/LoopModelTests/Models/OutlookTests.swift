import LoopModel
import Testing

@Suite struct `The outlook of a customer` {
  @Test func `is what the purchase model says of their whole history`() throws {
    var yardstick = Yardstick.thirtyDays
    var customer = facts(1, boughtDaysAgo: [100, 70, 40, 20])
    customer.spend = 15_000
    let plain = try #require(Outlook(of: customer, at: now.day, by: yardstick))
    #expect(plain.value == nil)
    yardstick.calibration = Calibration(before: today, fit: nil, spend: .shrunk(mean: 4000))
    let outlook = try #require(Outlook(of: customer, at: now.day, by: yardstick))
    let summary = PurchaseSummary(of: customer, at: now.day)
    let prior = yardstick.prior
    let model = PurchaseModel.mbgnbd
    #expect(outlook.active == model.probabilityActive(summary, prior: prior))
    #expect(outlook.buysSoon == model.probabilityOfPurchase(summary, weeks: 4, prior: prior))
    #expect(outlook.buysSoon > 0.3 && outlook.buysSoon < outlook.active)
    // 12 months of spending, and a little less for waiting.
    let all = outlook.purchases * (2 * 4000 + 3 * 5000) / 5
    let value = try #require(outlook.value)
    #expect(value < all && value > 0.88 * all)
  }

  @Test func `is none of who has never bought`() {
    #expect(Outlook(of: facts(1), at: now.day, by: .thirtyDays) == nil)
  }
}
