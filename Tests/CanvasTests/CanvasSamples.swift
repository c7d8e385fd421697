import Canvas
import Testing

/// A blank canvas of so many columns and rows.
func canvas(_ columns: Int, _ rows: Int = 1, isASCII: Bool = false) -> Canvas {
  Canvas(size: Size(columns: columns, rows: rows), isASCII: isASCII)
}

/// Whether every wide character on the canvas has its right half, and every right half its character.
func isWhole(_ canvas: Canvas) -> Bool {
  (0..<canvas.size.rows).allSatisfy { row in
    (0..<canvas.size.columns).allSatisfy { column in
      let next = column + 1 < canvas.size.columns ? canvas[column + 1, row].width : nil
      return switch canvas[column, row].width {
      case 2: next == 0
      case 0: column > 0 && canvas[column - 1, row].width == 2
      default: next != 0
      }
    }
  }
}

/// Every character there is.
var everyScalar: some Sequence<Unicode.Scalar> {
  (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
}

/// Every character there is behind an `a` of its own, in texts of 4,096 such pairs.
func everyScalarAfterA() -> [String] {
  (UInt32(0)...0x10F).map { page in
    var text = ""
    for value in page << 12..<(page + 1) << 12 {
      if let scalar = Unicode.Scalar(value) {
        text.unicodeScalars.append("a")
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// Random numbers that are the same on every run (SplitMix64; Steele, Lea and Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
