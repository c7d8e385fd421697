import Canvas

/// What terminals send for keys, after the escape character, whatever their description says.
///
/// Arrow keys come in two forms, depending on a mode that some terminals do not honour.
enum KeySequences {
  /// What a sequence means.
  enum Meaning: Hashable {
    case key(Key)
    case pasteBegins
    case pasteEnds
    /// Nothing a program has to know: the window got or lost the focus.
    case nothing
  }

  /// Number of the first sequence among curses' key codes.
  static let firstCode: Int32 = 3000

  /// The sequences in the order of their codes.
  static let all: [(sequence: String, meaning: Meaning)] =
    ["A", "B", "C", "D", "H", "F"].flatMap { final -> [(String, Meaning)] in
      let keys: [String: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
      ]
      let meaning = Meaning.key(keys[final] ?? .unknown)
      return [("[" + final, meaning), ("O" + final, meaning)]
    }
    + [
      ("[1~", .key(.home)), ("[7~", .key(.home)), ("[4~", .key(.end)), ("[8~", .key(.end)),
      ("[2~", .key(.insert)), ("[3~", .key(.delete)),
      ("[5~", .key(.pageUp)), ("[6~", .key(.pageDown)), ("[Z", .key(.backTab)),
      ("OM", .key(.enter)), ("[200~", .pasteBegins), ("[201~", .pasteEnds),
      ("[I", .nothing), ("[O", .nothing),
    ]
    + functionKeys + keypad

  /// The meaning of a sequence without its escape character.
  static func meaning(of bytes: [UInt8]) -> Meaning {
    byBytes[bytes] ?? .key(.unknown)
  }

  private static let byBytes: [[UInt8]: Meaning] = Dictionary(
    all.map { (Array($0.sequence.utf8), $0.meaning) }, uniquingKeysWith: { first, _ in first })

  private static let functionKeys: [(String, Meaning)] = [
    ("OP", .key(.function(1))), ("OQ", .key(.function(2))), ("OR", .key(.function(3))),
    ("OS", .key(.function(4))), ("[11~", .key(.function(1))), ("[12~", .key(.function(2))),
    ("[13~", .key(.function(3))), ("[14~", .key(.function(4))), ("[15~", .key(.function(5))),
    ("[17~", .key(.function(6))), ("[18~", .key(.function(7))), ("[19~", .key(.function(8))),
    ("[20~", .key(.function(9))), ("[21~", .key(.function(10))), ("[23~", .key(.function(11))),
    ("[24~", .key(.function(12))), ("[[A", .key(.function(1))), ("[[B", .key(.function(2))),
    ("[[C", .key(.function(3))), ("[[D", .key(.function(4))), ("[[E", .key(.function(5))),
  ]

  /// The keypad in its application mode sends digits as letters.
  private static let keypad: [(String, Meaning)] =
    zip("pqrstuvwxy", "0123456789").map { ("O" + String($0), .key(.character($1))) }
    + zip("jklmno", "*+,-./").map { ("O" + String($0), .key(.character($1))) }
}
