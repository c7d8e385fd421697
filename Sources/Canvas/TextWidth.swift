/// How many columns characters take, and which never reach a terminal as they are.
public enum TextWidth {
  /// Columns of a scalar: 0 for one that combines with the character before it, 1, or 2; nil for one
  /// that must not be shown as it is.
  public static func columns(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F { return 1 }
    if value < 0xA0 { return nil }
    if value == 0xAD { return nil }
    if value < 0x300 { return 1 }
    if (0x2500...0x28FF).contains(value), value != 0x2800 {
      return isWideSymbol(value) ? 2 : 1
    }
    if isDropped(value) { return nil }
    // Vowels and final consonants of Hangul join the consonant before them.
    if (0x1161...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return nil
    default: break
    }
    return isWide(value) ? 2 : 1
  }

  /// What stands for a scalar that is not shown as it is: a control picture, `⏎` for a line end, `�` for
  /// the rest that must be seen, nil for what may vanish (joiners, selectors).
  public static func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: "⏎"
    case 0x09: " "
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "␡"
    // Pairs of these are flags to some terminals and two letters to others: letters to all.
    case 0x1F1E6...0x1F1FF: Unicode.Scalar(0x41 + scalar.value - 0x1F1E6)
    case 0xAD, 0x34F, 0x200B...0x200D, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF,
      0xE0000...0xE0FFF:
      nil
    default: "\u{FFFD}"
    }
  }

  /// Columns of a text when it is drawn.
  public static func columns(of text: some StringProtocol) -> Int {
    var total = 0
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20 && scalar.value < 0x7F {
        total += 1
      } else if let columns = columns(of: scalar) {
        total += columns
      } else if standIn(for: scalar) != nil {
        total += 1
      }
    }
    return total
  }

  /// The text as it may be printed to a terminal outside a canvas: control characters, escape
  /// sequences and characters that reorder or hide text are replaced or dropped, and at most two marks
  /// combine with a character.
  public static func printable(_ text: some StringProtocol) -> String {
    var result = ""
    var marks = 0
    for scalar in text.unicodeScalars {
      if let columns = columns(of: scalar) {
        marks = columns == 0 ? marks + 1 : 0
        if marks <= 2 { result.unicodeScalars.append(scalar) }
      } else if let standIn = standIn(for: scalar) {
        marks = 0
        result.unicodeScalars.append(standIn)
      }
    }
    return result
  }

  /// Letters that look like nothing, and those that change the order of text around them.
  private static func isDropped(_ value: UInt32) -> Bool {
    switch value {
    case 0x1F1E6...0x1F1FF, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2065, 0x3164,
      0xFFA0,
      0x2800, 0xFE00...0xFE0F, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// Symbols between U+2500 and U+28FF that terminals draw over two columns.
  private static func isWideSymbol(_ value: UInt32) -> Bool {
    wideSymbols.contains(value)
  }

  private static let wideSymbols: Set<UInt32> = [
    0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2649, 0x264A, 0x264B, 0x264C, 0x264D, 0x264E, 0x264F,
    0x2650, 0x2651, 0x2652, 0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4,
    0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x270A, 0x270B,
    0x2728, 0x274C, 0x274E, 0x2753, 0x2754, 0x2755, 0x2757, 0x2795, 0x2796, 0x2797, 0x27B0, 0x27BF,
  ]

  /// East Asian wide and full-width characters and pictographs (Unicode 15, `EastAsianWidth.txt`).
  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3,
      0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DFF,
      0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x1F004, 0x1F0CF, 0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F265,
      0x1F300...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393,
      0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4, 0x1F3F8...0x1F43E,
      0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567,
      0x1F57A, 0x1F595...0x1F596, 0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC,
      0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC,
      0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
      0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
