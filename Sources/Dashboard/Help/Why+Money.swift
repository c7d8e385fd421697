import LoopModel

extension Why {
  /// What they are expected to spend, and what is at risk: for fading, and on the open lap.
  var money: [String] {
    var lines: [String] = []
    let spend = yardstick.expectedSpend(of: facts, at: day)
    if facts.rhythm != nil, let spend { lines.append(expectedSpend(spend)) }
    guard let risk = reading.moneyAtRisk(of: facts, by: yardstick) else { return lines }
    let isStaked = risk.staked > 0
    if let pace = reading.pace, let spend {
      let name = isStaked ? "fading" : "at risk"
      let formula = "\(name) = max(0, usual − pace)·spend·4.345 = "
      lines.append(
        pace.usual > pace.pace
          ? formula + "(\(figures(pace.usual, less: pace.pace)))·\(amount(spend))·4.345"
            + " = \(amount(risk.fading)) a month."
          : formula + "0: they buy no slower than usual.")
    }
    if isStaked {
      let stake = Double(facts.care.stake)
      let chance = risk.staked / stake
      lines.append(
        "at stake = amount·chance = \(amount(stake))·\(figures(chance)) = \(amount(risk.staked)):"
          + " \(percent(chance)) is the chance that this lap goes on from here"
          + (isAssumed ? ", assumed while few have." : "."))
      if reading.pace != nil, spend != nil {
        lines.append(
          "at risk = fading + at stake = \(amount(risk.fading)) + \(amount(risk.staked))"
            + " = \(amount(risk.total)).")
      }
    } else if facts.care.stake > 0 {
      lines.append(
        "What is at stake, \(amount(Double(facts.care.stake))), is no part of it: that counts in stages 1"
          + " to 3, until a purchase comes, and not for who is let go.")
    }
    return lines
  }

  /// Whether too few have gone on from their stage for the chance to be learned.
  private var isAssumed: Bool {
    yardstick.dwell.curve(reading.position.stage, isBuying: facts.care.mode == .buying).advances
      < StageLimit.advancesToLearn
  }

  private func expectedSpend(_ spend: Double) -> String {
    let summary = PurchaseSummary(of: facts, at: day)
    let x = summary.repeats
    let mean = summary.meanSpend ?? 0
    let isKnown = GammaGamma.isUsable(summary)
    let own = " m = \(currency.long(facts.spend))/\(x) = \(amount(mean)) of repeat purchases"
    let result = "\(amount(spend)) a purchase"
    switch yardstick.calibration?.spend {
    case .gammaGamma(let model):
      let (p, q, v) = (figures(model.p), figures(model.q), amount(model.v))
      return isKnown
        ? "spend = p·(v + x·m)/(p·x + q − 1) = \(p)·(\(v) + \(x)·\(amount(mean)))/"
          + "(\(p)·\(x) + \(q) − 1) = \(result), by Gamma–Gamma, with their mean\(own)."
        : "spend = p·v/(q − 1) = \(p)·\(v)/(\(q) − 1) = \(result), as everybody's, by Gamma–Gamma."
    case .shrunk(let all):
      return isKnown
        ? "spend = (2·mean + x·m)/(2 + x) = (2·\(amount(all)) + \(x)·\(amount(mean)))/(2 + \(x))"
          + " = \(result), with everybody's mean and their own,\(own)."
        : "spend = everybody's mean = \(result)."
    case nil: return ""
    }
  }

  /// Whether they buy soon, and what they are worth in a year.
  func outlook(_ rhythm: PurchaseRhythm) -> [String] {
    guard let outlook = Outlook(of: facts, at: day, by: yardstick) else { return [] }
    let prior = yardstick.prior
    let (r, alpha, x) = (figures(prior.r), figures(prior.alpha), rhythm.repeats)
    let age = figures(rhythm.age(at: day))
    let recency = figures(Double(rhythm.first.days(to: rhythm.last)) / 7)
    let active = figures(outlook.active)
    let weeks = figures(Outlook.weeks)
    var lines = [
      "P, nothing faded = 1/(1 + ((α + T)/(α + t))^(r + x)·a/(b + x)) = 1/(1 + ((\(alpha) + \(age))/"
        + "(\(alpha) + \(recency)))^(\(r) + \(x))·\(figures(prior.a))/(\(figures(prior.b)) + \(x)))"
        + " = \(active), t the weeks from first to last.",
      "buys within \(weeks) weeks = P·(1 − ((α + T)/(α + T + \(weeks)))^(r + x)) = \(active)·(1 − "
        + "((\(alpha) + \(age))/(\(alpha) + \(age) + \(weeks)))^(\(r) + \(x)))"
        + " = \(figures(outlook.buysSoon)): \(percent(outlook.buysSoon)).",
    ]
    if let value = outlook.value {
      lines.append(
        "Worth over \(CustomerValue.months) months: MBG/NBD expects \(figures(outlook.purchases))"
          + " purchases, spend each, and with 1 % a month off for waiting that is \(amount(value))."
      )
    }
    return lines
  }

  /// An amount to the last minor unit.
  private func amount(_ minor: Double) -> String {
    currency.long(Int64(max(-9e18, min(9e18, minor.isNaN ? 0 : minor.rounded()))))
  }
}
