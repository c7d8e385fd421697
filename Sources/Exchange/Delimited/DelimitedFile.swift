/// A delimited file that is open: what it is written in, and how its rows are reached.
struct DelimitedFile {
  /// The bytes of the file.
  let source: ByteSource
  /// What it is written in.
  let kind: FileKind
  /// What separates its fields.
  let delimiter: Delimiter
  /// How it begins, as UTF-8.
  let sample: [UInt8]
  /// The rows before its header, where there are any.
  let preamble: Preamble?

  /// Opens the file at `path` (`-` for standard input); `encoding` and `delimiter` are what the
  /// person said of it.
  ///
  /// `known` counts what is known of the names in a first row.
  init(
    path: String, encoding: String?, delimiter: UInt8?,
    known: ([String]) -> Int = { HeaderNames($0).knownRoles }
  ) throws(ImportProblem) {
    try self.init(
      ImportSource(path: path), encoding: encoding, delimiter: delimiter, known: known)
  }

  /// The same of a file that is open.
  init(
    _ file: ImportSource, encoding: String?, delimiter: UInt8?,
    known: ([String]) -> Int = { HeaderNames($0).knownRoles }
  ) throws(ImportProblem) {
    source = file.source
    kind = try FileKind(try DelimitedFile.start(of: source), name: source.name, forced: encoding)
    let stream = ChunkStream(source, encoding: kind.encoding, from: kind.mark)
    let piece = try stream.next()
    // The piece lies in the memory of the stream.
    sample = withExtendedLifetime(stream) { Array(piece) }
    let preamble = try Preamble(sample)
    self.preamble = preamble
    let start = Array(sample[(preamble?.headerOffset ?? 0)...])
    self.delimiter = try Delimiter(start, forced: delimiter, known: known)
  }

  /// What the file is called in a sentence, safe to print.
  var name: String { source.name }

  /// The rows from the first one of data on; `progress` hears the share that is read, 0 to 1.
  func rows(
    hasHeader: Bool, progress: ((Double) -> Void)? = nil
  ) throws(ImportProblem) -> RecordReader {
    let reader = RecordReader(
      ChunkStream(source, encoding: kind.encoding, from: kind.mark), delimiter: delimiter.byte,
      onChunk: progress)
    if let preamble {
      for _ in 0..<preamble.rowsBeforeData { _ = try reader.next() }
      return reader
    }
    if delimiter.hasLine { _ = try reader.next() }
    if hasHeader { _ = try reader.next() }
    return reader
  }

  /// The rows of how the file begins, from the first one on.
  func firstRows() throws(ImportProblem) -> RecordReader {
    let reader = RecordReader(ChunkStream(sample: sample), delimiter: delimiter.byte)
    let rows = preamble?.rowsBeforeHeader ?? (delimiter.hasLine ? 1 : 0)
    for _ in 0..<rows { _ = try reader.next() }
    return reader
  }

  /// Throws where somebody wrote to the file since it was opened.
  func checkUnchanged() throws(ImportProblem) {
    guard source.isUnchanged else {
      throw ImportProblem(
        .content, "\(name) changed while it was read: import it again when it is complete")
    }
  }

  /// The first bytes of a file, as they are.
  private static func start(of source: ByteSource) throws(ImportProblem) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    let count = try source.read(into: buffer, at: 0)
    return Array(buffer[..<count])
  }
}
