extension Promise {
  /// What became of it, in words.
  public var spokenOutcome: String {
    switch outcome {
    case .open: "for \(plan.due.spoken)"
    case .due: "for today"
    case .overdue(let days): "not yet, \(days) d past its day"
    case .kept(let day):
      plan.due.days(to: day) > 0 ? "kept, \(plan.due.days(to: day)) d after its day" : "kept"
    case .pushed(let day): "pushed to \(day.spoken)" + (pushes > 1 ? ", push \(pushes)" : "")
    case .replaced: "another action took its place"
    case .letGo: "they were let go"
    }
  }

  /// What was promised and what became of it: `call them (3 Mar 2026): kept`.
  public var spoken: String { "\(plan.what) (\(plan.due.spoken)): \(spokenOutcome)" }
}

extension MovedCustomer {
  /// Where from and where to: `2 Customer Experience → 3 Momentum`.
  public var spokenWay: String {
    let to = move.move
    guard to.lap != lap else {
      return "\(stage.number) \(stage.name) → \(to.stage.number) \(to.stage.name)"
    }
    return
      "\(stage.number) \(stage.name), lap \(lap) → \(to.stage.number) \(to.stage.name), lap \(to.lap)"
  }
}

extension Win.Credit {
  /// Who did how much, and for whom: `ana: 3 contacts (marketing 1, sales 2)`.
  public var spoken: String {
    var parts: [String] = []
    if informing > 0 { parts.append("marketing \(informing)") }
    if selling > 0 { parts.append("sales \(selling)") }
    return "\(person): \(touches) contact\(touches == 1 ? "" : "s") (\(listed(parts, "and")))"
  }
}

extension Kudos {
  /// Who thanks whom for what; `name` is the customer's.
  public func spoken(_ name: String) -> String {
    var text = "\(by) thanks \(person)"
    if !name.isEmpty { text += " for \(name)" }
    return words.isEmpty ? text : text + ": \(words)"
  }
}

extension StandUp.Person {
  /// What a page calls them.
  public var title: String { name.isEmpty ? "without an owner" : name }
}

extension GoalStanding {
  /// Revenue against the goal: `€182,400 of €240,000 for 2026-Q4, 76 %`.
  public func spoken(_ currency: Currency) -> String {
    guard let goal else { return "\(currency.long(revenue)) in \(period.text); no goal is set" }
    var text = "\(currency.long(revenue)) of \(currency.long(goal)) for \(period.text)"
    if let reached { text += ", \(Int((max(-99, min(99, reached)) * 100).rounded())) %" }
    return text
  }

  /// Revenue against an even pace: `€4,400 ahead of an even pace (€178,000 by now)`; empty without a goal.
  public func spokenPace(_ currency: Currency) -> String {
    guard let pace, let ahead else { return "" }
    if ahead == 0 { return "on an even pace (\(currency.long(pace)) by now)" }
    return
      "\(currency.long(abs(max(ahead, -.max)))) \(ahead > 0 ? "ahead of" : "behind") an even pace"
      + " (\(currency.long(pace)) by now)"
  }
}

extension StandUp {
  /// Since when it tells: `since the last stand-up, 9 Mar 2026`.
  public var spokenSince: String {
    if period.after != nil { return "since the last stand-up, \(period.since.spoken)" }
    return "since \(period.since.spoken)"
  }

  /// Revenue more or less than at the last stand-up; nil where that was of another period.
  public var revenueChange: Int64? {
    guard let last, last.numbers.period == numbers.period else { return nil }
    return numbers.revenue.addingHeld(-max(last.numbers.revenue, -.max))
  }

  /// A momentum as it is said: `1.2×`.
  public static func spoken(momentum: Double?) -> String {
    guard let momentum, momentum.isFinite else { return "–" }
    let tenths = Int((max(0, min(999, momentum)) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)×"
  }

  /// The headline in sentences.
  public var headline: [String] {
    var lines: [String] = []
    if let standing {
      var text = "Revenue: " + standing.spoken(currency)
      if let change = revenueChange {
        text += "; \(change >= 0 ? "+" : "")\(currency.long(change)) since the last stand-up"
      }
      lines.append(text)
      let pace = standing.spokenPace(currency)
      if !pace.isEmpty { lines.append("Pace: " + pace) }
    }
    func then(_ text: (StandUpRecord.Numbers) -> String) -> String {
      last.map { "; \(text($0.numbers)) at the last stand-up" } ?? ""
    }
    lines.append(
      "Laps completed: \(grouped(numbers.laps)) \(spokenSince)" + then { grouped($0.laps) })
    lines.append(
      "Momentum of the loop: " + StandUp.spoken(momentum: numbers.momentum)
        + then { StandUp.spoken(momentum: $0.momentum) })
    lines.append(
      "Stalled: \(grouped(numbers.stalled)), \(currency.short(numbers.riskPerMonth)) a month at risk"
        + then { "\(grouped($0.stalled)), \(currency.short($0.riskPerMonth))" })
    return lines
  }
}
