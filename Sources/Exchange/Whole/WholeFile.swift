import Glibc
import Store

/// The lines of a whole store in a file, as `export all` writes them.
public final class WholeFile {
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var start = 0
  private var offset = 0
  private var number = 0

  /// The longest line, in bytes.
  private static let limit = 1 << 26

  /// The lines of a file; nil where it begins otherwise.
  public init?(_ opened: ImportSource) throws(ImportProblem) {
    source = opened.source
    guard Store.isWhole(try source.piece(at: 0, most: 64)) else { return nil }
  }

  /// What the file is called in a sentence, safe to print.
  public var name: String { source.name }

  /// The next line without its end; nil after the last.
  public func next() throws(ImportProblem) -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: Byte.newline) {
        defer { start = end + 1 }
        return try text(buffer[start..<end])
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      guard buffer.count < WholeFile.limit else {
        throw ImportProblem(
          .content, "line \(number + 1) of \(source.name) is too long to be one of a whole store")
      }
      let piece = try source.piece(at: offset)
      offset += piece.count
      if piece.isEmpty {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : try text(buffer[...])
      }
      buffer += piece
    }
  }

  private func text(_ line: ArraySlice<UInt8>) throws(ImportProblem) -> String {
    number += 1
    guard let text = String(validating: line, as: UTF8.self) else {
      throw ImportProblem(
        .content, "line \(number) of \(source.name) is not UTF-8; export it again")
    }
    return text
  }
}
