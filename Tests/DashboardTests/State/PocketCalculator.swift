import Glibc

/// Works out what stands in a formula with numbers in it, as a reader with a pocket calculator does.
struct PocketCalculator {
  private let signs: [Character]
  private var place = 0
  private var isOnlyNumber = true

  private init(_ text: some StringProtocol) {
    signs = text.filter { $0 != " " && $0 != "," && $0 != "€" }
  }

  /// The value of a text that is nothing but a formula of numbers; nil for any other, and for a plain
  /// number.
  static func value(of text: some StringProtocol) -> Double? {
    var calculator = PocketCalculator(text)
    guard let value = calculator.sum(), calculator.place == calculator.signs.count,
      !calculator.isOnlyNumber
    else { return nil }
    return value
  }

  /// The number a text begins with.
  static func number(atStartOf text: some StringProtocol) -> Double? {
    var calculator = PocketCalculator(text)
    return calculator.product()
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard place < signs.count, signs[place] == sign else { return false }
    place += 1
    return true
  }

  private mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while true {
      let isPlus = take("+")
      guard isPlus || take("−") else { return value }
      isOnlyNumber = false
      guard let other = product() else { return nil }
      value += isPlus ? other : -other
    }
  }

  private mutating func product() -> Double? {
    guard var value = power() else { return nil }
    while true {
      let isTimes = take("·")
      guard isTimes || take("/") else { return value }
      isOnlyNumber = false
      guard let other = power() else { return nil }
      value = isTimes ? value * other : value / other
    }
  }

  private mutating func power() -> Double? {
    guard let base = primary() else { return nil }
    guard take("^") else { return base }
    return primary().map { pow(base, $0) }
  }

  private mutating func primary() -> Double? {
    if take("-") { return primary().map { -$0 } }
    if take("√") { return primary().map { $0.squareRoot() } }
    if take("(") {
      guard let value = sum(), take(")") else { return nil }
      return value
    }
    var digits = ""
    while place < signs.count, signs[place].isNumber || isPoint {
      digits.append(signs[place])
      place += 1
    }
    return Double(digits)
  }

  /// A point within a number, not one that ends a sentence.
  private var isPoint: Bool {
    signs[place] == "." && place + 1 < signs.count && signs[place + 1].isNumber
  }
}
