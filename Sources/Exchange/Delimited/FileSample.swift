/// How a file begins: the names in its header, and a few rows.
public struct FileSample: Hashable, Sendable {
  /// The names in the header, not safe to print as they are; empty without one.
  public let names: [String]
  /// The first rows of data, not safe to print as they are, each value cut to sixty characters.
  public let rows: [[String]]

  init(names: [String], rows: [[String]]) {
    self.names = names
    self.rows = rows
  }

  /// The beginning of a file that may not be understood; nil for one that is no table.
  public init?(_ source: ImportSource, writing: PurchaseFileOptions) {
    do throws(ImportProblem) {
      let names = try RecordFile.header(of: source, writing: writing)
      let file = try DelimitedFile(
        source, encoding: writing.encoding, delimiter: writing.delimiter,
        known: Recognition.knownNames)
      self.init(names: names, rows: file.sampleRows(hasHeader: !names.isEmpty))
    } catch {
      return nil
    }
  }
}

extension DelimitedFile {
  /// The first three rows of data, as far as the beginning of the file has them.
  func sampleRows(hasHeader: Bool) -> [[String]] {
    var rows: [[String]] = []
    do throws(ImportProblem) {
      let reader = try firstRows()
      if hasHeader { _ = try reader.next() }
      while rows.count < 3, try reader.next() {
        if reader.damage != nil { continue }
        rows.append(
          (0..<reader.keptFields).map { shortened(reader[$0].trimmed.string, to: 60) })
      }
    } catch {
      // What could be read is shown; the reading itself says what is wrong.
    }
    return rows
  }
}
