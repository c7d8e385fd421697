import Canvas
import LoopModel

/// One thing a page tells, with the customer it is about.
struct StandUpItem {
  var customer: CustomerID?
  var lines: [Line]
}

extension State {
  /// Columns of a page's text: no wider than is read at a glance.
  var standUpWidth: Int { min(100, size.columns - 8) }

  /// What the page tells, item by item.
  var standUpItems: [StandUpItem] {
    guard let told = standUp.told else { return [] }
    let items: [StandUpItem]
    switch standUp.page {
    case .headline, .quiet: return []
    case .wins:
      guard let person = standUp.person else { return [] }
      items =
        person.wins.map { win($0, told, isOwn: true) }
        + person.helped.map { win($0, told, isOwn: false) }
    case .moved:
      guard let person = standUp.person else { return [] }
      items = person.forward.map { moved($0, told) } + person.back.map { moved($0, told) }
    case .promised:
      guard let person = standUp.person else { return [] }
      items = person.due.map { promised($0, told) } + person.promised.map { promised($0, told) }
    case .stalled:
      guard let person = standUp.person else { return [] }
      items = person.stalled.map { stalled($0, told) }
    case .handOffs: items = told.handOffs.prefix(50).map { handOff($0, told) }
    case .decisions: items = decisionItems(told)
    case .kudos:
      items = told.kudos.map { kudos in
        StandUpItem(
          customer: kudos.customer,
          lines: [Line("+ ", .good).then(kudos.spoken(told.name(kudos.customer)), .strong)])
      }
    }
    return items.map { item in
      StandUpItem(
        customer: item.customer, lines: item.lines.flatMap { wrapped($0) })
    }
  }

  /// The items that fit on the screen from the first on.
  var shownItems: ArraySlice<StandUpItem> {
    let items = standUpItems
    guard standUp.first < items.count else { return items[items.count...] }
    var rows = itemRows
    var end = standUp.first
    while end < items.count {
      rows -= items[end].lines.count + (end > standUp.first ? itemGap : 0)
      // One that is too long for any screen is shown as far as it goes.
      if rows < 0, end > standUp.first { break }
      end += 1
      if rows <= 0 { break }
    }
    return items[standUp.first..<end]
  }

  /// Rows for items, under the title and above the status line.
  var itemRows: Int { max(1, size.rows - 3 - titleRows) }

  /// Rows of the title with what is blank around it.
  var titleRows: Int { size.rows >= 20 ? 4 : 1 }

  /// Blank rows between items.
  private var itemGap: Int { size.rows >= 16 ? 1 : 0 }

  /// A line in several, those after the first set in under its text.
  private func wrapped(_ line: Line) -> [Line] {
    var indent = 0
    if let lead = line.pieces.first?.text {
      indent = lead.prefix { $0 == " " }.count
      if indent == 0 { indent = 2 }
    }
    let rest = standUpWidth - 2 - indent
    guard line.columns > standUpWidth - 2 else { return [line] }
    var body = line
    if let lead = body.pieces.first?.text, lead.allSatisfy({ $0 == " " }) {
      body.pieces.removeFirst()
    }
    let isSetIn = body.pieces.count < line.pieces.count
    return body.wrapped(columns: rest).enumerated().map { place, part in
      place == 0 && !isSetIn
        ? part : Line(String(repeating: " ", count: indent)).then(part)
    }
  }

  // MARK: Items

  private func win(_ win: Win, _ told: StandUp, isOwn: Bool) -> StandUpItem {
    var lines = [
      Line("✓ ", .good).then(told.name(win.customer), .strong)
        .then("  " + told.currency.long(win.amount), .strong)
        .then("  lap \(win.lap), \(win.day.spoken)", .muted)
        .then(isOwn ? "" : ", helped", .muted)
    ]
    if win.credits.isEmpty {
      lines.append(Line("    ").then("nobody is known to have been in touch on this lap", .muted))
    }
    for credit in win.credits {
      lines.append(Line("    ").then(credit.spoken, .text))
      if !credit.useful.isEmpty {
        lines.append(Line("      ").then("helped: " + credit.useful.joined(separator: "; "), .good))
      }
    }
    return StandUpItem(customer: win.customer, lines: lines)
  }

