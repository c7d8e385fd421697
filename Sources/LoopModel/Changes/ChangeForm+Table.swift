extension ChangeForm {
  /// What a mode's hand-off is called: the one part that becomes a change of its own.
  static let handOff = "hand-off"

  /// Every change there is, in the order of help.
  public static let all: [ChangeForm] = [
    ChangeForm(
      "touch", .touch, "log a contact",
      [
        .option(.channel, "CHANNEL", "where it was: \(channelWords)", isRequired: true),
        .option(.direction, "WHO", "pull (they came) or push (we went); push unless told"),
        .option(.intent, "INTENT", "help or ask; help unless told"),
        .option(
          .reception, "HOW", "useful, ignored, annoyed or unknown; unknown unless told"),
        .option(.note, "TEXT", "a few words"),
        .option(.why, "TEXT", "why it is good for them"),
        play,
      ]),
    ChangeForm(
      "plan", .plan, "promise the next action; it takes the place of the one before",
      [
        .word(.what, "WHAT", "what is going to be done"),
        .option(.due, "DAY", "when: \(Day.spokenForms)", isRequired: true),
        .option(.why, "TEXT", "why it is good for them"),
        .option(.by, "NAME", "who does it; the one who plans it unless told"),
        play,
      ]),
    ChangeForm(
      "move", .move, "put a customer in a stage, until their next purchase",
      [
        .word(.stage, "STAGE", "1 to 7, or the beginning of a stage's name"), optionalReason,
        .option(.lap, "N", "the lap; the one that fits the purchases unless told"),
      ]),
    ChangeForm(
      "advance", .move, "move a customer on to the next stage", [optionalReason], steps: 1),
    ChangeForm(
      "back", .move, "move a customer back to the stage before", [optionalReason], steps: -1),
    ChangeForm(
      "snooze", .snooze, "leave a customer alone for a while",
      [
        .option(
          .until, "DAY", "the day they are back: \(Day.spokenForms); until they write unless told"),
        .option(.reason, "TEXT", "why, in a few words"),
      ]),
    ChangeForm(
      "letgo", .letGo, "let a customer go, with a reason; they stay on record",
      [.word(.reason, "REASON", "why, in a few words")]),
    ChangeForm(
      "comeback", .comeBack, "take a customer up again", [optionalReason]),
    ChangeForm(
      "assign", .assign, "say who looks after a customer",
      [.word(.owner, "OWNER", "their name, `me`, or `-` for nobody")]),
    ChangeForm(
      "mode", .mode, "say whether they want to know or to buy",
      [
        .word(.mode, "MODE", "information or buying"),
        .option(.evidence, "TEXT", "what shows it"),
        .option(
          .to, "OWNER", "who is asked to take them over, in the same change", name: handOff),
      ]),
    ChangeForm(
      "handoff", .handOff, "ask somebody to take a customer over",
      [
        .word(.to, "OWNER", "who is asked"),
        .option(.reason, "TEXT", "why, in a few words"),
      ]),
    ChangeForm("accept", .accept, "take a customer that was handed off"),
    ChangeForm(
      "return", .return, "give a hand-off back, with a reason",
      [.word(.reason, "REASON", "why, in a few words")]),
    ChangeForm(
      "note", .note, "write a few words down", [.word(.text, "TEXT", "the words")]),
    ChangeForm(
      "set", .set, "write down what is known of a customer",
      [
        .word(.trait, "TRAIT", Trait.words),
        .word(
          .value, "VALUE",
          "what is known; fit 0 to 3, stake an amount, deals a number; `-` takes it away"),
      ]),
    ChangeForm(
      "purchase", .purchase, "log a purchase, or a refund by a negative amount",
      [
        .word(.amount, "AMOUNT", "in the store's currency, as 1234.50"),
        .option(.day, "DAY", "the day of it, as 2026-03-31 or yesterday; today unless told"),
      ]),
  ]

  private static let optionalReason = Part.word(
    .reason, "REASON", "why, in a few words", isRequired: false)

  private static let play = Part.option(.play, "N", "the number of the play it follows")

  private static let channelWords = Touch.Channel.allCases.map(\.rawValue).joined(separator: ", ")

  /// The README's tables: what each word does, and what each part is.
  public static var markdownTables: String {
    var text = "| command | what it does |\n|---|---|\n"
    for form in all { text += "| `\(form.word) \(form.usage)` | \(form.help) |\n" }
    text += "\n| part | of | what it is |\n|---|---|---|\n"
    var seen: [Part] = []
    for part in all.flatMap(\.parts)
    where !seen.contains(where: { $0.name == part.name && $0.help == part.help }) {
      seen.append(part)
      let words = all.filter { form in
        form.parts.contains { $0.name == part.name && $0.help == part.help }
      }.map { "`\($0.word)`" }
      text += "| `\(part.name)` | \(words.joined(separator: " ")) | \(part.help) |\n"
    }
    return text
  }
}
