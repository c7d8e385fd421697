/// One thing that should be true before a customer leaves a stage.
public struct ExitCriterion: Hashable, Sendable {
  /// Its short name, as a move that goes without it keeps it.
  public var name: String
  /// What it asks, in words.
  public var question: String
  /// Whether the record shows it.
  public var isMet: Bool

  /// What a customer's record says of leaving the stage they are in, as of a moment.
  ///
  /// `entered` is the day they came into the stage.
  public static func of(
    _ stage: Stage, history: CustomerHistory, facts: CustomerFacts, entered: Day
  ) -> [ExitCriterion] {
    let touches = history.touches.filter { $0.day >= entered }
    func has(_ trait: Trait) -> Bool {
      let last = history.changes.last { step in
        if case .describe(trait, _) = step.change { true } else { false }
      }
      guard case .describe(_, let value)? = last?.change else { return false }
      return !value.isEmpty
    }
    let notes = history.changes.filter { step in
      if case .note = step.change { step.day >= entered } else { false }
    }
    switch stage {
    case .salesLoop:
      return [
        ExitCriterion("buys", "how they buy is written down: who, how, when", has(.buys)),
        ExitCriterion("fit", "their fit is known", facts.care.fit != nil),
        ExitCriterion("mode", "their mode is set", facts.care.mode != nil),
      ]
    case .customerExperience:
      let helps = touches.count { $0.contact.intent == .help }
      return [
        ExitCriterion("helped", "helped at least twice (\(helps) here)", helps >= 2),
        ExitCriterion(
          "answered", "nothing of theirs is unanswered", facts.care.unansweredSince == nil),
        ExitCriterion(
          "moment", "one good moment of truth: a touch received as useful",
          touches.contains { $0.contact.reception == .useful }),
      ]
    case .momentum:
      let bought = facts.rhythm.map { $0.last >= entered } ?? false
      return [ExitCriterion("bought", "they bought on this lap", bought)]
    case .heatUp:
      let offers = touches.filter { $0.contact.intent == .ask }
      return [
        ExitCriterion("offered", "one relevant extra was offered", !offers.isEmpty),
        ExitCriterion(
          "answered", "they answered it", offers.contains { $0.contact.reception != .unknown }),
      ]
    case .automation:
      return [
        ExitCriterion(
          "reached", "they were reached at the right moment, or came back by themselves",
          !touches.isEmpty)
      ]
    case .metrics:
      return [
        ExitCriterion("asked", "a question about them was answered: a note", !notes.isEmpty),
        ExitCriterion("decided", "an action is decided", facts.care.nextAction != nil),
      ]
    case .swell:
      let gave = touches.contains { $0.contact.direction == .pull } || !notes.isEmpty
      return [ExitCriterion("gave", "a referral, a review, an idea, or the next lap opens", gave)]
    }
  }

  private init(_ name: String, _ question: String, _ isMet: Bool) {
    self.name = name
    self.question = question
    self.isMet = isMet
  }
}
