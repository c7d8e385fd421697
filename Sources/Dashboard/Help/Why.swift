import LoopModel

/// The formulas behind a customer's numbers, with their own values put in.
struct Why {
  private let facts: CustomerFacts
  private let reading: Reading
  private let yardstick: Yardstick
  private let day: Double
  private let currency: Currency

  init(_ index: Int, in snapshot: Snapshot) {
    facts = snapshot.roster.facts(index)
    reading = snapshot.roster.reading(index)
    yardstick = snapshot.yardstick
    day = snapshot.moment.day
    currency = snapshot.currency
  }

  /// The question the lines answer.
  var title: String { "Why \(spokenMomentum(reading.momentum))?" }

  /// One formula each, in the order in which they build on one another.
  var paragraphs: [String] {
    guard let rhythm = facts.rhythm, let pace = reading.pace else {
      return [
        "There is no momentum before a first purchase: the time in the stage speaks instead."
      ] + stage
    }
    let prior = yardstick.prior
    let silence = rhythm.silence(at: day)
    var lines = [
      "x = \(rhythm.repeats) repeat purchases in T = \(short(rhythm.age(at: day))) weeks, the last"
        + " s = \(short(silence)) weeks ago. Faded by 0.7 a purchase: A = \(short(rhythm.fadedRepeats)),"
        + " B = \(short(rhythm.fadedWeeks)) weeks.",
      "rate = (r + A)/(α + B + s) = (\(short(prior.r)) + \(short(rhythm.fadedRepeats)))/(\(short(prior.alpha))"
        + " + \(short(rhythm.fadedWeeks)) + \(short(silence))) = \(short(pace.rate)) purchases a week, if"
        + " still active.",
      "S = ((α + B)/(α + B + s))^(r + A) = (\(short(prior.alpha + rhythm.fadedWeeks))/"
        + "\(short(prior.alpha + rhythm.fadedWeeks + silence)))^\(short(prior.r + rhythm.fadedRepeats))"
        + " = \(short(pace.survival)): \(spokenSilence(pace)).",
      "P = 1/(1 + (a/(b + x))/S) = 1/(1 + (\(short(prior.a))/\(short(prior.b + Double(rhythm.repeats))))"
        + "/\(short(pace.survival))) = \(percent(pace.active)) likely to be still active.",
      "momentum = P·rate/typical = \(short(pace.active))·\(short(pace.rate))/\(short(yardstick.typicalPace))"
        + " = \(spokenMomentum(reading.momentum)).",
      "usual = (r + x)/(α + T) = \(short(pace.usual)) a week over their whole time; pace now = P·rate"
        + " = \(short(pace.pace)).",
    ]
    if let risk = reading.riskPerMonth, let calibration = yardstick.calibration {
      let spend = calibration.spend.expectedSpend(PurchaseSummary(of: facts, at: day))
      lines.append(
        "at risk = max(0, usual − pace)·spend·4.345 = \(currency.short(risk)) a month, with an expected"
          + " spend of \(currency.short(spend)) a purchase.")
    }
    if let statistic = reading.trendStatistic {
      lines.append(
        "U = (mean of their times − T/2)/(T/√(12x)) = \(short(statistic)): an arrow from 1.28 on.")
    } else {
      lines.append(
        "The trend takes 2 repeat purchases; there is \(rhythm.repeats == 0 ? "none" : "one") yet.")
    }
    lines.append(
      "typical gap = (2·L + \(rhythm.first.days(to: rhythm.last)) d)/(2 + x), with L"
        + " = \(short(yardstick.medianGapDays)) d: \(spokenDays(reading.typicalGapDays)).")
    return lines + stage
  }

  /// The limit of the stage, and what is at stake.
  private var stage: [String] {
    guard reading.placedBy != .purchases else { return [] }
    var lines = ["stage: " + reading.stageSentence(of: facts, by: yardstick) + "."]
    if facts.care.stake > 0, reading.position.stage.isActivePhase {
      let isBuying = facts.care.mode == .buying
      let chance = yardstick.chanceOfGoingOn(
        reading.position.stage, isBuying: isBuying, after: reading.stageDays)
      let curve = yardstick.dwell.curve(reading.position.stage, isBuying: isBuying)
      lines.append(
        "at stake on this lap: \(currency.short(facts.care.stake)) · \(percent(chance)) that go on"
          + " from here"
          + (curve.advances < StageLimit.advancesToLearn
            ? " (assumed: \(curve.advances) advances seen)." : "."))
    }
    return lines
  }

  /// Three significant digits.
  private func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
    var scale = 1.0
    while (value.magnitude * scale) < 100, scale < 1e9 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded.magnitude >= 100 ? String(Int(rounded)) : String(rounded)
  }
}
