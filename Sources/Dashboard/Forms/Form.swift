import Canvas
import LoopModel

/// A few questions, one after another, that make a change.
public struct Form: Hashable, Sendable {
  /// What the answers make.
  enum Purpose: Hashable, Sendable {
    case touch, plan, advance, back, snooze, letGo, assign, mode, answerHandOff, note, comeBack
    case addPlay(Stage, Mode?)
    case changePlay(Play)
    /// Thanks for a win of a customer, or for anything.
    case thank(CustomerID?)
    case goal
  }

  /// Whether it is about the team, and not about customers.
  var isOfTeam: Bool {
    switch purpose {
    case .thank, .goal: true
    default: false
    }
  }

  /// One question.
  struct Step: Hashable, Sendable {
    /// What the answer is.
    var field: ChangeField
    /// What is asked.
    var question: String
    /// How it is answered.
    var input: Input
    /// Whether an empty answer is taken.
    var isOptional = true
    /// The answer; nil until there is one.
    var answer: String?
    /// What Tab completes to.
    var suggestions: [String] = []
  }

  enum Input: Hashable, Sendable {
    case choice([Choice])
    case text
  }

  /// One key and what it stands for.
  struct Choice: Hashable, Sendable {
    var key: Character
    var word: String
    var value: String
  }

  let purpose: Purpose
  /// Whom it is about.
  var customers: [CustomerID]
  /// Their names, as the title tells them.
  var title: String
  /// The questions.
  var steps: [Step]
  /// The question being asked.
  var place = 0
  /// The text being typed.
  var line = LineEditor()
  /// Helpful actions a digit takes over.
  var plays: [Play] = []
  /// The play that was taken.
  var play: Int64?
  /// The mode a change of mode leads to, the same for all it is about.
  var mode = Mode.buying
  /// The end of the journal when it was begun: what others do after it was not in view.
  var seen: Int64?
  /// The library one came from, and returns to.
  var library: PlaysState?
  /// What the stage asks before they leave it.
  var criteria: [ExitCriterion] = []
  /// Worth knowing before going on.
  var hint = ""
  /// Why the last answer was not taken.
  var problem = ""
  /// What Tab has made of what was typed.
  private var completion: Completion?

  /// A name that was asked about once.
  private var newName: String?

  private struct Completion: Hashable {
    var typed: String
    var made: String
  }

  init(purpose: Purpose, customers: [CustomerID], title: String, steps: [Step]) {
    self.purpose = purpose
    self.customers = customers
    self.title = title
    self.steps = steps
    line = LineEditor(steps.first?.answer ?? "")
  }

  /// The question being asked; nil when all are answered.
  var current: Step? { place < steps.count ? steps[place] : nil }

  /// The answer to a question; empty for none.
  func answer(_ field: ChangeField) -> String {
    steps.first { $0.field == field }?.answer ?? ""
  }

  /// What came of a key.
  enum Outcome: Hashable, Sendable {
    case goesOn, done, cancelled, meansNothing
  }

  /// Takes a key; `check` says what is wrong with an answer, or gives nothing.
  mutating func take(_ key: Key, check: (Step, String) -> String?) -> Outcome {
    problem = ""
    guard let step = current else { return .done }
    if key == .escape { return .cancelled }
    switch step.input {
    case .choice(let choices):
      if key == .backspace || key == .left {
        goBack()
        return .goesOn
      }
      if takePlay(key, isEmpty: place == 0) { return .goesOn }
      if key == .enter, step.isOptional { return settle("") }
      guard case .character(let character) = key else { return .meansNothing }
      let typed = character.lowercased().first ?? character
      guard let choice = choices.first(where: { $0.key == typed }) else {
        problem = "keys: " + choices.map { "\($0.key) \($0.word)" }.joined(separator: ", ")
        return .goesOn
      }
      follow(step, choice, isCapital: character.isUppercase)
      return settle(choice.value)
    case .text:
      switch key {
      case .enter:
        let text = trimmed(line.text)
        if text.isEmpty, !step.isOptional {
          problem = "this one is needed; Esc leaves without"
          return .goesOn
        }
        if let wrong = check(step, text) {
          problem = wrong
          return .goesOn
        }
        guard let name = knownName(step, text) else { return .goesOn }
        return settle(name)
      case .up, .backTab:
        goBack()
      case .tab, .down:
        complete(step)
      case .backspace where line.text.isEmpty:
        goBack()
      default:
        if takePlay(key, isEmpty: line.text.isEmpty && step.field == .what) { return .goesOn }
        return line.take(key) ? .goesOn : .meansNothing
      }
      return .goesOn
    }
  }

