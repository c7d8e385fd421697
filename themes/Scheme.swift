public import Canvas

/// Sixteen colours as a base16 scheme file gives them: `base00` (ground) to `base07` (brightest text),
/// `base08` to `base0F` (red, orange, yellow, green, cyan, blue, violet, brown).
public struct Scheme: Hashable, Sendable {
  /// The scheme's name.
  public let name: String
  /// The sixteen colours in order.
  public let colours: [Colour]

  /// Reads a scheme file: lines of `key: "value"`, comments with `#`, colours as six hex digits.
  public init(text: String) throws(SchemeError) {
    var name = ""
    var found: [Int: Colour] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let colon = line.firstIndex(of: ":"), line.first != "#" else { continue }
      let key = line[..<colon].filter { $0 != " " && $0 != "\t" }
      let rest = line[line.index(after: colon)...]
      // A value may be quoted; a comment may follow it.
      let quoted = rest.split(separator: "\"", omittingEmptySubsequences: false)
      let value =
        quoted.count >= 2
        ? String(quoted[1])
        : String(rest.split(separator: "#").first ?? "").filter { $0 != " " && $0 != "\t" }
      if key == "scheme" || key == "name" {
        name = value
      } else if key.hasPrefix("base"), key.count == 6, let slot = Int(key.dropFirst(4), radix: 16) {
        let digits = value.first == "#" ? value.dropFirst() : Substring(value)
        guard digits.count == 6, let rgb = UInt32(digits, radix: 16) else {
          throw SchemeError(
            message: "line \(number + 1): '\(value)' is no colour; write six hex digits")
        }
        found[slot] = .rgb(UInt8(rgb >> 16 & 255), UInt8(rgb >> 8 & 255), UInt8(rgb & 255))
      }
    }
    let missing = (0..<16).filter { found[$0] == nil }
    if let first = missing.first {
      throw SchemeError(
        message: "base0" + String(first, radix: 16, uppercase: true) + " is missing")
    }
    self.name = name
    colours = (0..<16).compactMap { found[$0] }
  }

  /// The terminal's own sixteen colours on its own ground.
  public static let terminal = Scheme(
    name: "Terminal",
    colours: [
      .terminal, .ansi(0), .ansi(8), .ansi(8), .ansi(7), .terminal, .ansi(15), .ansi(15), .ansi(9),
      .ansi(3), .ansi(11), .ansi(10), .ansi(14), .ansi(12), .ansi(13), .ansi(5),
    ])

  private init(name: String, colours: [Colour]) {
    self.name = name
    self.colours = colours
  }
}

/// Why a scheme file is not understood.
public struct SchemeError: Error, Hashable, Sendable {
  /// One sentence with the line.
  public let message: String
}
