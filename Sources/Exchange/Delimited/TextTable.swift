/// Distinct texts of a file, numbered from 0 in the order in which they first appear.
///
/// Looking up a text that is known allocates nothing; memory grows with the distinct texts only.
public struct TextTable {
  /// All texts, one behind the other.
  private var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private var ends: [Int] = []
  /// The upper half of a text's hash and its number plus one, or 0 for an empty slot.
  private var slots: [UInt64] = Array(repeating: 0, count: 1024)

  /// A table that knows no text.
  public init() {}

  /// Number of distinct texts.
  public var count: Int { ends.count }

  /// The text numbered `index`.
  public subscript(index: Int) -> String {
    String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  /// The number of `text`, and whether this is the first time it is seen.
  public mutating func index(of text: RowText) -> (index: Int, isNew: Bool) {
    let hash = TextTable.hash(text.bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let index = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
        if isText(index, text) { return (index, false) }
      }
      slot = (slot + 1) & mask
    }
    let index = ends.count
    slots[slot] = TextTable.slot(hash, index)
    bytes.append(contentsOf: text.bytes)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() }
    return (index, true)
  }

  /// The number of `text`; nil where it was not seen.
  func known(_ text: RowText) -> Int? {
    let hash = TextTable.hash(text.bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let index = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
        if isText(index, text) { return index }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isText(_ index: Int, _ text: RowText) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer {
      RowText(UnsafeBufferPointer(rebasing: $0[start..<ends[index]])) == text
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for index in ends.indices {
      let start = index == 0 ? 0 : ends[index - 1]
      let hash = bytes.withUnsafeBufferPointer {
        TextTable.hash(UnsafeBufferPointer(rebasing: $0[start..<ends[index]]))
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = TextTable.slot(hash, index)
    }
  }

  private static func slot(_ hash: UInt64, _ index: Int) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
  }

  /// FNV-1a with a final mix, seeded by the process so that a file cannot be made to collide.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }

  private static let seed = UInt64.random(in: .min ... .max)
}