  /// What an answer leads to: an ask wants its reason, a capital letter a note, an accepted hand-off
  /// nothing more.
  private mutating func follow(_ step: Step, _ choice: Choice, isCapital: Bool) {
    switch step.field {
    case .reception:
      steps.removeSubrange((place + 1)...)
      if answer(.intent) == Touch.Intent.ask.rawValue {
        steps.append(.text(.why, Form.relevance, isOptional: false))
      }
      if isCapital || play != nil {
        steps.append(.text(.note, "A few words?", answer: plays.first { $0.id == play }?.text))
      }
    case .mode:
      if choice.value == "accept" { steps.removeSubrange((place + 1)...) }
    default: break
    }
  }

  private mutating func settle(_ answer: String) -> Outcome {
    steps[place].answer = answer
    place += 1
    line = LineEditor(current?.answer ?? "")
    return current == nil ? .done : .goesOn
  }

  private mutating func goBack() {
    guard place > 0 else { return }
    place -= 1
    line = LineEditor(steps[place].answer ?? "")
  }

  /// A digit takes one of the plays over, where nothing has been typed.
  private mutating func takePlay(_ key: Key, isEmpty: Bool) -> Bool {
    guard isEmpty, case .character(let digit) = key, let number = digit.wholeNumberValue,
      plays.indices.contains(number - 1)
    else { return false }
    let chosen = plays[number - 1]
    play = chosen.id
    if let what = steps.firstIndex(where: { $0.field == .what }) {
      steps[what].answer = chosen.text
      if what == place { line = LineEditor(chosen.text) }
    }
    return true
  }

  private mutating func complete(_ step: Step) {
    let typed = typed(step)
    let matches = step.suggestions.filter { folded($0).hasPrefix(folded(typed)) }
    guard !matches.isEmpty else { return }
    // Tab again goes to the next.
    let now = matches.firstIndex { $0 == line.text }
    let made = matches[((now ?? -1) + 1) % matches.count]
    completion = Completion(typed: typed, made: made)
    line = LineEditor(made)
  }

  /// A name as it is written, or as it was typed where it is meant to be new; nil asks whether it is.
  private mutating func knownName(_ step: Step, _ text: String) -> String? {
    guard !text.isEmpty, !step.suggestions.isEmpty, step.answer != text else { return text }
    if let known = step.suggestions.first(where: { folded($0) == folded(text) }) { return known }
    guard newName != text else { return text }
    newName = text
    problem = "nobody is called '\(text)' yet; ⏎ again if they are new"
    return nil
  }

  /// What was typed before Tab; what stood there before anything was typed gives way to any.
  private func typed(_ step: Step) -> String {
    if let completion, completion.made == line.text { return completion.typed }
    return line.text == step.answer ? "" : line.text
  }

  /// What Tab would complete to.
  var suggestions: [String] {
    guard let step = current else { return [] }
    let typed = folded(typed(step))
    return step.suggestions.filter { folded($0).hasPrefix(typed) && $0 != line.text }
  }

  /// What is asked before they are asked for something.
  static let relevance = "Why is it relevant to them?"
}

/// A text without blanks at its ends.
func trimmed(_ text: String) -> String {
  var text = text[...]
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
