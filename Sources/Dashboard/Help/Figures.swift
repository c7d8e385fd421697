import LoopModel

/// A number in four significant digits, as it stands in a formula: enough to work it out again.
func figures(_ value: Double) -> String {
  guard value.isFinite else { return "–" }
  guard value != 0 else { return "0" }
  var tenths = 0
  var size = value.magnitude
  while size < 1, tenths < 400 { (size, tenths) = (size * 10, tenths + 1) }
  guard tenths <= 6 else { return fixed(value < 0 ? -size : size, 3) + "·10^-\(tenths)" }
  var decimals = 3 + tenths
  while size >= 10, decimals > 0 { (size, decimals) = (size / 10, decimals - 1) }
  return fixed(value, decimals)
}

/// Two numbers that are taken from each other, with as many decimals as their difference needs.
func figures(_ value: Double, less other: Double) -> String {
  var decimals = 0
  var size = (value - other).magnitude
  while size < 1000, decimals < 9 { (size, decimals) = (size * 10, decimals + 1) }
  return "\(fixed(value, decimals)) − \(fixed(other, decimals))"
}

/// A number with at most so many decimals, and no zeros at its end.
private func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.magnitude < 1e9 else { return String(value) }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((value.magnitude * scale).rounded())
  var text = "\(whole / Int(scale))"
  if decimals > 0 {
    var rest = String(whole % Int(scale))
    rest = String(repeating: "0", count: max(0, decimals - rest.count)) + rest
    while rest.last == "0" { rest.removeLast() }
    if !rest.isEmpty { text += "." + rest }
  }
  return (value < 0 && whole > 0 ? "-" : "") + text
}

/// A formula in the signs a calculator program takes, for terminals without others.
func asciiFormula(_ text: String) -> String {
  var result = ""
  var before: Character = " "
  for character in text {
    switch character {
    // Between blanks it stands between two things, not for a product.
    case "·" where before != " ": result += "*"
    case "α": result += "alpha"
    case "Σ": result += "sum "
    case "√": result += "sqrt"
    case "²": result += "^2"
    case "≥": result += ">="
    default: result.append(character)
    }
    before = character
  }
  return result
}
