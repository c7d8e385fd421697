/// A file to import, opened once for all that looks at it.
public final class ImportSource {
  /// The path it was opened by; `-` for standard input.
  public let path: String
  let source: ByteSource

  /// Opens the file at `path` (`-` for standard input).
  public init(path: String) throws(ImportProblem) {
    self.path = path
    source = try ByteSource(path: path)
  }
}
