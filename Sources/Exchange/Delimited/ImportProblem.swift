/// Why a file cannot be imported at all: one sentence that says what, where, and what to do.
///
/// Nothing of the file has been used when it is thrown before the first row is delivered.
public struct ImportProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What a problem is about, which decides the exit code.
  public enum Kind: Hashable, Sendable {
    /// The system would not read or write: no such file, no permission, no room.
    case system
    /// The bytes are there and make no sense as a file of purchases.
    case content
    /// An option given with the file does not suit it.
    case option
  }

  /// What the problem is about.
  public let kind: Kind

  /// One sentence without a full stop, safe to print.
  public let message: String

  /// A problem of `kind`, told by `message`.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
