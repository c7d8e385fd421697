/// Makes changes of what a person or a program wrote.
///
/// Values may be written as people do: beginnings of words, days as `+3` or `mon`, amounts as decimals.
public struct ChangeReader: Sendable {
  let today: Day
  let currency: Currency
  let actor: String

  /// A reader of what `actor` writes on a day, amounts in the store's currency.
  public init(today: Day, currency: Currency, actor: String) {
    self.today = today
    self.currency = currency
    self.actor = actor
  }

  /// The one change that `verb` asks for.
  ///
  /// `place` is where the customer is; without it nothing can be read that depends on it.
  public func read(
    _ verb: String, _ fields: [String: String], place: Place?
  ) throws(ChangeProblem) -> Change {
    let changes = try unit(verb, fields, place: place)
    guard changes.count == 1, let change = changes.first else {
      throw ChangeProblem(.to, "'\(verb)' with a hand-off is two changes; say one after the other")
    }
    return change
  }

  /// The changes that `verb` asks for, to be made as one: a mode may bring a hand-off with it.
  public func unit(
    _ verb: String, _ fields: [String: String], place: Place?
  ) throws(ChangeProblem) -> [Change] {
    guard let form = ChangeForm.named(verb) else { throw ChangeForm.unknown(verb) }
    var values: [String: String] = [:]
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      let known = String(name.map { $0 == "_" ? "-" : $0 })
      guard form.part(named: known) != nil else {
        throw ChangeProblem(
          ChangeField(rawValue: name), "'\(verb)' has no part '\(name)'; " + allows(form))
      }
      values[known] = cleaned(value)
    }
    for part in form.parts where part.isRequired {
      if let value = values[part.name], !value.isEmpty || mayBeEmpty(part) { continue }
      throw ChangeProblem(
        part.field, "'\(verb)' wants \(withArticle(part.name)): \(part.help)")
    }
    var changes = [try change(form, ChangeParts(values), place: place)]
    if let to = values[ChangeForm.handOff], form.verb == .mode {
      changes.append(.offerHandOff(to: try name(to, .to), reason: values["evidence"] ?? ""))
    }
    return changes
  }

  private func change(
    _ form: ChangeForm, _ parts: ChangeParts, place: Place?
  ) throws(ChangeProblem) -> Change {
    switch form.verb {
    case .touch:
      .touch(
        Contact(
          channel: try channel(parts[.channel]), direction: try direction(parts[.direction]),
          intent: try intent(parts[.intent]), reception: try reception(parts[.reception]),
          note: parts[.note], why: parts[.why], play: try play(parts[.play])))
    case .plan:
      .plan(
        PlannedAction(
          what: parts[.what], why: parts[.why], due: try due(parts[.due]),
          by: person(parts[.by]), play: try play(parts[.play])))
    case .move: .move(try relocation(form, parts, from: place))
    case .snooze: .snooze(until: try until(parts[.until]), reason: parts[.reason])
    case .letGo: .letGo(reason: parts[.reason])
    case .comeBack: .comeBack(reason: parts[.reason])
    case .assign: .assign(owner: parts[.owner] == "-" ? "" : person(parts[.owner]))
    case .mode: .setMode(try mode(parts[.mode]), evidence: parts[.evidence])
    case .handOff: .offerHandOff(to: try name(parts[.to], .to), reason: parts[.reason])
    case .accept: .acceptHandOff
    case .return: .returnHandOff(reason: parts[.reason])
    case .note: .note(parts[.text])
    case .set: try description(parts[.trait], parts[.value])
    case .purchase:
      .purchase(day: try purchaseDay(parts[.day]), amount: try purchaseAmount(parts[.amount]))
    }
  }

  private func relocation(
    _ form: ChangeForm, _ parts: ChangeParts, from place: Place?
  ) throws(ChangeProblem) -> Relocation {
    let reason = parts[.reason]
    if form.steps == 0 {
      let stage = try stage(parts[.stage])
      if !parts[.lap].isEmpty {
        return Relocation(stage: stage, lap: try lap(parts[.lap]), reason: reason)
      }
      guard let place else {
        throw ChangeProblem(.lap, "it is not known where they are: say the lap too")
      }
      return Relocation(stage: stage, lap: place.lap(of: stage), reason: reason)
    }
    guard let place else {
      throw ChangeProblem(.stage, "it is not known where they are: 'move' with a stage and a lap")
    }
    if form.steps > 0 {
      let lap = place.stage == .swell ? place.lap &+ 1 : place.lap
      return Relocation(stage: place.stage.next, lap: lap, reason: reason)
    }
    guard place.stage != .salesLoop || place.lap > 1 else {
      throw ChangeProblem(
        .stage, "there is nothing before 1 Sales Loop of lap 1; 'letgo' parks a customer")
    }
    let lap = place.stage == .salesLoop ? place.lap - 1 : place.lap
    return Relocation(stage: place.stage.previous, lap: lap, reason: reason)
  }

  /// Parts that say something by being empty: nobody, or nothing any more.
  private func mayBeEmpty(_ part: ChangeForm.Part) -> Bool {
    part.field == .owner || part.field == .value
  }

  private func allows(_ form: ChangeForm) -> String {
    form.parts.isEmpty
      ? "it has none" : "its parts are \(listed(form.parts.map(\.name), "and"))"
  }

  /// Text without spaces at its ends and without the one character that no program keeps.
  private func cleaned(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars.filter { $0 != "\0" })
    return String(result)
  }
}

/// The parts that were given, by what they become; empty where nothing was said.
struct ChangeParts {
  private let values: [String: String]

  init(_ values: [String: String]) {
    self.values = values
  }

  subscript(_ field: ChangeField) -> String { values[field.rawValue] ?? "" }
}

/// Words in a sentence: `a, b or c`.
func listed(_ words: [String], _ conjunction: String) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// `an owner`, `a stage`.
private func withArticle(_ word: String) -> String {
  let isVowel = word.first.map { "aeio".contains($0) } ?? false
  return (isVowel ? "an " : "a ") + word
}
