internal import LoopModel

extension ChangeWriter {
  /// What `change` takes the place of, as the change that made it so; nil for nothing.
  func replaced(
    by change: Change, of customer: Int64, _ known: ChangedCustomer
  ) throws(StoreError) -> Change? {
    let care = known.decisions.care
    func last(_ verb: Change.Verb, if isThere: Bool = true) throws(StoreError) -> Change? {
      isThere ? try lastChange(verb, of: customer) : nil
    }
    switch change {
    case .touch, .note, .purchase: return nil
    case .move:
      return known.decisions.move.map { .move(Relocation(stage: $0.stage, lap: $0.lap)) }
    case .assign, .acceptHandOff: return .assign(owner: known.owner)
    case .plan: return try last(.plan, if: care.nextAction != nil)
    case .snooze: return try last(.snooze, if: care.snooze != nil)
    case .letGo:
      if care.parting != nil { return try last(.letGo) }
      if care.nextAction != nil { return try last(.plan) }
      return try last(.snooze, if: care.snooze != nil)
    case .comeBack:
      if care.parting != nil { return try last(.letGo) }
      return try last(.snooze, if: care.snooze != nil)
    case .setMode: return try last(.mode)
    case .offerHandOff, .returnHandOff: return try last(.handOff, if: care.handOff != nil)
    case .describe(let trait, _): return try lastChange(.set, of: customer, trait)
    }
  }

  private func lastChange(
    _ verb: Change.Verb, of customer: Int64, _ trait: Trait? = nil
  ) throws(StoreError) -> Change? {
    let fields = try connection.first(
      """
      SELECT fields FROM care WHERE customer = ?1 AND verb = ?2
        AND (?3 IS NULL OR \(Schema.field("trait")) = ?3)
      ORDER BY at DESC, event DESC, id DESC LIMIT 1
      """, .int(customer), .text(verb.rawValue), .optional(trait?.rawValue)
    ) { $0.text(0) }
    return try fields.flatMap { fields throws(StoreError) in
      try connection.change(verb: verb.rawValue, fields: fields)
    }
  }
}
