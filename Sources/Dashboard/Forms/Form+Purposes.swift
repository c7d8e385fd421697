import LoopModel

extension Form.Step {
  static func text(
    _ field: ChangeField, _ question: String, isOptional: Bool = true, answer: String? = nil,
    suggestions: [String] = []
  ) -> Form.Step {
    Form.Step(
      field: field, question: question, input: .text, isOptional: isOptional, answer: answer,
      suggestions: suggestions)
  }

  static func choice(
    _ field: ChangeField, _ question: String, _ choices: [(Character, String, String)],
    isOptional: Bool = false
  ) -> Form.Step {
    Form.Step(
      field: field, question: question,
      input: .choice(choices.map { Form.Choice(key: $0.0, word: $0.1, value: $0.2) }),
      isOptional: isOptional)
  }

  static let channel = choice(
    .channel, "Where?",
    [
      ("e", "email", "email"), ("c", "call", "call"), ("v", "visit", "visit"),
      ("d", "demo", "demo"), ("n", "event", "event"), ("w", "web", "web"), ("t", "chat", "chat"),
      ("l", "letter", "letter"),
    ])
  static let intent = choice(
    .intent, "Help or ask?", [("h", "help", "help"), ("a", "ask", "ask")])
  static let direction = choice(
    .direction, "Who came?", [("p", "push: we went", "push"), ("l", "pull: they came", "pull")])
  static let reception = choice(
    .reception, "How was it received?",
    [
      ("u", "useful", "useful"), ("i", "ignored", "ignored"), ("a", "annoyed", "annoyed"),
      ("n", "not known yet", "unknown"),
    ])
}

extension Form.Purpose {
  /// What the title of the form says.
  var title: String {
    switch self {
    case .touch: "Touch"
    case .plan: "Next action"
    case .advance: "Move on"
    case .back: "Move back"
    case .snooze: "Snooze"
    case .letGo: "Let go"
    case .assign: "Owner"
    case .mode: "Mode"
    case .answerHandOff: "Hand-off"
    case .note: "Note"
    case .comeBack: "Take up again"
    case .addPlay: "New play"
    case .changePlay: "Play"
    case .thank: "Thank you"
    case .goal: "Our goal"
    }
  }

  /// The questions; `owners` are the names Tab completes to, `mode` is the one a change would lead to.
  func steps(actor: String, owners: [String], mode: Mode, note: String = "") -> [Form.Step] {
    switch self {
    case .touch: return [.channel, .intent, .direction, .reception]
    case .plan:
      return [
        .text(.what, "What?  (1…4 takes a play)", isOptional: false),
        .text(.why, "What is in it for them?"),
        .text(.due, "When?  (\(Day.spokenForms))", isOptional: false),
        .text(.by, "By whom?  (Tab)", answer: actor, suggestions: owners),
      ]
    case .advance, .back: return [.text(.reason, "Why?")]
    case .snooze:
      return [
        .text(.until, "Until when?  (empty: until they write; \(Day.spokenForms))"),
        .text(.reason, "Why?"),
      ]
    case .letGo: return [.text(.reason, "Why, honestly?", isOptional: false)]
    case .assign:
      return [.text(.owner, "Who looks after them?  (Tab; empty: nobody)", suggestions: owners)]
    case .mode:
      let evidence = Form.Step.text(.evidence, "In \(mode.word) mode: what shows it?")
      guard mode == .buying else { return [evidence] }
      return [
        evidence,
        .text(.to, "Hand them off to?  (Tab; empty keeps them here)", suggestions: owners),
      ]
    case .answerHandOff:
      return [
        .choice(.mode, "Take them?", [("a", "accept", "accept"), ("r", "return", "return")]),
        .text(.reason, "Why is it returned?", isOptional: false),
      ]
    case .note: return [.text(.text, "What is worth knowing?", isOptional: false)]
    // Those of the team are asked where they are begun.
    case .comeBack, .thank, .goal: return []
    case .addPlay: return [.text(.what, "What do we do for them?", isOptional: false)]
    case .changePlay(let play):
      return [.text(.what, "What do we do for them?", isOptional: false, answer: play.text)]
    }
  }
}
