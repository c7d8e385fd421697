import Canvas
import LoopModel

/// Everything that happened with a customer, newest first.
struct Timeline {
  /// One thing that happened: what it was, and what somebody wrote about it.
  private struct Entry {
    var day: Day
    var order: Int64
    var line: Line
    var note = ""
  }

  private var entries: [Entry] = []
  private let since: Day
  /// Columns of the date before each entry.
  private static let dateColumns = 13

  /// What happened up to the end of `last`.
  init(_ history: CustomerHistory, upTo last: Day, currency: Currency) {
    since = history.since
    for purchase in history.purchases where purchase.day <= last {
      let isRefund = purchase.amount < 0
      let word = isRefund ? "refund " : purchase.amount == 0 ? "nothing paid " : "bought "
      // The one amount that has no counterpart is held one off.
      let amount = abs(max(purchase.amount, -.max))
      entries.append(
        Entry(
          day: purchase.day, order: purchase.recordedAt.milliseconds,
          line: Line(isRefund ? "− " : "€ ", isRefund ? .down : .good)
            .then(word + currency.long(amount))))
    }
    for recorded in history.moves where recorded.move.day <= last {
      let move = recorded.move
      entries.append(
        Entry(
          day: move.day, order: move.at.milliseconds,
          line: Line("→ ", .steady).then("\(recorded.by) moved them to ")
            .then("\(move.stage.number) \(move.stage.name)", .stage)
            .then(" on lap \(move.lap)", .muted), note: recorded.reason))
    }
    for touch in history.touches where touch.day <= last {
      let who = touch.contact.direction == .pull ? "they came to \(touch.by)" : touch.by
      let received =
        touch.contact.reception == .unknown ? "" : ", \(touch.contact.reception.rawValue)"
      let isHelp = touch.contact.intent == .help
      entries.append(
        Entry(
          day: touch.day, order: touch.at.milliseconds,
          line: Line(isHelp ? "+ " : "? ", isHelp ? .up : .late)
            .then(
              "\(who), \(touch.contact.channel.rawValue), \(touch.contact.intent.rawValue)\(received)",
              .muted),
          note: touch.contact.note))
    }
    for step in history.changes where step.day <= last {
      guard let told = step.told(currency) else { continue }
      entries.append(
        Entry(day: step.day, order: step.at.milliseconds, line: told.line, note: told.note))
    }
    entries.sort { ($1.day, $1.order) < ($0.day, $0.order) }
  }

  /// The lines of the timeline; a note that does not fit goes on below.
  func lines(columns: Int) -> [Line] {
    var lines: [Line] = []
    var lastDay: Day?
    for entry in entries {
      let date = dated(entry.day == lastDay ? "" : entry.day.spoken)
      lastDay = entry.day
      let whole = date.then(entry.line).then(entry.note.isEmpty ? "" : ": \(entry.note)")
      guard whole.columns > columns, !entry.note.isEmpty else {
        lines.append(whole)
        continue
      }
      lines.append(date.then(entry.line).then(":"))
      for text in wrapped(entry.note, columns: columns - Timeline.dateColumns - 2) {
        lines.append(dated("").then("  " + text))
      }
    }
    return lines + [dated(since.spoken).then("first known", .muted)]
  }

  private func dated(_ date: String) -> Line {
    Line(date + String(repeating: " ", count: max(1, Timeline.dateColumns - date.count)), .muted)
  }
}
