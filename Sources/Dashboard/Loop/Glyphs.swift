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
  guard let momentum else { return "–" }
  if momentum >= 99.5 { return "99+×" }
  if momentum >= 9.95 { return "\(Int(momentum.rounded()))×" }
  let tenths = Int((momentum * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)×"
}

/// A share as `72 %`.
func percent(_ share: Double) -> String {
  share > 0 && share < 0.005 ? "<1 %" : "\(Int((share * 100).rounded())) %"
}

/// How unusual a silence is: `1 in 20`; nothing to speak of while it is more likely than not.
func spokenSilence(_ pace: Pace) -> String {
  pace.survival > 0.5 ? "nothing unusual" : spokenChance(pace.survival)
}

/// Days as a person says them: `21 d`, `17 wk`, `2.1 y`.
func spokenDays(_ days: Double) -> String {
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
