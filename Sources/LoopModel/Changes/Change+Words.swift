extension Change {
  /// What was done, after the customer's name: `moved to 4 Heat up`.
  public func spoken(_ currency: Currency) -> String {
    func because(_ reason: String) -> String { reason.isEmpty ? "" : ": \(reason)" }
    switch self {
    case .touch(let contact):
      let who = contact.direction == .pull ? "they came" : "touched"
      return "\(who) by \(contact.channel.rawValue), \(contact.intent.rawValue)"
        + (contact.reception == .unknown ? "" : ", \(contact.reception.rawValue)")
    case .plan(let plan): return "next: \(plan.what), \(plan.due.spoken)"
    case .move(let move): return "moved to \(move.stage.number) \(move.stage.name), lap \(move.lap)"
    case .snooze(let until, let reason):
      return "snoozed until " + (until?.spoken ?? "they write") + because(reason)
    case .letGo(let reason): return "let go" + because(reason)
    case .comeBack(let reason): return "taken up again" + because(reason)
    case .assign(let owner): return owner.isEmpty ? "owned by nobody" : "owned by \(owner)"
    case .setMode(let mode, let evidence): return "in \(mode.word) mode" + because(evidence)
    case .offerHandOff(let to, let reason): return "offered to \(to)" + because(reason)
    case .acceptHandOff: return "hand-off accepted"
    case .returnHandOff(let reason): return "hand-off returned" + because(reason)
    case .note(let text): return "noted: \(text)"
    case .describe(let trait, let value):
      guard !value.isEmpty else { return "\(trait.title) taken away" }
      let shown = trait == .stake ? currency.long(Int64(value) ?? 0) : value
      return "\(trait.title): \(shown)"
    case .purchase(let day, let amount):
      return (amount < 0 ? "gave back " : "bought for ") + currency.long(abs(max(amount, -.max)))
        + " on \(day.spoken)"
    }
  }
}
