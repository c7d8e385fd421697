/// What went wrong with a store, in one sentence that says what to do.
public struct StoreError: Error, Hashable, Sendable {
  /// What sort of thing went wrong.
  public enum Kind: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The file is no SQLite database, or empty, or no plain file.
    case notADatabase
    /// A database of another program, with its application id.
    case foreign(Int32)
    /// Written by a newer version of the program, with its schema number.
    case newerSchema(Int32)
    /// The file's content contradicts itself.
    case damaged
    /// Something was to be written to a store that can only be read.
    case readOnly
    /// Another writer did not finish in time.
    case locked(by: String)
    /// No space left.
    case full
    /// The path no longer leads to the file that was opened.
    case moved
    /// The disk failed.
    case ioError
    /// What was to be taken in makes no sense.
    case content
    /// Someone else has changed what was to be changed.
    case conflict
    /// Anything else.
    case other
  }

  /// What sort of thing went wrong.
  public let kind: Kind
  /// One sentence: what, where, what to do.
  ///
  /// It may hold text from the store or a path as they are, control characters among them.
  public let message: String
  /// The statement it happened in; nil for none.
  public let sql: String?

  /// An error with its sentence.
  public init(_ kind: Kind, _ message: String, sql: String? = nil) {
    self.kind = kind
    self.message = message
    self.sql = sql
  }
}
