import LoopModel

/// The formulas behind a customer's numbers, with their own values put in.
///
/// Each is written `name = formula = numbers = result`, so that a pocket calculator gives the result
/// from what stands before it.
struct Why {
  let facts: CustomerFacts
  let reading: Reading
  let yardstick: Yardstick
  let day: Double
  let currency: Currency
  /// Weeks between two purchases of theirs, the newest first; none where they have not been read.
  private let gaps: [Double]

  init(_ index: Int, in snapshot: Snapshot, history: CustomerHistory?) {
    facts = snapshot.roster.facts(index)
    reading = snapshot.roster.reading(index)
    yardstick = snapshot.yardstick
    day = snapshot.moment.day
    currency = snapshot.currency
    let days = history?.purchaseDays(upTo: snapshot.moment.civilDay).map(\.day) ?? []
    gaps = zip(days, days.dropFirst()).map { Double($0.days(to: $1)) / 7 }.reversed()
  }

  /// The question the lines answer.
  var title: String { "Why \(spokenMomentum(reading.momentum))?" }

  /// One formula each, in the order in which they build on one another.
  var paragraphs: [String] {
    guard let rhythm = facts.rhythm, let pace = reading.pace else {
      return [
        "There is no momentum before a first purchase: the time in the stage speaks instead."
      ] + stage + money
    }
    return momentum(rhythm, pace) + usual(rhythm, pace) + money + trend(rhythm)
      + outlook(rhythm) + stage
  }

  private func momentum(_ rhythm: PurchaseRhythm, _ pace: Pace) -> [String] {
    let prior = yardstick.prior
    let (r, alpha, a, b) = (
      figures(prior.r), figures(prior.alpha), figures(prior.a), figures(prior.b)
    )
    let (fadedRepeats, fadedWeeks) = (figures(rhythm.fadedRepeats), figures(rhythm.fadedWeeks))
    let silence = figures(rhythm.silence(at: day))
    let (rate, survival) = (figures(pace.rate), figures(pace.survival))
    let active = figures(pace.active)
    return [
      "x = \(rhythm.repeats) repeat purchases in T = \(figures(rhythm.age(at: day))) weeks, the last"
        + " s = \(silence) weeks ago.",
      "A = 1 + 0.7 + 0.7² + … over these = (1 − 0.7^x)/0.3 = (1 − 0.7^\(rhythm.repeats))/0.3"
        + " = \(fadedRepeats).",
      "B = 0.7·(last gap + 0.7·(the one before + …))" + fadedGaps(rhythm)
        + " = \(fadedWeeks) weeks.",
      "rate = (r + A)/(α + B + s) = (\(r) + \(fadedRepeats))/(\(alpha) + \(fadedWeeks) + \(silence))"
        + " = \(rate) purchases a week, if still active.",
      "S = ((α + B)/(α + B + s))^(r + A) = ((\(alpha) + \(fadedWeeks))/"
        + "(\(alpha) + \(fadedWeeks) + \(silence)))^(\(r) + \(fadedRepeats)) = \(survival):"
        + " \(spokenSilence(pace)).",
      "P = 1/(1 + (a/(b + x))/S) = 1/(1 + (\(a)/(\(b) + \(rhythm.repeats)))/\(survival)) = \(active):"
        + " \(percent(pace.active)) likely to be still active.",
      "momentum = P·rate/typical = \(active)·\(rate)/\(figures(yardstick.typicalPace))"
        + " = \(reading.momentum.map(figures) ?? "–"): \(spokenMomentum(reading.momentum)).",
    ]
  }

  /// The newest gaps put in, and what the older ones leave as one number.
  private func fadedGaps(_ rhythm: PurchaseRhythm) -> String {
    let memory = PurchaseRhythm.memory
    guard !gaps.isEmpty, gaps.count == Int(rhythm.repeats) else { return "" }
    let shown = gaps.prefix(4)
    let older = gaps.dropFirst(4).reversed().reduce(0) { memory * ($0 + $1) }
    let inner = shown.dropLast().map { "0.7·(\(figures($0)) + " }.joined()
    let last = shown.last.map { "0.7·(\(figures($0))\(older > 0 ? " + \(figures(older))" : ""))" }
    return " = " + inner + (last ?? "") + String(repeating: ")", count: shown.count - 1)
  }

  private func usual(_ rhythm: PurchaseRhythm, _ pace: Pace) -> [String] {
    let prior = yardstick.prior
    return [
      "usual = (r + x)/(α + T) = (\(figures(prior.r)) + \(rhythm.repeats))/(\(figures(prior.alpha))"
        + " + \(figures(rhythm.age(at: day)))) = \(figures(pace.usual)) a week, over their whole time.",
      "pace = P·rate = \(figures(pace.active))·\(figures(pace.rate)) = \(figures(pace.pace)) a week,"
        + " now.",
    ]
  }

  private func trend(_ rhythm: PurchaseRhythm) -> [String] {
    let x = rhythm.repeats
    var lines: [String] = []
    if let statistic = reading.trendStatistic {
      let age = figures(rhythm.age(at: day))
      let shown: String
      switch rhythm.arrow.following(statistic) {
      case .up: shown = "▲"
      case .down: shown = "▼"
      case .steady: shown = "no arrow"
      }
      lines.append(
        "U = (Σt/x − T/2)/(T/√(12·x)) = (\(figures(rhythm.sumOfRepeatTimes))/\(x) − \(age)/2)/"
          + "(\(age)/√(12·\(x))) = \(figures(statistic)): \(shown), which comes from"
          + " \(hundredths(Arrow.appears)) on and goes below \(hundredths(Arrow.disappears)), up or"
          + " down. Σt adds up the weeks from the first purchase to each of the others.")
    } else {
      lines.append("The trend takes 2 repeat purchases; there is \(x == 0 ? "none" : "one") yet.")
    }
    let own = rhythm.first.days(to: rhythm.last)
    let gap = reading.typicalGapDays
    lines.append(
      "typical gap = (2·L + days from first to last)/(2 + x)"
        + " = (2·\(figures(yardstick.medianGapDays)) + \(own))/(2 + \(x)) = \(figures(gap)) d.")
    if reading.placedBy == .purchases {
      let silence = rhythm.silence(at: day)
      lines.append(
        "place on the loop = s/typical gap = \(figures(silence))·7/\(figures(gap))"
          + " = \(figures(silence * 7 / gap)) gaps past the last purchase.")
    }
    return lines
  }

  /// The limit of the stage, where it counts.
  private var stage: [String] {
    guard reading.placedBy != .purchases else { return [] }
    return ["stage: " + reading.stageSentence(of: facts, by: yardstick) + "."]
  }
}
