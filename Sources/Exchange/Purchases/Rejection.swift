/// A row that is not imported, and why.
public struct Rejection: Hashable, Sendable {
  /// The line of the file, from 1; for an unclosed quote the line on which it opens.
  public let line: Int

  /// Number of the field that is wrong, from 1, or 0 for the row as a whole.
  public let column: Int

  /// What that column is called in the file, or its role; empty for the row as a whole.
  public let columnName: String

  /// What is wrong with it, as the end of a sentence.
  public let reason: String

  /// The value as it stands in the file, at most 60 characters of it; not safe to print as it is.
  public let value: String

  /// The row on `line` is not imported because of `reason`.
  public init(line: Int, column: Int, columnName: String, reason: String, value: String) {
    self.line = line
    self.column = column
    self.columnName = columnName
    self.reason = reason
    self.value = value
  }
}
