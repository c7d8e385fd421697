internal import Glibc

/// Finds the number of a sequence of bytes seen before: a hash table over one block of bytes, so that a
/// hundred thousand customers cost no hundred thousand allocations.
struct ByteTable {
  private var bytes: [UInt8] = []
  /// Where each entry's bytes begin; the next entry's beginning is their end.
  private var starts: [Int] = [0]
  private var values: [UInt32] = []
  private var slots: [UInt32]
  /// Makes the order of slots a secret, so that no file can be made to fall into one.
  private let seed: UInt64

  init() {
    slots = [UInt32](repeating: 0, count: 1 << 10)
    seed = UInt64.random(in: .min ... .max) | 1
  }

  /// The value kept for `key`; nil where there is none.
  func value(for key: UnsafeRawBufferPointer) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(key)) & mask
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if holds(entry, key) { return values[entry] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Keeps `value` for `key`, which must be new.
  mutating func insert(_ key: UnsafeRawBufferPointer, _ value: UInt32) {
    bytes.append(contentsOf: key)
    starts.append(bytes.count)
    values.append(value)
    if values.count * 2 > slots.count {
      grow()
    } else {
      place(values.count - 1, hash(key))
    }
  }

  private mutating func place(_ entry: Int, _ hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(entry + 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for entry in values.indices {
      let hash = bytes.withUnsafeBytes { all in
        self.hash(UnsafeRawBufferPointer(rebasing: all[starts[entry]..<starts[entry + 1]]))
      }
      place(entry, hash)
    }
  }

  private func holds(_ entry: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    let start = starts[entry]
    guard starts[entry + 1] - start == key.count else { return false }
    return bytes.withUnsafeBytes { all in
      guard let mine = all.baseAddress, let other = key.baseAddress else { return key.isEmpty }
      return memcmp(mine + start, other, key.count) == 0
    }
  }

  private func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var value = seed ^ UInt64(key.count)
    var index = 0
    while index + 8 <= key.count {
      value = mixed(value ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < key.count {
      rest = rest << 8 | UInt64(key[index])
      index += 1
    }
    return mixed(value ^ rest)
  }

  private func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
