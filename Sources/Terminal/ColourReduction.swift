import Canvas

/// The entry of the xterm palette of 256 colours nearest to a colour.
///
/// The first 16 entries are left out: users change them.
public func nearestPaletteIndex(red: UInt8, green: UInt8, blue: UInt8) -> UInt8 {
  let levels: [Int] = [0, 95, 135, 175, 215, 255]
  func step(_ value: UInt8) -> Int {
    let value = Int(value)
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40
  }
  let steps = (step(red), step(green), step(blue))
  let cube = (levels[steps.0], levels[steps.1], levels[steps.2])
  let mean = (Int(red) + Int(green) + Int(blue)) / 3
  let greyStep = max(0, min(23, (mean - 3) / 10))
  let grey = 8 + 10 * greyStep
  let wanted = (Int(red), Int(green), Int(blue))
  if colourDistance(wanted, (grey, grey, grey)) < colourDistance(wanted, cube) {
    return UInt8(232 + greyStep)
  }
  return UInt8(16 + 36 * steps.0 + 6 * steps.1 + steps.2)
}

/// The colour likest in hue among the first `count` colours of a terminal (8 or 16).
///
/// What these colours look like is the user's choice; only their names can be relied on.
func nearestBasicIndex(red: UInt8, green: UInt8, blue: UInt8, count: Int) -> UInt8 {
  let most = max(red, green, blue)
  let least = min(red, green, blue)
  if most - least < 48 {
    if count == 8 { return most < 100 ? 0 : 7 }
    return most < 64 ? 0 : most < 160 ? 8 : most < 240 ? 7 : 15
  }
  if most < 48 { return 0 }
  let middle = (Int(most) + Int(least)) / 2
  let index: UInt8 =
    (Int(red) > middle ? 1 : 0) + (Int(green) > middle ? 2 : 0) + (Int(blue) > middle ? 4 : 0)
  return count > 8 && most >= 224 ? index + 8 : index
}

/// How different two colours look: squares of differences, weighted as the eye weighs them.
private func colourDistance(_ one: (Int, Int, Int), _ other: (Int, Int, Int)) -> Int {
  let difference = (one.0 - other.0, one.1 - other.1, one.2 - other.2)
  return 3 * difference.0 * difference.0 + 4 * difference.1 * difference.1
    + 2 * difference.2 * difference.2
}

extension ColourDepth {
  /// The number curses knows a colour by at this depth, -1 for the terminal's own.
  ///
  /// `isBold` asks for the bright half of the colours where a terminal has only eight.
  func number(of colour: Colour, isForeground: Bool) -> (number: Int32, isBold: Bool) {
    switch colour {
    case .terminal: return (-1, false)
    case .ansi(let index):
      let index = Int32(index & 15)
      guard self == .eight, index >= 8 else { return (index, false) }
      // Bright black would be black on black.
      if index == 8 { return (isForeground ? 7 : 0, false) }
      return (index - 8, isForeground)
    case .rgb(let red, let green, let blue):
      switch self {
      case .mono: return (-1, false)
      case .eight:
        return (Int32(nearestBasicIndex(red: red, green: green, blue: blue, count: 8)), false)
      case .sixteen:
        return (Int32(nearestBasicIndex(red: red, green: green, blue: blue, count: 16)), false)
      case .palette256:
        return (Int32(nearestPaletteIndex(red: red, green: green, blue: blue)), false)
      case .direct:
        // The first 16 numbers are the palette's.
        return (max(16, Int32(red) << 16 | Int32(green) << 8 | Int32(blue)), false)
      }
    }
  }

  /// A foreground that can be read on a background of the same number.
  func contrast(to background: Int32) -> Int32 {
    switch self {
    case .mono: return -1
    case .eight, .sixteen: return background == 0 || background == 4 ? 7 : 0
    case .palette256:
      if background >= 232 { return background < 244 ? 231 : 16 }
      if background >= 16 { return (background - 16) / 6 % 6 < 3 ? 231 : 16 }
      return background == 0 || background == 4 || background == 8 ? 15 : 0
    case .direct: return (background >> 8) & 0xFF < 128 && background != 7 ? 0xFFFFFF : 0x101010
    }
  }
}
