import Canvas
import LoopModel

/// A customer's laps: purchases, the gaps between them, and what they meant week by week.
struct Laps {
  private let snapshot: Snapshot
  private let day: Double
  /// Days with a purchase, and what was paid on each.
  private let days: [(day: Day, amount: Int64)]

  init(_ history: CustomerHistory, at day: Double, snapshot: Snapshot) {
    self.snapshot = snapshot
    self.day = day
    days = history.purchaseDays(upTo: snapshot.moment.civilDay)
  }

  /// The laps as lines, each at most `columns` wide.
  func lines(columns: Int) -> [Line] {
    guard let rhythm = PurchaseRhythm(days: days.map(\.day)) else {
      return [Line("Laps", .strong), Line("  no lap closed yet", .muted)]
    }
    return [amountLine(columns)] + gapLines(rhythm, columns) + [lastLine(columns)]
      + weekLines(columns)
  }

  private func amountLine(_ columns: Int) -> Line {
    let low = days.map(\.amount).min() ?? 0
    let high = days.map(\.amount).max() ?? 0
    let range =
      low == high
      ? snapshot.currency.short(low)
      : "\(snapshot.currency.short(low)) to \(snapshot.currency.short(high))"
    let room = columns - 12 - TextWidth.columns(of: range)
    let shown = days.suffix(days.count <= room ? days.count : max(4, room - 24))
    let skipped = days.count - shown.count
    return Line("Laps      ", .strong)
      .then(sparkline(shown.map { Double($0.amount) }), .chart)
      .then("  " + range + (skipped > 0 ? ", the first \(skipped) left out" : ""), .muted)
  }

  /// The gaps as bars, the open one after the closed, and last, apart, the one that is to be expected,
  /// with its day.
  private func gapLines(_ rhythm: PurchaseRhythm, _ columns: Int) -> [Line] {
    let closed = zip(days, days.dropFirst()).map { Double($0.day.days(to: $1.day)) }
    let open = max(0, day - Double(rhythm.last.number))
    let expected = TypicalGap.days(of: rhythm, storeMedian: snapshot.yardstick.medianGapDays)
    let due = rhythm.last.advanced(by: Int(expected.rounded()))
    let isOver = Double(due.number) <= day - 1
    let when = "  ◇ \(isOver ? "was expected" : "expected") \(due.spoken), "
    let text = Line(when, .text).then("open \(spokenDays(open))", .late)
    let bars = min(closed.count, max(4, columns - 14 - text.columns))
    let heights = Array(sparkline(closed.suffix(bars) + [open, expected]))
    var line = Line("gaps       ", .muted).then(String(heights.dropLast(2)), .chart)
      .then(String(heights.dropLast().suffix(1)), .late)
      .then(" ◇" + String(heights.suffix(1)), .text).joined(with: text)
    if let low = closed.min(), let high = closed.max() {
      let range = low == high ? spokenDays(low) : "\(spokenDays(low)) to \(spokenDays(high))"
      if line.columns + range.count + 9 <= columns {
        line = line.then(", closed \(range)", .muted)
      }
    }
    return line.wrapped(columns: columns)
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
    let weeks = min(52, columns - 36)
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
