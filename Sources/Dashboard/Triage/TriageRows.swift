import Canvas
import LoopModel

extension State {
  /// One row of the queue: who, where, how they move, since when, how much is at risk, and whose.
  func drawTriageRow(
    _ place: Int, _ snapshot: Snapshot, on canvas: inout Canvas, row: Int, columns: Int
  ) {
    let index = Int(triage.order[place])
    let facts = snapshot.roster.facts(index)
    let reading = snapshot.roster.reading(index)
    let here = snapshot.others[facts.id] ?? []
    // A mark decides what the next key does, so it goes before all else.
    if marks.contains(facts.id) {
      canvas.draw("+", column: 0, row: row, role: .changed)
    } else if !here.isEmpty {
      canvas.draw("@", column: 0, row: row, role: .late)
    } else if changed.contains(facts.id) {
      canvas.draw("*", column: 0, row: row, role: .changed)
    }
    // The columns from the right, so that names take what is left.
    var end = columns - 1
    func put(_ text: String, _ width: Int, _ role: Role, isLeft: Bool = false) {
      let start = end - width
      canvas.draw(
        text, column: isLeft ? start : max(start, end - TextWidth.columns(of: text)), row: row,
        role: role, width: width)
      end = start - (columns < 50 ? 1 : 2)
    }
    if !here.isEmpty, columns >= 100 {
      put(here.joined(separator: ", ") + " is here", 16, .late, isLeft: true)
    }
    if columns >= 50 {
      let width = triage.queue == .handOff ? 16 : columns < 76 ? 6 : 8
      put(whose(index, facts, snapshot), width, .text, isLeft: true)
    }
    put(reading.riskPerMonth.map { snapshot.currency.short(max(0, $0)) } ?? "–", 6, .text)
    let since = timing(facts, reading)
    // Where nobody knows since when, saying so takes the place of momentum and lap.
    let saysUnknown = since.isUnknown && columns >= 90
    if saysUnknown {
      put(reading.stageTime(spokenDays), 26, since.role)
    } else {
      put(since.text, 10, since.role)
    }
    if columns >= 90 { put(reading.standing ?? "", 10, .stopped, isLeft: true) }
    let glyph = String(Character(reading.trend.glyph))
    if columns >= 50, !saysUnknown {
      put(glyph + spokenMomentum(reading.momentum), 6, reading.trend.role, isLeft: true)
    } else if columns < 50 {
      put(glyph, 1, reading.trend.role)
    }
    if columns >= 90, !saysUnknown {
      put("lap \(reading.position.lap)", 6, .muted, isLeft: true)
    }
    let stage = reading.position.stage
    let isShort = columns < 76 || (columns < 90 && triage.queue == .handOff)
    put(
      isShort ? String(stage.number) : "\(stage.number) \(stage.shortName)", isShort ? 1 : 16,
      .text, isLeft: true)
    canvas.drawName(index, of: snapshot, column: 2, row: row, width: max(1, end - 2))
    if place == triage.row {
      canvas.select(column: 1, row: row, columns: columns - 2)
    }
  }

  /// Whose they are, and whom they are offered to.
  private func whose(_ index: Int, _ facts: CustomerFacts, _ snapshot: Snapshot) -> String {
    let owner = snapshot.owner(index)
    guard triage.queue == .handOff, let handOff = facts.care.handOff else {
      return owner.isEmpty ? "nobody" : owner
    }
    let to = Int(handOff.to)
    let asked = snapshot.owners.indices.contains(to) && to > 0 ? snapshot.owners[to] : "?"
    return (owner.isEmpty ? "nobody" : owner) + " → " + asked
  }

  /// The time that matters in the queue: in the stage against its limit, or of what was decided.
  private func timing(
    _ facts: CustomerFacts, _ reading: Reading
  ) -> (text: String, role: Role, isUnknown: Bool) {
    switch triage.queue {
    case .handOff:
      let age = facts.care.handOff.map { $0.day.days(to: today) } ?? 0
      return (age == 0 ? "today" : "\(age) d old", age > 2 ? .late : .text, false)
    case .snoozed:
      guard let until = facts.care.snooze?.until else { return ("on reply", .muted, false) }
      return ("in \(today.days(to: until)) d", .text, false)
    case .letGo:
      return (facts.care.parting.map { "\($0.day.days(to: today)) d ago" } ?? "", .muted, false)
    case .open, .inCare, .planned:
      let role: Role = reading.stalls.contains(.stageLimit) ? .stopped : .muted
      guard reading.placedBy != .purchases else {
        let silence = Int((reading.silenceDays ?? 0).rounded())
        return ("\(silence) d / \(Int(reading.typicalGapDays.rounded()))", role, false)
      }
      let days = Int(reading.stageDays.rounded(.down))
      if reading.stageTimeIsUnknown { return ("imp. \(days) d", role, true) }
      return ("\(days) d / \(Int(reading.stageLimitDays.rounded()))", role, false)
    }
  }
}
