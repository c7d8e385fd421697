import Exchange
import LoopModel

/// One customer's figures.
struct CustomerScore {
  let id: String
  let summary: PurchaseSummary
  let rhythm: PurchaseRhythm
  let silenceWeeks: Double
  let pace: Pace
  let momentum: Double
  let trend: Double?
  let expected: Double
  let spend: Double
  let lifetimeValue: Double

  /// The figures of all customers.
  ///
  /// `weeks` is how far ahead purchases are expected; `typical` is the pace at which momentum is 1, nil
  /// for the median of these customers.
  static func all(
    _ base: CustomerBase, model: PurchaseModel, prior: Prior, weeks: Double, memory: Double,
    typical: Double?
  ) -> [CustomerScore] {
    let now = Double(base.day.number)
    let rhythms = base.histories.map { $0.rhythm(memory: memory) }
    let paces = rhythms.map { Pace(of: $0, at: now, prior: prior) }
    let typical =
      typical
      ?? Yardstick.typicalPace(
        ofActive: zip(rhythms, paces).compactMap { rhythm, pace in
          rhythm.repeats >= 1 && pace.active >= 0.5 ? pace.pace : nil
        }, prior: prior)
    let spendModel = SpendModel(for: base.summaries)
    return base.histories.indices.map { place in
      let (summary, rhythm) = (base.summaries[place], rhythms[place])
      let spend = spendModel.expectedSpend(summary)
      return CustomerScore(
        id: base.histories[place].id, summary: summary, rhythm: rhythm,
        silenceWeeks: rhythm.silence(at: now), pace: paces[place],
        momentum: paces[place].pace / typical, trend: rhythm.trend(at: now),
        expected: model.expectedPurchases(summary, weeks: weeks, prior: prior), spend: spend,
        lifetimeValue: CustomerValue.lifetime(summary, spend: spend, model: model, prior: prior))
    }
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.text("id", id)
    json.count("x", summary.repeats)
    json.figure("tx", summary.recency)
    json.figure("T", summary.age)
    json.figure("a_state", rhythm.fadedRepeats)
    json.figure("b_state", rhythm.fadedWeeks)
    json.figure("silence_weeks", silenceWeeks)
    json.figure("survival", pace.survival)
    json.figure("p_active", pace.active)
    json.figure("rate", pace.rate)
    json.figure("pace", pace.pace)
    json.figure("momentum", momentum)
    json.figure("usual", pace.usual)
    json.figure("trend_u", trend)
    json.figure("expected", expected)
    json.figure("spend", spend)
    json.figure("clv", lifetimeValue)
    json.endObject()
  }

  /// What stands above `cells`.
  static let titles = [
    "customer", "x", "tx wk", "T wk", "silent wk", "survival", "active", "per wk", "momentum",
    "usual", "trend", "expected", "spend", "12-month value",
  ]

  /// The figures for people.
  var cells: [String] {
    [
      id, String(summary.repeats), figure(summary.recency, 1), figure(summary.age, 1),
      figure(silenceWeeks, 1), figure(pace.survival, 3), figure(pace.active, 3),
      figure(pace.pace, 4), figure(momentum, 2), figure(pace.usual, 4), figure(trend, 2),
      figure(expected, 2), figure(spend, 2), figure(lifetimeValue, 2),
    ]
  }
}
