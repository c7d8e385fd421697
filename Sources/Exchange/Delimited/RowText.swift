import Glibc

/// The text of one field, in place in the reader's buffer: UTF-8 without the spaces around it.
///
/// It is valid only inside the call that delivers it; `string` makes a copy that lasts.
public struct RowText: Hashable {
  /// The bytes, valid only inside the call that delivers the row.
  public let bytes: UnsafeBufferPointer<UInt8>

  /// The text in `bytes`, whose memory the caller keeps.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// No text.
  static var none: RowText { RowText(UnsafeBufferPointer(start: nil, count: 0)) }

  /// Whether there is no text.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The text as a string of its own; what is not UTF-8 in it becomes U+FFFD.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether both hold the same bytes.
  public static func == (left: RowText, right: RowText) -> Bool {
    guard left.bytes.count == right.bytes.count else { return false }
    guard let a = left.bytes.baseAddress, let b = right.bytes.baseAddress else { return true }
    return memcmp(a, b, left.bytes.count) == 0
  }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
  }
}
