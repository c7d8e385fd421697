/// The hash that chains the journal: 64-bit FNV-1a over the hash before and an event's fields.
///
/// It shows that something was lost or changed. It does not keep out someone who wants to forge: who
/// can write the file can work out the hash.
struct JournalHash {
  private(set) var value: UInt64

  /// Goes on from the event before.
  init(after hash: UInt64) {
    value = LastEvent.none.hash
    take(Int64(bitPattern: hash))
  }

  mutating func take(_ number: Int64) {
    var rest = UInt64(bitPattern: number)
    for _ in 0..<8 {
      take(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func take(_ number: Int64?) {
    take(number == nil ? UInt8(0) : 1)
    if let number { take(number) }
  }

  mutating func take(_ text: String?) {
    guard let text else {
      take(Int64(-1))
      return
    }
    take(Int64(text.utf8.count))
    for byte in text.utf8 { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
