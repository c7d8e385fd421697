/// A change as people and programs ask for it: its word and the parts that go with it.
///
/// The table of all of them is the one source of the reader, of the command line's help and of the
/// README.
public struct ChangeForm: Hashable, Sendable {
  /// The word that asks for it.
  public let word: String
  /// The sort of change it makes.
  public let verb: Change.Verb
  /// What it does, in one line.
  public let help: String
  /// The parts it is made of; those without an option stand after the customer in this order.
  public let parts: [Part]
  /// Stages on from where the customer is, for the words that say no stage.
  let steps: Int

  init(
    _ word: String, _ verb: Change.Verb, _ help: String, _ parts: [Part] = [], steps: Int = 0
  ) {
    self.word = word
    self.verb = verb
    self.help = help
    self.parts = parts
    self.steps = steps
  }

  /// Whether it can only be made knowing where the customer is.
  public var needsPlace: Bool { verb == .move }

  /// The form of a word; nil for none.
  public static func named(_ word: String) -> ChangeForm? {
    all.first { $0.word == word }
  }

  /// That no change has this word; `more` are words that are possible besides.
  public static func unknown(_ word: String, or more: [String] = []) -> ChangeProblem {
    let words = all.map(\.word) + more
    let near = nearestWord(to: word, among: words).map { "; did you mean '\($0)'?" }
    return ChangeProblem(
      nil, "no change is called '\(word)'\(near ?? ""); there are \(listed(words, "and"))")
  }

  /// The parts that stand after the customer without an option.
  public var operands: [Part] { parts.filter { !$0.isOption } }

  /// The parts that are options.
  public var options: [Part] { parts.filter(\.isOption) }

  /// The part of this name; nil for none.
  public func part(named name: String) -> Part? {
    parts.first { $0.name == name }
  }

  /// What must follow the word: `CUSTOMER WHAT --due DAY`.
  public var shortUsage: String { usage(parts.filter { $0.isRequired || !$0.isOption }) }

  /// Everything that may follow the word.
  public var usage: String { usage(parts) }

  private func usage(_ parts: [Part]) -> String {
    (["CUSTOMER"]
      + parts.map { part in
        let text = part.isOption ? "--\(part.name) \(part.placeholder)" : part.placeholder
        return part.isRequired ? text : "[\(text)]"
      }).joined(separator: " ")
  }

  /// One part of a change.
  public struct Part: Hashable, Sendable {
    /// What it becomes.
    public let field: ChangeField
    /// What it is called in an option and in JSON.
    public let name: String
    /// Whether the change cannot be made without it.
    public let isRequired: Bool
    /// Whether it is an option on the command line, not a word after the customer.
    public let isOption: Bool
    /// What stands for it in help.
    public let placeholder: String
    /// What it is, and what is possible.
    public let help: String

    /// Whether it is free text, which may be several words.
    public var isText: Bool {
      switch field {
      case .note, .why, .what, .by, .reason, .owner, .to, .evidence, .text, .value: true
      default: false
      }
    }

    /// A word after the customer.
    static func word(
      _ field: ChangeField, _ placeholder: String, _ help: String, isRequired: Bool = true
    ) -> Part {
      Part(
        field: field, name: field.rawValue, isRequired: isRequired, isOption: false,
        placeholder: placeholder, help: help)
    }

    /// An option.
    static func option(
      _ field: ChangeField, _ placeholder: String, _ help: String, isRequired: Bool = false,
      name: String? = nil
    ) -> Part {
      Part(
        field: field, name: name ?? field.rawValue, isRequired: isRequired, isOption: true,
        placeholder: placeholder, help: help)
    }
  }
}
