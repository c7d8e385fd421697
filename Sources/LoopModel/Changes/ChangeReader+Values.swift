extension ChangeReader {
  // MARK: Words

  func channel(_ text: String) throws(ChangeProblem) -> Touch.Channel {
    try choice(
      text, .channel,
      Touch.Channel.allCases.map { channel in
        let others: [String] =
          switch channel {
          case .email: ["mail", "e-mail"]
          case .call: ["phone", "telephone"]
          case .visit: ["meeting"]
          default: []
          }
        return (channel, [channel.rawValue] + others)
      })
  }

  func direction(_ text: String) throws(ChangeProblem) -> Touch.Direction {
    guard !text.isEmpty else { return .push }
    return try choice(
      text, .direction, [(.pull, ["pull", "they", "them"]), (.push, ["push", "we", "us"])])
  }

  func intent(_ text: String) throws(ChangeProblem) -> Touch.Intent {
    guard !text.isEmpty else { return .help }
    return try choice(text, .intent, Touch.Intent.allCases.map { ($0, [$0.rawValue]) })
  }

  func reception(_ text: String) throws(ChangeProblem) -> Touch.Reception {
    guard !text.isEmpty else { return .unknown }
    return try choice(text, .reception, Touch.Reception.allCases.map { ($0, [$0.rawValue]) })
  }

  func mode(_ text: String) throws(ChangeProblem) -> Mode {
    try choice(text, .mode, Mode.allCases.map { ($0, [$0.word]) })
  }

  func stage(_ text: String) throws(ChangeProblem) -> Stage {
    if let stage = Stage(spoken: text) { return stage }
    throw ChangeProblem(
      .stage,
      "no stage '\(text)'; stages: "
        + Stage.allCases.map { "\($0.number) \($0.name)" }.joined(separator: ", "))
  }

  /// The one choice that a word, or the beginning of one, means.
  private func choice<Choice: Equatable>(
    _ text: String, _ field: ChangeField, _ choices: [(choice: Choice, words: [String])]
  ) throws(ChangeProblem) -> Choice {
    let wanted = folded(text)
    let exact = choices.first { $0.words.contains(wanted) }
    if let exact { return exact.choice }
    let near = choices.filter { entry in
      !wanted.isEmpty && entry.words.contains { $0.hasPrefix(wanted) }
    }
    if near.count == 1, let only = near.first { return only.choice }
    let names = (near.isEmpty ? choices : near).compactMap(\.words.first)
    throw ChangeProblem(
      field,
      near.isEmpty
        ? "no \(field.rawValue) '\(text)'; there are \(listed(names, "and"))"
        : "the \(field.rawValue) '\(text)' may be \(listed(names, "or")); write more of it")
  }

  // MARK: People

  /// A name; `me` is whoever writes.
  func person(_ text: String) -> String { text == "me" ? actor : text }

  func name(_ text: String, _ field: ChangeField) throws(ChangeProblem) -> String {
    guard !text.isEmpty, text != "-" else {
      throw ChangeProblem(field, "a hand-off goes to somebody: say their name")
    }
    return person(text)
  }

  // MARK: Days

  func due(_ text: String) throws(ChangeProblem) -> Day {
    let due = try day(text, .due)
    guard due >= today else {
      throw ChangeProblem(.due, "\(due.iso) is over; promise it for today or later")
    }
    return due
  }

  /// Nil for until they write.
  func until(_ text: String) throws(ChangeProblem) -> Day? {
    let wanted = folded(text).filter { $0 != " " }
    if wanted.isEmpty || ["theywrite", "they", "reply", "theyreply"].contains(wanted) {
      return nil
    }
    guard let until = Day(spoken: text, today: today), Day.accepted.contains(until) else {
      throw ChangeProblem(.until, "no day '\(text)'; write \(Day.spokenForms), or 'they write'")
    }
    guard until > today else {
      throw ChangeProblem(.until, "\(until.iso) is no later than today; give a day to come")
    }
    return until
  }

  func purchaseDay(_ text: String) throws(ChangeProblem) -> Day {
    if text.isEmpty { return today }
    if folded(text) == "yesterday" { return today.advanced(by: -1) }
    let day = try day(text, .day)
    guard day <= today else {
      throw ChangeProblem(
        .day, "\(day.iso) is still to come; a purchase is logged when it has happened")
    }
    return day
  }

  private func day(_ text: String, _ field: ChangeField) throws(ChangeProblem) -> Day {
    guard let day = Day(spoken: text, today: today), Day.accepted.contains(day) else {
      throw ChangeProblem(field, "no day '\(text)'; write \(Day.spokenForms)")
    }
    return day
  }

  // MARK: Numbers

  func lap(_ text: String) throws(ChangeProblem) -> Int32 {
    guard let lap = Int32(text), (1...2_000_000_000).contains(lap) else {
      throw ChangeProblem(.lap, "no lap '\(text)'; write a whole number from 1")
    }
    return lap
  }

  func play(_ text: String) throws(ChangeProblem) -> Int64? {
    if text.isEmpty { return nil }
    guard let play = Int64(text), play > 0 else {
      throw ChangeProblem(.play, "no play '\(text)'; write its number")
    }
    return play
  }

  func purchaseAmount(_ text: String) throws(ChangeProblem) -> Int64 {
    let amount = try amount(text, .amount)
    guard amount != 0 else {
      throw ChangeProblem(
        .amount, "a purchase of 0 is none; write what they paid, or -5 for a refund")
    }
    return amount
  }

  func amount(_ text: String, _ field: ChangeField) throws(ChangeProblem) -> Int64 {
    do throws(Currency.AmountProblem) {
      return try currency.minorUnits(of: text)
    } catch {
      switch error {
      case .notANumber:
        throw ChangeProblem(
          field,
          "no amount '\(text)'; write a number with a decimal point, as \(currency.plain(123_450))")
      case .tooManyDecimals:
        let unit = currency.code.isEmpty ? "the store's amounts have" : "\(currency.code) has"
        throw ChangeProblem(
          field,
          currency.exponent == 0
            ? "'\(text)' has decimals and \(unit) none; leave them out"
            : "'\(text)' has too many decimals; \(unit) \(currency.exponent)")
      case .tooLarge:
        throw ChangeProblem(field, "the amount '\(text)' is too large to be counted")
      }
    }
  }

  // MARK: Traits

  func description(_ trait: String, _ value: String) throws(ChangeProblem) -> Change {
    let trait = try choice(trait, .trait, Trait.allCases.map { ($0, [$0.rawValue]) })
    if trait == .lastContact {
      throw ChangeProblem(
        .trait, "the last contact follows from what was logged; log the contact instead")
    }
    if value.isEmpty || value == "-" { return .describe(trait, "") }
    switch trait {
    case .fit:
      guard let fit = UInt8(value), fit <= 3 else {
        throw ChangeProblem(
          .value, "no fit '\(value)'; write 0 (not at all), 1, 2 or 3 (just who we serve)")
      }
      return .describe(trait, String(fit))
    case .stake:
      let stake = try amount(value, .value)
      guard stake >= 0 else {
        throw ChangeProblem(.value, "what is at stake is not below 0; '\(value)' is")
      }
      return .describe(trait, String(stake))
    case .deals:
      guard let deals = UInt8(value) else {
        throw ChangeProblem(.value, "'\(value)' is no number of open deals; write 0 to 255")
      }
      return .describe(trait, String(deals))
    default: return .describe(trait, value)
    }
  }
}
