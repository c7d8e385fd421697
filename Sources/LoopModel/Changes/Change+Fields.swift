extension Change {
  /// The change in named parts, days as `YYYY-MM-DD`, amounts in minor units; parts that say nothing are
  /// left out.
  ///
  /// `Change(_:fields:)` makes the same change of them again.
  public var fields: [(field: ChangeField, text: String)] {
    let all: [(ChangeField, String)]
    switch self {
    case .touch(let contact):
      all = [
        (.channel, contact.channel.rawValue), (.direction, contact.direction.rawValue),
        (.intent, contact.intent.rawValue), (.reception, contact.reception.rawValue),
        (.note, contact.note), (.why, contact.why), (.play, contact.play.map(String.init) ?? ""),
      ]
    case .plan(let plan):
      all = [
        (.what, plan.what), (.why, plan.why), (.due, plan.due.iso), (.by, plan.by),
        (.play, plan.play.map(String.init) ?? ""),
      ]
    case .move(let move):
      all = [
        (.stage, String(move.stage.number)), (.lap, String(move.lap)), (.reason, move.reason),
        (.unmet, move.unmet.joined(separator: ",")),
      ]
    case .snooze(let until, let reason): all = [(.until, until?.iso ?? ""), (.reason, reason)]
    case .letGo(let reason), .comeBack(let reason), .returnHandOff(let reason):
      all = [(.reason, reason)]
    case .assign(let owner): all = [(.owner, owner)]
    case .setMode(let mode, let evidence): all = [(.mode, mode.word), (.evidence, evidence)]
    case .offerHandOff(let to, let reason): all = [(.to, to), (.reason, reason)]
    case .acceptHandOff: all = []
    case .note(let text): all = [(.text, text)]
    case .describe(let trait, let value): all = [(.trait, trait.rawValue), (.value, value)]
    case .purchase(let day, let amount): all = [(.day, day.iso), (.amount, String(amount))]
    }
    return all.filter { !$0.1.isEmpty }.map { (field: $0.0, text: $0.1) }
  }

  /// The change made of the parts `fields` gave; nil where they are no such parts.
  public init?(_ verb: Verb, fields: [ChangeField: String]) {
    func text(_ field: ChangeField) -> String { fields[field] ?? "" }
    func day(_ field: ChangeField) -> Day? { Day(iso: text(field)) }
    switch verb {
    case .touch:
      guard let channel = Touch.Channel(rawValue: text(.channel)),
        let direction = Touch.Direction(rawValue: text(.direction)),
        let intent = Touch.Intent(rawValue: text(.intent)),
        let reception = Touch.Reception(rawValue: text(.reception))
      else { return nil }
      self = .touch(
        Contact(
          channel: channel, direction: direction, intent: intent, reception: reception,
          note: text(.note), why: text(.why), play: Int64(text(.play))))
    case .plan:
      guard let due = day(.due) else { return nil }
      self = .plan(
        PlannedAction(
          what: text(.what), why: text(.why), due: due, by: text(.by), play: Int64(text(.play))))
    case .move:
      guard let number = UInt8(text(.stage)), let stage = Stage(rawValue: number),
        let lap = Int32(text(.lap))
      else { return nil }
      self = .move(
        Relocation(
          stage: stage, lap: lap, reason: text(.reason),
          unmet: text(.unmet).split(separator: ",").map(String.init)))
    case .snooze: self = .snooze(until: day(.until), reason: text(.reason))
    case .letGo: self = .letGo(reason: text(.reason))
    case .comeBack: self = .comeBack(reason: text(.reason))
    case .assign: self = .assign(owner: text(.owner))
    case .mode:
      guard let mode = Mode(spoken: text(.mode)) else { return nil }
      self = .setMode(mode, evidence: text(.evidence))
    case .handOff: self = .offerHandOff(to: text(.to), reason: text(.reason))
    case .accept: self = .acceptHandOff
    case .return: self = .returnHandOff(reason: text(.reason))
    case .note: self = .note(text(.text))
    case .set:
      guard let trait = Trait(rawValue: text(.trait)) else { return nil }
      self = .describe(trait, text(.value))
    case .purchase:
      guard let day = day(.day), let amount = Int64(text(.amount)) else { return nil }
      self = .purchase(day: day, amount: amount)
    }
  }
}
