/// What an id is looked up by.
///
/// Salesforce writes the same id with 15 characters in reports and with 18 elsewhere, of which the
/// last three only repeat which of the others are capitals. Zoho puts `zcrm_` before the ids of an
/// export, and not before those of a backup.
enum RecordKey {
  /// The key of an id.
  static func key(_ id: String) -> String {
    if id.hasPrefix(zoho) { return String(id.dropFirst(zoho.count)) }
    guard id.utf8.count == 18 else { return id }
    let bytes = Array(id.utf8)
    for chunk in 0..<3 {
      var capitals = 0
      for place in 0..<5 {
        let byte = bytes[chunk * 5 + place]
        guard Byte.isLetter(byte) || Byte.isDigit(byte) else { return id }
        if Byte.isLetter(byte), byte & 0x20 == 0 { capitals |= 1 << place }
      }
      guard bytes[15 + chunk] == signs[capitals] else { return id }
    }
    return String(decoding: bytes[..<15], as: UTF8.self)
  }

  /// The same id as others write it: with 15 characters for 18, with 18 for 15; empty for ids with
  /// one form only.
  static func alternative(_ id: String) -> String {
    let short = key(id)
    if short != id { return short }
    let bytes = Array(id.utf8)
    if bytes.count >= 16, bytes.count <= 20, bytes.allSatisfy(Byte.isDigit) { return zoho + id }
    guard bytes.count == 15, bytes.allSatisfy({ Byte.isLetter($0) || Byte.isDigit($0) }) else {
      return ""
    }
    let ends = (0..<3).map { chunk in
      (0..<5).reduce(0) { capitals, place in
        let byte = bytes[chunk * 5 + place]
        return Byte.isLetter(byte) && byte & 0x20 == 0 ? capitals | 1 << place : capitals
      }
    }
    return String(decoding: bytes + ends.map { signs[$0] }, as: UTF8.self)
  }

  private static let zoho = "zcrm_"
  private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
}
