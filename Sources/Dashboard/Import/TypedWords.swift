/// The words of a line that is typed, as a shell would take them: quotes keep blanks in a word.
struct TypedWords {
  /// The words, without their quotes.
  private(set) var words: [String] = []
  /// The line before its last word, as it was typed; all of it where a blank ends it.
  private(set) var start = ""

  /// The word being typed, without its quotes; empty after a blank.
  private(set) var last = ""

  /// Reads a line.
  init(_ line: String) {
    var quote: Character?
    var isOpen = false
    var typed = ""
    for character in line {
      typed.append(character)
      if let open = quote {
        if character == open { quote = nil } else { last.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        isOpen = true
      } else if character == " " {
        if isOpen || !last.isEmpty { words.append(last) }
        (last, isOpen) = ("", false)
        start += typed
        typed = ""
      } else {
        last.append(character)
      }
    }
    if isOpen || !last.isEmpty { words.append(last) }
  }

  /// The line that says these words.
  static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// A word as it is typed: in quotes where it needs them.
  static func quoted(_ word: String) -> String {
    guard word.isEmpty || word.contains(where: { " \"'".contains($0) }) else { return word }
    guard word.contains("\"") else { return "\"\(word)\"" }
    return word.split(separator: "\"", omittingEmptySubsequences: false).map { part in
      part.isEmpty ? "" : "\"\(part)\""
    }.joined(separator: "'\"'")
  }
}
