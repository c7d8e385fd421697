import Glibc

/// The logarithm of the gamma function of a positive number.
///
/// The corresponding C function is `lgamma_r`, which unlike `lgamma` writes no global.
func logGamma(_ value: Double) -> Double {
  var sign: Int32 = 0
  return unsafe lgamma_r(value, &sign)
}

/// The derivative of `logGamma`, for a positive number.
///
/// Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18);
/// good to 14 digits.
func digamma(_ value: Double) -> Double {
  var value = value
  var shift = 0.0
  while value < 10 {
    shift -= 1 / value
    value += 1
  }
  let inverse = 1 / (value * value)
  let tail =
    inverse
    * (1.0 / 12
      - inverse
      * (1.0 / 120
        - inverse
        * (1.0 / 252 - inverse * (1.0 / 240 - inverse * (1.0 / 132 - inverse * 691 / 32760)))))
  return shift + log(value) - 0.5 / value - tail
}
