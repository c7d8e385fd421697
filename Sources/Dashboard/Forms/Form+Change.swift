import LoopModel

extension Form {
  /// What is wrong with an answer; nil for nothing.
  static func problem(_ step: Step, _ text: String, today: Day) -> String? {
    switch step.field {
    case .due, .until:
      guard !text.isEmpty else { return nil }
      guard let day = Day(spoken: text, today: today) else {
        return "'\(text)' is no day: \(Day.spokenForms)"
      }
      if day < today { return "\(day.spoken) is past" }
      if step.field == .until, day == today { return "today is now; say a later day" }
      return nil
    default: return nil
    }
  }

  /// The changes the answers make to one customer; none where nothing is to be done to them.
  func changes(
    for facts: CustomerFacts, _ reading: Reading, actor: String, today: Day
  ) -> [Change] {
    switch purpose {
    case .touch:
      guard let channel = Touch.Channel(rawValue: answer(.channel)),
        let direction = Touch.Direction(rawValue: answer(.direction)),
        let intent = Touch.Intent(rawValue: answer(.intent)),
        let reception = Touch.Reception(rawValue: answer(.reception))
      else { return [] }
      return [
        .touch(
          Contact(
            channel: channel, direction: direction, intent: intent, reception: reception,
            note: answer(.note), why: answer(.why), play: play))
      ]
    case .plan:
      guard let due = Day(spoken: answer(.due), today: today) else { return [] }
      return [
        .plan(
          PlannedAction(
            what: answer(.what), why: answer(.why), due: due, by: answer(.by), play: play))
      ]
    case .advance:
      let position = reading.position
      let lap = position.stage == .swell ? position.lap + 1 : position.lap
      return [
        .move(
          Relocation(
            stage: position.stage.next, lap: lap, reason: answer(.reason),
            unmet: criteria.filter { !$0.isMet }.map(\.name)))
      ]
    case .back:
      let position = reading.position
      if position.stage == .salesLoop, position.lap <= 1 { return [] }
      let lap = position.stage == .salesLoop ? position.lap - 1 : position.lap
      return [
        .move(Relocation(stage: position.stage.previous, lap: lap, reason: answer(.reason)))
      ]
    case .snooze:
      return [
        .snooze(
          until: Day(spoken: answer(.until), today: today), reason: answer(.reason))
      ]
    case .letGo: return reading.isLetGo ? [] : [.letGo(reason: answer(.reason))]
    case .comeBack:
      return reading.isLetGo || reading.isSnoozed ? [.comeBack(reason: "")] : []
    case .assign: return [.assign(owner: answer(.owner))]
    case .mode:
      let to = answer(.to)
      return
        (facts.care.mode == mode ? [] : [.setMode(mode, evidence: answer(.evidence))])
        + (to.isEmpty ? [] : [.offerHandOff(to: to, reason: answer(.evidence))])
    case .answerHandOff:
      guard facts.care.handOff != nil else { return [] }
      return [
        answer(.mode) == "accept" ? .acceptHandOff : .returnHandOff(reason: answer(.reason))
      ]
    case .note: return [.note(answer(.text))]
    case .addPlay, .changePlay, .thank, .goal: return []
    }
  }

  /// Whether a customer leaves the queue of the stalled with it.
  var disposes: Bool {
    switch purpose {
    case .touch, .plan, .advance, .back, .snooze, .letGo, .assign, .answerHandOff: true
    case .mode, .note, .comeBack, .addPlay, .changePlay, .thank, .goal: false
    }
  }
}
