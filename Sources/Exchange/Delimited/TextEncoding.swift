/// How the characters of a file are written as bytes.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8
  /// Windows-1252, which holds all of Latin-1.
  case latin1
  /// UTF-16, low byte first.
  case utf16LittleEndian
  /// UTF-16, high byte first.
  case utf16BigEndian

  /// How the encoding is called in a sentence.
  public var label: String {
    switch self {
    case .utf8: "UTF-8"
    case .latin1: "Latin-1"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    }
  }
}
