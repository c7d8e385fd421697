import LoopModel

/// What could be told of customers on one day, against what they did until another.
struct Holdout {
  let base: CustomerBase
  let until: Day
  /// Days of purchase of each customer, after the one day and up to the other.
  let purchases: [Double]
  let scores: [HoldoutScore]

  /// Ranks the customers of `base` in every way; `all` holds what they did later.
  init(_ base: CustomerBase, _ all: [PurchaseHistory], until: Day) throws(Failure) {
    self.base = base
    self.until = until
    // Those who first bought later had not come yet.
    let purchases = all.compactMap { history in
      history.days[0] <= base.day
        ? Double(history.purchases(after: base.day, upTo: until)) : nil
    }
    self.purchases = purchases
    let weeks = Double(base.day.days(to: until)) / 7
    let now = Double(base.day.number)
    let rhythms = base.histories.map { $0.rhythm() }
    let silences = rhythms.map { $0.silence(at: now) }
    let repeats = rhythms.map { Double($0.repeats) }
    var scores: [HoldoutScore] = []

    func addMomentum(_ name: String, _ title: String, _ prior: Prior) {
      let paces = rhythms.map { Pace(of: $0, at: now, prior: prior) }
      let chances = zip(rhythms, paces).map { rhythm, pace in
        pace.chanceOfPurchase(shape: prior.r + rhythm.fadedRepeats, weeks: weeks)
      }
      scores.append(
        HoldoutScore(name, title, paces.map(\.pace), chances: chances, purchases: purchases))
    }
    let fits = [try base.fit(.bgnbd), try base.fit(.mbgnbd)]
    addMomentum("momentum_fitted", "momentum", fits[1].prior)
    addMomentum("momentum_default", "momentum, default", base.defaultPrior)
    scores += [
      HoldoutScore("recency", "recency", silences.map { -$0 }, purchases: purchases),
      HoldoutScore("frequency", "frequency", repeats, purchases: purchases),
      HoldoutScore(
        "rfm", "RFM",
        CustomerScores.recencyFrequencyMoney(
          silences: silences, repeats: repeats, spends: base.histories.map(\.meanAmount)),
        purchases: purchases),
    ]
    for fit in fits {
      let model = fit.model
      scores.append(
        HoldoutScore(
          model.rawValue, model.name,
          base.summaries.map { model.expectedPurchases($0, weeks: weeks, prior: fit.prior) },
          chances: base.summaries.map {
            model.probabilityOfPurchase($0, weeks: weeks, prior: fit.prior)
          }, purchases: purchases))
    }
    self.scores = scores
  }

  /// How many bought again.
  var returned: Int { purchases.count { $0 > 0 } }
}
