import CLinux
import Canvas
import Testing

/// Whether the C library's table of widths is in use, which every terminal library goes by.
private let hasCharacterWidths = setlocale(LC_CTYPE, "C.UTF-8") != nil

private func hexadecimal(_ scalars: [Unicode.Scalar]) -> String {
  scalars.prefix(40).map { String($0.value, radix: 16) }.joined(separator: " ")
}

@Suite struct `The width of a text` {
  @Test(.enabled(if: hasCharacterWidths))
  func `is the C library's for every character that is shown as it is`() {
    let wrong = everyScalar.filter { scalar in
      let width = Int(clinux_wcwidth(scalar.value))
      guard width > 0, let columns = TextWidth.columns(of: scalar) else { return false }
      return columns != width
    }
    #expect(wrong.isEmpty, "\(hexadecimal(wrong))")
  }

  @Test(.enabled(if: hasCharacterWidths))
  func `has no column for a character that has none in the C library`() {
    // Ahom medial Ra became a spacing mark in Unicode 16; older C libraries have it combine.
    let known: Set<UInt32> = [0x1171E]
    let wrong = everyScalar.filter {
      clinux_wcwidth($0.value) == 0 && (TextWidth.columns(of: $0) ?? 0) > 0
        && !known.contains($0.value)
    }
    #expect(wrong.isEmpty, "\(hexadecimal(wrong))")
  }

  @Test(.enabled(if: hasCharacterWidths))
  func `is unknown though the C library has one only for what is not to be seen as it is`() {
    // Fillers and the empty Braille pattern look like nothing; format and private characters look
    // like anything; the rest is not assigned.
    let blank: Set<UInt32> = [0x115F, 0x2800, 0x3164, 0xFFA0]
    // Two of these make a flag in one terminal and two letters in the next: letters are drawn.
    let flags = UInt32(0x1F1E6)...0x1F1FF
    let wrong = everyScalar.filter {
      guard clinux_wcwidth($0.value) > 0, TextWidth.columns(of: $0) == nil,
        !blank.contains($0.value), !flags.contains($0.value)
      else { return false }
      switch $0.properties.generalCategory {
      case .format, .privateUse, .unassigned: return false
      default: return true
      }
    }
    #expect(wrong.isEmpty, "\(hexadecimal(wrong))")
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("Zoë", 3), ("Zoe\u{308}", 3), ("漢字商店", 8), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("✅", 2), ("☕", 2), ("▲▼■·", 4), ("🙂", 2), ("⣿", 1),
    ("a\u{200D}b", 2), ("\u{FEFF}a", 1), ("a\tb", 3), ("a\nb", 3), ("\u{1B}[31m", 5),
    ("\u{202E}abc", 4), ("\u{E000}", 1), ("ｱ", 1), ("Ａ", 2), ("…", 1), ("€", 1),
    ("👨\u{200D}👩", 4), ("❤\u{FE0F}", 1),
  ])
  func `is the sum of its characters'`(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test func `is what is drawn of it`() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let value = UInt32.random(in: 0...0x1FFFF, using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      var canvas = canvas(60)
      #expect(canvas.draw(text, column: 0, row: 0) == TextWidth.columns(of: text), "\(text)")
    }
  }
}

@Suite struct `A printable text` {
  /// What a terminal could act on, or a reader could not see.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  @Test func `lets through nothing that controls, reorders or hides`() {
    let wrong = everyScalarAfterA().flatMap { text in
      TextWidth.printable(text).unicodeScalars.filter(Self.isHarmful)
    }
    #expect(wrong.isEmpty, "\(hexadecimal(wrong))")
  }

  @Test func `stays as it is where all is well`() {
    for text in ["abc", "Zoë Köhler", "漢字商店", "Zoe\u{308}", "✅ ▲", ""] {
      #expect(TextWidth.printable(text) == text)
    }
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a␛[31mb"), ("a\nb", "a⏎b"), ("a\r\nb", "a⏎⏎b"), ("a\tb", "a b"),
    ("a\u{0}b", "a␀b"), ("a\u{7F}b", "a␡b"), ("a\u{9B}b", "a\u{FFFD}b"),
    ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{2066}b", "a\u{FFFD}b"), ("a\u{200B}b", "ab"),
    ("a\u{2028}b", "a⏎b"), ("a\u{E000}b", "a\u{FFFD}b"), ("❤\u{FE0F}", "❤"), ("a\u{AD}b", "ab"),
  ])
  func `has a picture for what must not vanish`(text: String, printed: String) {
    #expect(
      Array(TextWidth.printable(text).unicodeScalars) == Array(printed.unicodeScalars))
  }

  @Test func `has two marks on a character at most`() {
    let marks = String(repeating: "\u{301}", count: 50)
    #expect(
      TextWidth.printable("a\(marks)b\(marks)").unicodeScalars.map(\.value) == [
        0x61, 0x301, 0x301, 0x62, 0x301, 0x301,
      ])
  }

  @Test func `is as wide as the text`() {
    for text in everyScalarAfterA() {
      #expect(TextWidth.columns(of: TextWidth.printable(text)) == TextWidth.columns(of: text))
    }
  }
}
