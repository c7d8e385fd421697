import Glibc

/// Random numbers that are the same on every run: SplitMix64 (Steele, Lea and Flood 2014).
///
/// The standard library's sampling may change with its version; everything drawn here is drawn by
/// these few functions.
public struct SeededGenerator: Sendable {
  private var state: UInt64

  /// Numbers that follow from `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// Any number of 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 to below 1.
  mutating func unit() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  mutating func double(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// A whole number in `range`.
  public mutating func int(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// One of `choices`; nil for none.
  mutating func pick<Choice>(from choices: [Choice]) -> Choice? {
    choices.isEmpty ? nil : choices[int(in: 0...choices.count - 1)]
  }

  /// In a random order, by Fisher and Yates.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, int(in: 0...index))
    }
    return elements
  }

  /// Normal with mean 0 and deviation 1, by Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }

  /// Log-normal around `median`; two thirds lie within a factor of e to the `spread`.
  mutating func logNormal(median: Double, spread: Double) -> Double {
    median * exp(spread * normal())
  }

  /// Gamma with mean 1; the larger the whole `shape`, the more regular.
  public mutating func gamma(shape: Int) -> Double {
    var sum = 0.0
    for _ in 0..<shape { sum -= log(1 - unit()) }
    return sum / Double(shape)
  }
}
