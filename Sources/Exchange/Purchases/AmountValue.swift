/// What a written amount comes to.
enum AmountValue: Hashable {
  /// So many minor units; `rounded` where decimals were lost.
  case value(Int64, rounded: Bool)
  /// It is no number in this way of writing.
  case noAmount
  /// It has more decimals than its currency.
  case tooManyDecimals
  /// It does not fit.
  case tooLarge
}
