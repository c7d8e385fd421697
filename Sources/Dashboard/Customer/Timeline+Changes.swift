import Canvas
import LoopModel

extension RecordedChange {
  /// What the timeline says of it, and the words people gave for it.
  ///
  /// Nil for what stands there in its own right: purchases, moves and touches.
  func told(_ currency: Currency) -> (line: Line, note: String)? {
    func line(_ glyph: String, _ role: Role, _ text: String) -> Line {
      Line(glyph + " ", role).then("\(by) \(text)", .muted)
    }
    switch change {
    case .touch, .move, .purchase: return nil
    case .plan(let plan):
      let who = plan.by.isEmpty || plan.by == by ? "" : " for \(plan.by)"
      return (
        line("›", .steady, "planned\(who), by \(plan.due.spoken)"),
        plan.what + (plan.why.isEmpty ? "" : " (for them: \(plan.why))")
      )
    case .snooze(let until, let reason):
      return (
        line("·", .late, "snoozed them until " + (until?.spoken ?? "they write")), reason
      )
    case .letGo(let reason): return (line("✗", .stopped, "let them go"), reason)
    case .comeBack(let reason): return (line("✓", .good, "took them up again"), reason)
    case .assign(let owner):
      let text = owner.isEmpty ? "gave them to nobody" : "gave them to \(owner)"
      return (line("▷", .text, text), "")
    case .setMode(let mode, let evidence):
      return (line("•", .changed, "put them in \(mode.word) mode"), evidence)
    case .offerHandOff(let to, let reason):
      return (line("▷", .changed, "offered them to \(to)"), reason)
    case .acceptHandOff: return (line("✓", .good, "accepted the hand-off"), "")
    case .returnHandOff(let reason): return (line("◀", .late, "returned the hand-off"), reason)
    case .note(let text): return (line("“", .text, "noted"), text)
    case .describe(let trait, let value):
      guard !value.isEmpty else {
        return (line("•", .muted, "took \(trait.title) away"), "")
      }
      let shown = trait == .stake ? currency.long(Int64(value) ?? 0) : value
      return (line("•", .muted, "wrote down \(trait.title)"), shown)
    }
  }
}
