import Canvas
import LoopModel

/// A customer's laps: purchases, the gaps between them, and what they meant week by week.
struct Laps {
  private let snapshot: Snapshot
  private let day: Double
  /// Days with a purchase, and what was paid on each.
  private var days: [(day: Day, amount: Int64)] = []

  init(_ history: CustomerHistory, at day: Double, snapshot: Snapshot) {
    self.snapshot = snapshot
    self.day = day
    let last = snapshot.moment.civilDay
    for purchase in history.purchases where purchase.amount > 0 && purchase.day <= last {
      if days.last?.day == purchase.day {
        days[days.count - 1].amount = days[days.count - 1].amount.addingHeld(purchase.amount)
      } else {
        days.append((purchase.day, purchase.amount))
      }
    }
  }

  /// The laps as lines; with the weeks where there is room.
  func lines(columns: Int, isTall: Bool) -> [Line] {
    guard !days.isEmpty else {
      return [Line("Laps", .strong), Line("  no lap closed yet", .muted)]
    }
    let amounts = amountLine(columns)
    let rest = [gapLine(columns), lastLine(columns)]
    return [amounts] + rest + (isTall ? weekLines(columns) : [])
  }

  private func amountLine(_ columns: Int) -> Line {
    let shown = days.suffix(max(4, columns - 40))
    let low = shown.map(\.amount).min() ?? 0
    let high = shown.map(\.amount).max() ?? 0
    let range =
      low == high
      ? snapshot.currency.short(low)
      : "\(snapshot.currency.short(low)) to \(snapshot.currency.short(high))"
    let skipped = days.count - shown.count
    return Line("Laps      ", .strong)
      .then(sparkline(shown.map { Double($0.amount) }), .chart)
      .then("  " + range + (skipped > 0 ? ", the first \(skipped) left out" : ""), .muted)
  }

  /// The gaps as bars, the open one last, and when the next purchase is to be expected.
  private func gapLine(_ columns: Int) -> Line {
    let shown = days.suffix(max(4, columns - 46))
    var gaps = zip(shown, shown.dropFirst()).map { Double($0.day.days(to: $1.day)) }
    let open = max(0, day - Double(days[days.count - 1].day.number))
    let closed = gaps
    gaps.append(open)
    let bars = sparkline(gaps)
    var line = Line("gaps       ", .muted).then(String(bars.dropLast()), .chart)
      .then(String(bars.suffix(1)), .late)
    if let low = closed.min(), let high = closed.max() {
      let range = low == high ? spokenDays(low) : "\(spokenDays(low)) to \(spokenDays(high))"
      line = line.then("  " + range + ", ", .muted)
    } else {
      line = line.then("  ", .muted)
    }
    return line.then("open \(spokenDays(open))", .late).then(expectation, .text)
  }

  /// The day of the last purchase and a typical gap.
  private var expectation: String {
    let last = days[days.count - 1].day
    guard let rhythm = PurchaseRhythm(days: days.map(\.day)) else { return "" }
    let gap = TypicalGap.days(of: rhythm, storeMedian: snapshot.yardstick.medianGapDays)
    let next = last.advanced(by: Int(gap.rounded()))
    let overdue = Int(day.rounded(.down)) - Int(next.number)
    return overdue > 0
      ? ", next was expected \(next.spoken)" : ", next expected \(next.spoken)"
  }

  /// The newest purchases with the days between them, as many as fit.
  private func lastLine(_ columns: Int) -> Line {
    var texts: [String] = []
    var used = 0
    for (place, entry) in days.enumerated().reversed() {
      let amount = snapshot.currency.short(entry.amount)
      let gap = place > 0 ? " ─\(days[place - 1].day.days(to: entry.day)) d─ " : ""
      used += TextWidth.columns(of: amount) + TextWidth.columns(of: gap)
      guard used <= columns - 12 else { break }
      texts.append(gap + amount)
    }
    return Line("last      ", .muted).then(texts.reversed().joined(), .text)
  }

  /// Momentum and the chance of being active at the end of each week, by today's yardstick.
  private func weekLines(_ columns: Int) -> [Line] {
    let weeks = min(52, columns - 24)
    guard weeks >= 8 else { return [] }
    var momenta: [Double?] = []
    var actives: [Double?] = []
    var rhythm: PurchaseRhythm?
    var next = 0
    for week in 0..<weeks {
      let end = day - Double(7 * (weeks - 1 - week))
      while next < days.count, Double(days[next].day.number) <= end {
        if rhythm == nil {
          rhythm = PurchaseRhythm(firstPurchase: days[next].day)
        } else {
          rhythm?.recordPurchase(on: days[next].day)
        }
        next += 1
      }
      let pace = rhythm.map { Pace(of: $0, at: end, prior: snapshot.yardstick.prior) }
      momenta.append(pace.map { $0.pace / snapshot.yardstick.typicalPace })
      actives.append(pace?.active)
    }
    return [
      Line("momentum  ", .muted).then(sparkline(momenta), .chart)
        .then("  \(range(momenta.compactMap { $0 }, spokenMomentum)), \(weeks) weeks", .muted),
      Line("active    ", .muted).then(sparkline(actives), .chart)
        .then("  \(range(actives.compactMap { $0 }) { percent($0 ?? 0) })", .muted),
    ]
  }

  private func range(_ values: [Double], _ spoken: (Double?) -> String) -> String {
    guard let low = values.min(), let high = values.max() else { return "" }
    return "\(spoken(low)) to \(spoken(high))"
  }
}