  private func moved(_ moved: MovedCustomer, _ told: StandUp) -> StandUpItem {
    var lines = [
      Line(moved.isForward ? "▲ " : "▼ ", moved.isForward ? .up : .down)
        .then(told.name(moved.customer), .strong)
        .then(moved.isForward ? "  on" : "  back", .muted),
      Line("    ").then(moved.spokenWay, .text),
    ]
    if !moved.move.reason.isEmpty { lines.append(Line("    ").then(moved.move.reason, .muted)) }
    return StandUpItem(customer: moved.customer, lines: lines)
  }

  private func promised(_ promise: Promise, _ told: StandUp) -> StandUpItem {
    let isDue = promise.outcome == .due
    let mark = isDue ? "▸ " : promise.isKept ? "✓ " : "· "
    return StandUpItem(
      customer: promise.customer,
      lines: [
        Line(mark, promise.isKept ? .good : .late).then(told.name(promise.customer), .strong)
          .then(isDue ? "  today" : "", .late),
        Line("    ").then(isDue ? promise.plan.what : promise.spoken, .text),
      ])
  }

  private func stalled(_ stalled: StandUp.Stalled, _ told: StandUp) -> StandUpItem {
    var head = Line("■ ", .stopped).then(told.name(stalled.customer), .strong)
      .then("  \(stalled.stage.number) \(stalled.stage.name)", .muted)
    if stalled.riskPerMonth >= told.currency.minorUnits {
      head = head.then("  \(told.currency.short(stalled.riskPerMonth)) a month at risk", .text)
    }
    var lines = [head, Line("    ").then(stalled.reason, .text)]
    if let promise = stalled.promise {
      lines.append(Line("    ").then("promised: \(promise.spoken)", .muted))
    }
    if let decision = standUp.decision(stalled.customer) {
      lines.append(
        Line("    ").then("→ \(decision.change.spoken(told.currency)), \(decision.who)", .good))
    } else if stalled.needsDecision {
      lines.append(Line("    ").then("no decision yet", .late))
    } else if stalled.promise?.isOpen != true {
      lines.append(Line("    ").then("in care", .muted))
    }
    return StandUpItem(customer: stalled.customer, lines: lines)
  }

  private func handOff(_ handOff: StandUp.HandOff, _ told: StandUp) -> StandUpItem {
    StandUpItem(
      customer: handOff.customer,
      lines: [
        Line("→ ", .late).then(told.name(handOff.customer), .strong),
        Line("    ").then(
          "from \(handOff.from.isEmpty ? "nobody" : handOff.from) to "
            + "\(handOff.to.isEmpty ? "somebody" : handOff.to), waiting since "
            + handOff.since.spoken, .text),
      ])
  }

  private func decisionItems(_ told: StandUp) -> [StandUpItem] {
    let taken = standUp.decisions.map { decision in
      StandUpItem(
        customer: decision.customer,
        lines: [
          Line("✓ ", .good).then(told.name(decision.customer), .strong),
          Line("    ").then(
            "\(decision.value.change.spoken(told.currency)), \(decision.value.who)", .text),
        ])
    }
    let open = told.undecided.filter { standUp.decision($0) == nil }.map { customer in
      StandUpItem(
        customer: customer,
        lines: [
          Line("■ ", .stopped).then(told.name(customer), .strong).then("  no decision yet", .late)
        ])
    }
    return taken + open
  }
}

extension RecordedChange {
  /// Who is to do it, or who decided.
  var who: String {
    if case .plan(let plan) = change, !plan.by.isEmpty { return plan.by }
    return by
  }
}
