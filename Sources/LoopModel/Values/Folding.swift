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
    case 0x20..<0x7F:
      result.unicodeScalars.append(scalar)
    case 0xC0...0x24F:
      result.append(latinFolding[Int(scalar.value) - 0xC0])
    case 0x1E00...0x1EFF:
      result.append(latinAdditionalFolding[Int(scalar.value) - 0x1E00])
    case 0x212B:
      result.append("a")
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

/// What U+00C0 to U+024F fold to, in order.
private let latinFolding = words(
  """
  a a a a a a ae c e e e e i i i i d n o o o o o × o u u u u y th ss \
  a a a a a a ae c e e e e i i i i d n o o o o o ÷ o u u u u y th y \
  a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g \
  h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n \
  o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u \
  w w y y y z z z z z z s \
  b b b b ƅ ƅ ɔ c c ɖ d d d ƍ ǝ ə ɛ f f g ɣ ƕ ɩ i k k l ƛ ɯ n n o o o ƣ ƣ p p ʀ ƨ ƨ ʃ ƪ t t \
  t t u u ʊ v y y z z ʒ ƹ ƹ ƺ ƻ ƽ ƽ ƾ ƿ ǀ ǁ ǂ ǃ dz dz dz lj lj lj nj nj nj a a i i o o u u u \
  u u u u u u u ǝ a a a a ae ae g g g g k k o o o o ʒ ʒ j dz dz dz g g ƕ ƿ n n a a ae ae o o \
  a a a a e e e e i i i i o o o o r r r r u u u u s s t t ȝ ȝ h h n d ȣ ȣ z z a a e e o o o \
  o o o o o y y l n t ȷ ȸ ȹ a c c l t ȿ ɀ ɂ ɂ b ʉ ʌ e e j j q q r r y y
  """)

/// What U+1E00 to U+1EFF fold to, in order: Vietnamese and transliterations.
private let latinAdditionalFolding = words(
  """
  a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i \
  i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r \
  r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w \
  w w w x x x x y y z z z z z z h t w y a s ẜ ẝ ss d a a a a a a a a a a a a a a a a a a a a \
  a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o \
  o o o u u u u u u u u u u u u u u y y y y y y y y ỻ ỻ ỽ ỽ y y
  """)

private func words(_ text: String) -> [String] {
  text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
}
