/// Text as it is compared in searches: lower case, without accents on Latin letters, without marks
/// that combine and characters that cannot be seen.
///
/// `Zoë`, `ZOE` and `Zoe` + combining diaeresis fold to the same.
public func folded(_ text: some StringProtocol) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x41...0x5A:
      result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
    case ..<0x80:
      result.unicodeScalars.append(scalar)
    case 0xC0...0x17F:
      result.append(latinFolding[Int(scalar.value) - 0xC0])
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: continue
      default: result.append(properties.lowercaseMapping)
      }
    }
  }
  return result
}

/// What U+00C0 to U+017F fold to, in order.
private let latinFolding: [String] = {
  let letters = """
    a a a a a a ae c e e e e i i i i d n o o o o o × o u u u u y th ss \
    a a a a a a ae c e e e e i i i i d n o o o o o ÷ o u u u u y th y \
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g \
    h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n \
    o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u \
    w w y y y z z z z z z s
    """
  return letters.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
}()
