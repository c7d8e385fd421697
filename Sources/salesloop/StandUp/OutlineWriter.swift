import Canvas
import LoopModel

extension Outline {
  /// The outline for a terminal, its lines no wider than `columns`.
  func text(columns: Int) -> String {
    var lines: [String] = []
    func write(_ text: String, _ indent: String, _ next: String) {
      let wrapped = wordWrapped(printableLine(text), columns: max(20, columns - next.count))
      for (place, line) in wrapped.enumerated() {
        lines.append((place == 0 ? indent : next) + line)
      }
    }
    write(title, "", "")
    lines.append(String(repeating: "=", count: min(columns, TextWidth.columns(of: lines[0]))))
    for sentence in lead { write(sentence, "", "  ") }
    for section in sections {
      lines.append("")
      write(section.title, section.isPart ? "  " : "", section.isPart ? "  " : "")
      let indent = section.isPart ? "    " : "  "
      for point in section.points {
        write(point.text, indent + "- ", indent + "  ")
        for note in point.notes { write(note, indent + "    ", indent + "    ") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The outline for a chat: Markdown in which nothing that was recorded means anything.
  var markdown: String {
    var text = "# \(markdownSafe(title))\n\n"
    for sentence in lead { text += "- \(markdownSafe(sentence))\n" }
    for section in sections {
      text += "\n\(section.isPart ? "###" : "##") \(markdownSafe(section.title))\n"
      if !section.points.isEmpty { text += "\n" }
      for point in section.points {
        text += "- \(markdownSafe(point.text))\n"
        for note in point.notes { text += "  - \(markdownSafe(note))\n" }
      }
    }
    return text
  }
}

/// A text in which nothing is Markdown or HTML, on one line, without control characters.
func markdownSafe(_ text: String) -> String {
  var result = ""
  let line = TextWidth.printable(text)
  for character in line {
    switch character {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "@", "&", "!":
      result += "\\\(character)"
    default: result.append(character)
    }
  }
  // At the beginning these would make a list or a line.
  if let first = result.first, "-+=".contains(first) { return "\\" + result }
  let digits = result.prefix { $0.isASCII && $0.isNumber }
  if !digits.isEmpty, let mark = result.dropFirst(digits.count).first, mark == "." || mark == ")" {
    return digits + "\\" + result.dropFirst(digits.count)
  }
  return result
}

/// A text in lines of at most so many columns, broken between words.
func wordWrapped(_ text: String, columns: Int) -> [String] {
  var lines = [""]
  var used = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    let width = TextWidth.columns(of: word)
    if used > 0, used + 1 + width > columns {
      lines.append("")
      used = 0
    }
    if used > 0 {
      lines[lines.count - 1] += " "
      used += 1
    }
    lines[lines.count - 1] += word
    used += width
  }
  return lines
}
