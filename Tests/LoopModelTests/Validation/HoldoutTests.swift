import LoopModel
import Testing

/// What the scores say of CDNOW on 1997-09-30, against the 39 weeks that followed.
@Suite struct `On CDNOW's holdout` {
  private static let later = CDNOW.customers.map(\.later)

  private static func area(_ scores: [Double]) throws -> Double {
    try #require(ScoreQuality(scores: scores, purchases: later).areaUnderCurve)
  }

  private static func momentum(_ prior: Prior) -> [Double] {
    CDNOW.customers.map {
      Pace(of: $0.rhythm, at: Double(CDNOW.end.number), prior: prior).pace
    }
  }

  private static let silences = CDNOW.customers.map {
    $0.rhythm.silence(at: Double(CDNOW.end.number))
  }

  @Test func `the sample is whole`() {
    #expect(CDNOW.customers.count == 2357)
    #expect(Self.later.count { $0 > 0 } == 684)
  }

  @Test func `momentum tells best who buys again`() throws {
    let fit = try PurchaseModel.mbgnbd.fit(CDNOW.summaries)
    let fitted = try Self.area(Self.momentum(fit.prior))
    #expect(abs(fitted - 0.777) < 5e-4, "\(fitted)")
    // 27 days is the median of the sample's 2,457 gaps.
    let assumed = try Self.area(Self.momentum(Prior(medianGapDays: 27)))
    #expect(abs(assumed - 0.781) < 5e-4, "\(assumed)")
  }

  @Test func `recency, frequency and money tell less`() throws {
    let recency = try Self.area(Self.silences.map { -$0 })
    #expect(abs(recency - 0.771) < 5e-4, "\(recency)")
    let score = CustomerScores.recencyFrequencyMoney(
      silences: Self.silences, repeats: CDNOW.customers.map { Double($0.rhythm.repeats) },
      spends: CDNOW.customers.map(\.meanSpend))
    // .7625 to .7651, as ties are broken.
    let area = try Self.area(score)
    #expect(abs(area - 0.765) < 5e-4, "\(area)")
  }

  @Test func `BG/NBD's expected purchases tell a little less, its chance of being active nothing`()
    throws
  {
    let fit = try PurchaseModel.bgnbd.fit(CDNOW.summaries, usesPrior: false)
    let expected = CDNOW.summaries.map {
      PurchaseModel.bgnbd.expectedPurchases($0, weeks: 39, prior: fit.prior)
    }
    let area = try Self.area(expected)
    #expect(abs(area - 0.773) < 5e-4, "\(area)")
    let active = try Self.area(
      CDNOW.summaries.map { PurchaseModel.bgnbd.probabilityActive($0, prior: fit.prior) })
    #expect(abs(active - 0.32) < 5e-3, "\(active)")
  }

  @Test func `the chance of buying is within 15 points in every tenth`() throws {
    let fit = try PurchaseModel.mbgnbd.fit(CDNOW.summaries)
    let groups = CalibrationGroup.groups(
      predicted: CDNOW.summaries.map {
        PurchaseModel.mbgnbd.probabilityOfPurchase($0, weeks: 39, prior: fit.prior)
      }, actual: Self.later.map { min(1, $0) })
    for group in groups { #expect(abs(group.predicted - group.actual) < 0.15, "\(group)") }
  }
}
