import LoopModel

/// A delimited file of figures, whose header names the columns.
///
/// Only the columns asked for are looked at. Names count with their case: `T` and `t` are two columns.
public final class ColumnFile {
  /// The wanted fields of one row, in the order in which they were asked for.
  public struct Row {
    fileprivate let file: String
    fileprivate let line: Int
    fileprivate let names: [String]
    fileprivate let fields: [String]

    /// The text of a field, without the spaces around it.
    public subscript(index: Int) -> String { fields[index] }

    /// A field as a finite number.
    public func number(_ index: Int) throws(ImportProblem) -> Double {
      guard let number = Double(fields[index]), number.isFinite else {
        throw problem(index, "is no number")
      }
      return number
    }

    /// What is wrong with a field, told by the end of a sentence about it.
    public func problem(_ index: Int, _ reason: String) -> ImportProblem {
      let value = fields[index].isEmpty ? "" : " '\(shown(fields[index]))'"
      return ImportProblem(.content, "\(file), line \(line): \(names[index])\(value) \(reason)")
    }
  }

  private let file: DelimitedFile
  private let names: [String]
  private let places: [Int]

  /// Opens the file at `path` (`-` for standard input), which must have all of `columns`.
  public init(path: String, columns: [String]) throws(ImportProblem) {
    file = try DelimitedFile(path: path, encoding: nil, delimiter: nil)
    names = columns
    let reader = try file.firstRows()
    guard try reader.next() else {
      throw ImportProblem(
        .content, "\(file.name) is empty: it should begin with \(columns.joined(separator: ","))")
    }
    let header = (0..<reader.keptFields).map { reader[$0].trimmed.string }
    var places: [Int] = []
    for name in columns {
      guard let place = header.firstIndex(of: name) else {
        throw ImportProblem(
          .content,
          "\(file.name) has no column '\(name)': it should begin with "
            + columns.joined(separator: ","))
      }
      places.append(place)
    }
    self.places = places
  }

  /// Reads all rows in the file's order; the first that is damaged, or that `body` refuses, ends it.
  public func forEachRow(_ body: (Row) throws(ImportProblem) -> Void) throws(ImportProblem) {
    let reader = try file.rows(hasHeader: true)
    while try reader.next() {
      if let damage = reader.damage {
        throw ImportProblem(.content, "\(file.name), line \(reader.line): \(damage.reason)")
      }
      var fields: [String] = []
      for (name, place) in zip(names, places) {
        guard place < reader.keptFields else {
          throw ImportProblem(
            .content, "\(file.name), line \(reader.line): the field for \(name) is missing")
        }
        fields.append(reader[place].trimmed.string)
      }
      try body(Row(file: file.name, line: reader.line, names: names, fields: fields))
    }
  }
}
