import Glibc

/// Random numbers that are the same for the same seed (SplitMix64).
struct BenchRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A whole number from 0 to below `limit`.
  mutating func below(_ limit: Int) -> Int {
    Int(next() % UInt64(max(1, limit)))
  }

  /// The sum of two exponential waits of mean 1.
  mutating func gammaOfShapeTwo() -> Double {
    -log(unit()) - log(unit())
  }

  /// Above 0, up to 1.
  private mutating func unit() -> Double {
    Double(next() >> 11 &+ 1) * 0x1p-53
  }
}
