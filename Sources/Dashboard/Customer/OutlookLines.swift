import Canvas
import LoopModel

extension State {
  /// What they bring a month, what of it is at risk, and what is to be expected of them.
  func outlookLines(
    _ facts: CustomerFacts, _ reading: Reading, _ snapshot: Snapshot
  ) -> [Line] {
    let risk = risk(facts, reading, snapshot)
    guard let pace = reading.pace else { return risk.isEmpty ? [] : [Line(risk, .stopped)] }
    let usual = inMoney(pace.usual, facts, snapshot)
    let now = inMoney(pace.pace, facts, snapshot)
    var lines = [
      Line("usual \(usual), now \(now)", .text)
        .then(risk.isEmpty ? "" : ", " + risk, .stopped)
        .then("  rate \(perMonth(pace.rate)) if active", .muted)
    ]
    if let outlook = Outlook(of: facts, at: snapshot.moment.day, by: snapshot.yardstick) {
      let soon = "buys within \(figures(Outlook.weeks)) wk: \(percent(outlook.buysSoon))"
      let worth = outlook.value.map { value in
        "  worth \(snapshot.currency.short(value)) over the next \(CustomerValue.months) months"
      }
      lines.append(Line(soon, .text).then(worth ?? "", .text))
    }
    return lines
  }

  /// A pace in money a month once spending has been learned, in purchases a month until then.
  private func inMoney(_ weekly: Double, _ facts: CustomerFacts, _ snapshot: Snapshot) -> String {
    guard let spend = snapshot.yardstick.expectedSpend(of: facts, at: snapshot.moment.day) else {
      return perMonth(weekly)
    }
    return snapshot.currency.short(weekly * spend * CustomerValue.weeksPerMonth) + "/mo"
  }

  /// What is at risk, and how much of that is at stake on the open lap; empty for nothing to show.
  private func risk(
    _ facts: CustomerFacts, _ reading: Reading, _ snapshot: Snapshot
  ) -> String {
    let currency = snapshot.currency
    guard let risk = reading.moneyAtRisk(of: facts, by: snapshot.yardstick),
      currency.short(risk.total) != currency.short(0.0)
    else { return "" }
    let text = "at risk \(currency.short(risk.total))/mo"
    guard risk.staked > 0 else { return text }
    let share = percent(risk.staked / Double(facts.care.stake))
    return text + ", \(currency.short(risk.staked)) of it at stake"
      + " (\(share) of \(currency.short(facts.care.stake)))"
  }

  private func perMonth(_ weekly: Double) -> String {
    hundredths(weekly * CustomerValue.weeksPerMonth) + "/mo"
  }
}
