/// A reason for being stalled, as a manager can repeat it to the team.
public struct StallReason: Hashable, Sendable {
  /// Which of the reasons it is.
  public var reason: Stalls
  /// The rule with this customer's numbers in it.
  public var sentence: String
  /// What would take the flag away.
  public var cure: String
}

extension Reading {
  /// Why the customer is stalled, the most pressing reason first; none where they are not.
  public func reasons(of facts: CustomerFacts, by yardstick: Yardstick, on today: Day)
    -> [StallReason]
  {
    var result: [StallReason] = []
    if stalls.contains(.promise), let due = facts.care.nextAction {
      result.append(
        StallReason(
          reason: .promise,
          sentence: "the action promised for \(due.spoken) is \(due.days(to: today)) d overdue",
          cure: "a touch, or another day for it"))
    }
    if stalls.contains(.unanswered), let since = facts.care.unansweredSince {
      result.append(
        StallReason(
          reason: .unanswered,
          sentence: "they wrote \(since.days(to: today)) d ago and nobody has answered"
            + " (limit \(Stalls.answerLimitDays) d)", cure: "an answer, logged as a touch"))
    }
    if stalls.contains(.stageLimit) {
      result.append(
        StallReason(
          reason: .stageLimit, sentence: stageSentence(of: facts, by: yardstick),
          cure: "a move, or a next action with a day"))
    }
    if stalls.contains(.overdue), let sentence = silenceSentence {
      result.append(
        StallReason(
          reason: .overdue,
          sentence: "buys every \(Int(typicalGapDays.rounded())) d, silent for "
            + "\(Int((silenceDays ?? 0).rounded())) d: \(sentence)", cure: "a purchase"))
    }
    return result
  }

  /// The most pressing thing to say of them in one word; nil for nothing.
  public var standing: String? {
    if isLetGo { return "let go" }
    if isSnoozed { return "snoozed" }
    guard let first = Stalls.words.first(where: { stalls.contains($0.reason) }) else {
      return flag?.word
    }
    return first.reason == .overdue ? flag?.word : first.word
  }

  /// Until when the passed limit of the stage does not count, and why; nil where it does count, or is
  /// not passed.
  public func heldOff(of facts: CustomerFacts, by yardstick: Yardstick) -> String? {
    guard isHeldOff, let due = facts.care.nextAction else { return nil }
    return "until \(due.spoken) by the planned action: " + stageSentence(of: facts, by: yardstick)
  }

  /// How long they have been in the stage, against what is normal there.
  public func stageSentence(of facts: CustomerFacts, by yardstick: Yardstick) -> String {
    let isBuying = facts.care.mode == .buying
    let stage = position.stage
    let limit = yardstick.dwell.limit(stage, isBuying: isBuying, typicalGapDays: typicalGapDays)
    let whole = "\(Int(stageDays.rounded(.down))) d"
    let days =
      stageTimeIsUnknown
      ? "unknown time in \(stage.name), imported \(whole) ago" : "\(whole) in \(stage.name)"
    let limitDays = Int(limit.days.rounded())
    guard limit.basis != .assumed else {
      return "\(days), \(stageDays > limit.days ? "over" : "within") the assumed limit of"
        + " \(limitDays) d (learned from \(StageLimit.advancesToLearn) advances; so far"
        + " \(limit.advances))"
    }
    var text = "\(days); 9 in 10 of those who go on are through in \(limitDays) d"
    if limit.basis == .learning { text += " (learning, n = \(limit.advances))" }
    let chance = yardstick.dwell.curve(stage, isBuying: isBuying).advanceChance(openAt: stageDays)
    if let share = chance.chance {
      text += "; \(Int((share * 100).rounded())) % of stays this old still go on"
    }
    return text
  }

  /// The time in the stage as a screen writes it; `spoken` writes a number of days.
  public func stageTime(_ spoken: (Double) -> String) -> String {
    stageTimeIsUnknown ? "unknown, imported \(spoken(stageDays)) ago" : spoken(stageDays)
  }

  /// Why the silence is flagged, with their numbers in it; nil without a flag.
  public var flagReason: String? {
    flag.flatMap { flag in silenceSentence.map { flag.word + ": " + $0 } }
  }

  private var silenceSentence: String? {
    guard let flag, let pace else { return nil }
    switch flag {
    case .late:
      return "only \(spokenChance(pace.survival)) active customers like this stay silent this long"
        + " (late below 1 in 10, stalled below 1 in 20)"
    case .stalled:
      return "only \(spokenChance(pace.survival)) active customers like this stay silent this long"
        + " (stalled below 1 in 20)"
    case .lapsed:
      let percent = Int((pace.active * 100).rounded())
      return "\(percent) % likely to be still active (lapsed below 30 %)"
    }
  }
}

extension Snapshot {
  /// Why the customer at `index` is stalled.
  public func reasons(_ index: Int) -> [StallReason] {
    roster.reading(index).reasons(
      of: roster.facts(index), by: yardstick, on: moment.civilDay)
  }
}
