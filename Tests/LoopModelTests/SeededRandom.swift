import Glibc
import LoopModel

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

  /// A number above 0 and up to 1.
  mutating func share() -> Double {
    (Double(next() >> 11) + 1) * 0x1p-53
  }

  /// A waiting time of a process without memory.
  mutating func exponential(rate: Double) -> Double {
    -log(share()) / rate
  }

  mutating func normal() -> Double {
    (-2 * log(share())).squareRoot() * cos(2 * Double.pi * share())
  }

  /// A gamma-distributed number of the given shape and rate (Marsaglia and Tsang 2000).
  mutating func gamma(shape: Double, rate: Double) -> Double {
    guard shape >= 1 else {
      return gamma(shape: shape + 1, rate: rate) * pow(share(), 1 / shape)
    }
    let offset = shape - 1.0 / 3
    let scale = 1 / (9 * offset).squareRoot()
    while true {
      let point = normal()
      let cube = (1 + scale * point) * (1 + scale * point) * (1 + scale * point)
      if cube > 0, log(share()) < point * point / 2 + offset - offset * cube + offset * log(cube) {
        return offset * cube / rate
      }
    }
  }

  /// A beta-distributed number.
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let left = gamma(shape: a, rate: 1)
    return left / (left + gamma(shape: b, rate: 1))
  }

  /// Days of purchase in ascending order, days repeated now and then.
  mutating func purchaseDays(count: Int, from start: Day, longestGap: Int) -> [Day] {
    var day = start
    var days: [Day] = []
    for _ in 0..<count {
      days.append(day)
      day = day.advanced(by: Int.random(in: 0...longestGap, using: &self))
    }
    return days
  }
}
