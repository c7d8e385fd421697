/// Text of a system that writes its notes as HTML.
enum Markup {
  private static let breaks: Set<String> = [
    "br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3",
  ]
  private static let other: Set<String> = [
    "a", "b", "i", "u", "em", "strong", "span", "font", "img", "table", "tbody", "td", "th", "h4",
    "blockquote", "pre", "code", "s", "hr", "html", "head", "body", "meta", "sub", "sup",
  ]
  private static let entities: [(String, String)] = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ("&apos;", "'"), ("&amp;", "&"),
  ]

  /// The text without its tags, with a line for each of its paragraphs.
  ///
  /// Text without a tag that is known stays as it is, `a < b` and `<kim@acme.test>` too.
  static func removed(from text: String) -> String {
    guard text.contains("<") else { return text }
    var plain = ""
    var rest = text[...]
    var tags = 0
    while let opening = rest.firstIndex(of: "<") {
      plain += rest[..<opening]
      rest = rest[opening...]
      guard let end = rest.firstIndex(of: ">"), let name = name(rest[opening..<end]) else {
        plain.append("<")
        rest = rest.dropFirst()
        continue
      }
      if breaks.contains(name) { plain.append("\n") }
      tags += 1
      rest = rest[rest.index(after: end)...]
    }
    if tags == 0 { return text }
    plain += rest
    for (entity, character) in entities { plain = plain.replacing(entity, with: character) }
    let lines = plain.split(whereSeparator: \.isNewline).map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The name of the tag that begins with `<`, in small letters; nil where it is none.
  private static func name(_ tag: Substring) -> String? {
    let inner = tag.dropFirst().drop { $0 == "/" }
    let name = inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
    let next = inner.dropFirst(name.count).first
    guard next == nil || next == " " || next == "/" || next == "\n" else { return nil }
    return breaks.contains(name) || other.contains(name) ? name : nil
  }
}
