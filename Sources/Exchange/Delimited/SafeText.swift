/// `text` as it can be printed in a sentence: controls, bidi overrides, invisible marks and line
/// separators shown as `�`, and at most `limit` characters of it.
func shown(_ text: String, limit: Int = 60) -> String {
  var result = ""
  for scalar in shortened(text, to: limit).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      result.append("\u{FFFD}")
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The first `limit` code points of `text`, the last one `…` where something was left out.
func shortened(_ text: String, to limit: Int) -> String {
  let scalars = text.unicodeScalars
  guard let cut = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
    cut != scalars.endIndex
  else { return text }
  var result = ""
  result.unicodeScalars.append(contentsOf: scalars[..<scalars.index(before: cut)])
  return result + "…"
}

/// `words` as they stand in a sentence: `a, b and c`.
func listed(_ words: [String], last: String = "and") -> String {
  guard words.count > 1, let end = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) " + end
}
