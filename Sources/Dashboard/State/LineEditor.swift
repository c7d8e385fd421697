import Canvas

/// A line of text being typed.
public struct LineEditor: Hashable, Sendable {
  private var characters: [Character]
  /// Where the next character goes, 0 to the number of characters.
  public private(set) var cursor: Int

  /// A line that already holds `text`, the cursor at its end.
  public init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// What was typed.
  public var text: String { String(characters) }

  /// The text before the cursor.
  var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Takes a key; false if it means nothing to a line.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character):
      insert([character])
    case .paste(let text):
      insert(text.filter { !$0.isNewline && $0 != "\t" })
    case .backspace, .control("h"):
      guard cursor > 0 else { return true }
      cursor -= 1
      characters.remove(at: cursor)
    case .delete, .control("d"):
      if cursor < characters.count { characters.remove(at: cursor) }
    case .left, .control("b"):
      cursor = max(0, cursor - 1)
    case .right, .control("f"):
      cursor = min(characters.count, cursor + 1)
    case .home, .control("a"):
      cursor = 0
    case .end, .control("e"):
      cursor = characters.count
    case .control("u"):
      characters.removeSubrange(..<cursor)
      cursor = 0
    case .control("k"):
      characters.removeSubrange(cursor...)
    case .control("w"):
      let end = cursor
      while cursor > 0, characters[cursor - 1] == " " { cursor -= 1 }
      while cursor > 0, characters[cursor - 1] != " " { cursor -= 1 }
      characters.removeSubrange(cursor..<end)
    default:
      return false
    }
    return true
  }

  private mutating func insert(_ text: some Collection<Character>) {
    // A line is for words, not for books.
    guard characters.count + text.count <= 500 else { return }
    characters.insert(contentsOf: text, at: cursor)
    cursor += text.count
  }
}
