import Canvas
import LoopModel

extension Trend {
  /// The shape that tells the trend without colour.
  var glyph: Unicode.Scalar {
    switch self {
    case .new: "•"
    case .up: "▲"
    case .steady: "▶"
    case .down: "▼"
    case .stopped: "■"
    }
  }

  /// The meaning its colour repeats.
  var role: Role {
    switch self {
    case .new: .new
    case .up: .up
    case .steady: .steady
    case .down: .down
    case .stopped: .stopped
    }
  }
}

/// A number with one decimal, as momentum is shown: `1.8×`, `0.3×`, `12×`.
func spokenMomentum(_ momentum: Double?) -> String {
  guard let momentum, !momentum.isNaN else { return "–" }
  if momentum >= 99.5 { return "99+×" }
  if momentum >= 9.95 { return "\(Int(momentum.rounded()))×" }
  let tenths = Int((momentum * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)×"
}

/// A share as `72 %`.
func percent(_ share: Double) -> String {
  guard share.isFinite else { return "–" }
  return share > 0 && share < 0.005 ? "<1 %" : "\(Int((share * 100).rounded())) %"
}

/// How unusual a silence is: `1 in 20`; nothing to speak of while every other customer is as silent.
func spokenSilence(_ pace: Pace) -> String {
  pace.isUsual ? "nothing unusual" : spokenChance(pace.survival)
}

extension Pace {
  /// Whether at least every other active customer like this one is silent for so long.
  var isUsual: Bool { survival >= 0.5 }
}

/// A number with two decimals.
func hundredths(_ value: Double) -> String {
  guard value.isFinite, value.magnitude < 1e15 else { return "–" }
  let rounded = Int((value.magnitude * 100).rounded())
  let rest = rounded % 100
  return (value < 0 ? "-" : "") + "\(rounded / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
}

/// Days as a person says them: `21 d`, `17 wk`, `2.1 y`.
func spokenDays(_ days: Double) -> String {
  guard days.isFinite, days.magnitude < 1e9 else { return "–" }
  if days < 100 { return "\(Int(days.rounded())) d" }
  if days < 730 { return "\(Int((days / 7).rounded())) wk" }
  let tenths = Int((days / 36.525).rounded())
  return "\(tenths / 10).\(tenths % 10) y"
}

/// Values as a row of bars, one column each; a gap where there is no value.
func sparkline(_ values: [Double?]) -> String {
  let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  let known = values.compactMap { $0 }
  guard let low = known.min(), let high = known.max() else { return "" }
  // Around the middle, and at least 15 % up and down: small changes are not blown up.
  let middle = (low + high) / 2
  let reach = max((high - low) / 2, middle.magnitude * 0.15, 1e-9)
  return String(
    values.map { value in
      guard let value else { return " " }
      return bars[min(7, max(0, Int((value - middle + reach) / (2 * reach) * 7.999)))]
    })
}
