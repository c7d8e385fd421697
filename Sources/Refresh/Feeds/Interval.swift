/// A length of time in whole seconds, written as `90s`, `15m`, `2h` or `1d`.
public struct Interval: Hashable, Sendable {
  /// How long, in seconds.
  public let seconds: Int64

  /// So many seconds.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Reads an interval of 1 second to 31 days; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let unit = Interval.units.first(where: { text.hasSuffix($0.name) }),
      let count = Int64(text.dropLast()), (1...2_678_400).contains(count),
      count * unit.seconds <= 2_678_400
    else { return nil }
    seconds = count * unit.seconds
  }

  /// How long, in milliseconds.
  public var milliseconds: Int64 { seconds * 1000 }

  /// As it is written, in the largest unit that holds it.
  public var text: String {
    let unit = Interval.units.last { seconds % $0.seconds == 0 } ?? ("s", 1)
    return "\(seconds / unit.seconds)\(unit.name)"
  }

  private static let units: [(name: String, seconds: Int64)] = [
    ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400),
  ]
}
