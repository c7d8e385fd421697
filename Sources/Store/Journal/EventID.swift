internal import CSQLite

/// The name of an event: 32 hexadecimal digits, made before the event is first tried.
///
/// A write that failed may have happened. Done again under the same id, it is looked for first.
public struct EventID: Hashable, Sendable {
  /// The id as text.
  public let text: String

  /// A new id of 128 random bits (`getrandom`).
  public init() {
    var words: (UInt64, UInt64) = (0, 0)
    while csqlite_random(&words, 16) != 16 {}
    func hex(_ word: UInt64) -> String {
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    text = hex(words.0) + hex(words.1)
  }

  /// The id of this text, which must not be empty.
  public init?(text: String) {
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  /// Whether a text is such an id as `init()` makes.
  static func isOurs(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  init(stored text: String) {
    self.text = text
  }
}
