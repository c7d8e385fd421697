extension Currency {
  /// Why a text is no amount of a currency.
  public enum AmountProblem: Error, Hashable, Sendable {
    /// It is not written as a number.
    case notANumber
    /// It says more than the minor unit can.
    case tooManyDecimals
    /// It does not fit.
    case tooLarge
  }

  /// The minor units of an amount as a person writes it: `1234.50`, `1,234.50`, `-12`, `€12`.
  ///
  /// Nothing is rounded: what cannot be counted in whole minor units is refused.
  public func minorUnits(of text: String) throws(AmountProblem) -> Int64 {
    var rest = text[...]
    var isNegative = false
    func take(_ marks: [String]) -> Bool {
      guard let mark = marks.first(where: { !$0.isEmpty && rest.hasPrefix($0) }) else {
        return false
      }
      rest = rest.dropFirst(mark.count).drop { $0 == " " }
      return true
    }
    // The currency's mark may stand before or after the minus.
    let marks = [code, sign.filter { $0 != " " }]
    let isMarked = take(marks)
    if take(["-", "−"]) { isNegative = true } else { _ = take(["+"]) }
    if !isMarked { _ = take(marks) }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first else { throw .notANumber }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = groups.count == 1 || groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isGrouped, groups.first?.isEmpty == false else { throw .notANumber }
    if groups.count > 1, let first = groups.first, first.count > 3 { throw .notANumber }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !fraction.isEmpty, digits(groups.joined()), digits(fraction) else {
      throw .notANumber
    }
    guard fraction.count <= exponent else { throw .tooManyDecimals }
    let all =
      groups.joined() + fraction + String(repeating: "0", count: exponent - fraction.count)
    guard let minor = Int64((isNegative ? "-" : "") + all) else { throw .tooLarge }
    return minor
  }

  private func digits(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
