public import Store

/// A file of rows that `export` wrote, as CSV, as one JSON array or as JSON lines.
public final class OwnFile: ExportedRows {
  /// How the rows are written.
  public enum Form: Hashable, Sendable {
    case csv, json, jsonl
  }

  /// What its rows are.
  public let kind: ExportKind
  /// How they are written.
  public let form: Form
  /// The names of its columns.
  public let columns: [String]
  /// Hears the share of a reading that is done, 0 to 1.
  public var progress: ((Double) -> Void)?
  /// How many rows the last reading found.
  public private(set) var rows = 0
  /// How it begins, as the last reading found it.
  public var sample: FileSample { FileSample(names: columns, rows: first) }

  private let source: ByteSource
  private var first: [[String]] = []

  /// The file, where it begins as an export does; nil for any other.
  ///
  /// `customers` are the columns of the export of customers.
  public init?(_ opened: ImportSource, customers: [String]) throws(ImportProblem) {
    let source = opened.source
    guard let (form, found) = try OwnFile.beginning(of: source) else { return nil }
    let all =
      [(ExportKind.customers, customers)]
      + Extract.allCases.map { (ExportKind.rows($0), $0.columnNames) }
    // A program that passes JSON on may order the members otherwise.
    let match = all.first { _, names in
      names == found || form != .csv && names.count == found.count && Set(names) == Set(found)
    }
    guard let match else { return nil }
    (kind, columns) = match
    self.form = form
    self.source = source
  }

  /// How a file is written and what it calls its columns; nil where nothing can be told.
  private static func beginning(
    of source: ByteSource
  ) throws(ImportProblem) -> (form: Form, names: [String])? {
    var objects = JSONObjects(source)
    guard let isArray = try objects.isArray() else {
      let reader = records(of: source)
      guard try reader.next(), reader.damage == nil else { return nil }
      return (.csv, (0..<reader.keptFields).map { reader[$0].string })
    }
    do throws(ImportProblem) {
      guard let first = try objects.next() else { return nil }
      return (isArray ? .json : .jsonl, try first.members().map(\.name))
    } catch {
      // What is broken in its beginning is no export of this program.
      return nil
    }
  }

  /// Whether a file is an export without rows, of which nothing more can be told: an empty one, or an
  /// empty JSON array.
  public static func isEmpty(_ opened: ImportSource) throws(ImportProblem) -> Bool {
    if opened.source.size == 0 { return true }
    var objects = JSONObjects(opened.source)
    guard try objects.isArray() == true else { return false }
    do throws(ImportProblem) { return try objects.next() == nil } catch { return false }
  }

  /// What it is called in a sentence, safe to print.
  public var name: String { source.name }

  /// What counts its rows in a sentence; an array stands in one line.
  public var unit: String { form == .json ? "row" : "line" }

  /// Calls `body` for each row with where it stands and its values.
  public func forEachRow(
    _ body: (Int, [String?]) throws(StoreError) -> Void
  ) throws(StoreError) {
    rows = 0
    first = []
    func take(_ row: Int, _ cells: [String?]) throws(StoreError) {
      rows += 1
      if first.count < 3 { first.append(cells.map { shortened($0 ?? "", to: 60) }) }
      try body(row, cells)
    }
    do {
      switch form {
      case .csv: try forEachRecord(take)
      case .json, .jsonl: try forEachObject(take)
      }
      guard source.isUnchanged else {
        throw ImportProblem(
          .content, "\(name) changed while it was read: import it again when it is complete")
      }
    } catch let error as ImportProblem {
      throw StoreError(error.kind == .content ? .content : .other, error.message)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.other, "\(error)")
    }
  }

  private func broken(_ row: Int, _ what: String) -> ImportProblem {
    ImportProblem(.content, "\(name), \(unit) \(row): \(what); export it again")
  }

  private static func records(
    of source: ByteSource, onChunk: ((Double) -> Void)? = nil
  ) -> RecordReader {
    RecordReader(
      ChunkStream(source, encoding: .utf8, from: 0), delimiter: Byte.comma,
      longestField: RecordReader.longestRow, onChunk: onChunk)
  }

  private func forEachRecord(_ body: (Int, [String?]) throws(StoreError) -> Void) throws {
    let reader = OwnFile.records(of: source, onChunk: progress)
    _ = try reader.next()
    var cells: [String?] = []
    while try reader.next() {
      if let damage = reader.damage { throw broken(reader.line, damage.reason) }
      guard reader.fieldCount == columns.count else {
        throw broken(
          reader.line, "it has \(reader.fieldCount) fields, and there are \(columns.count) columns")
      }
      cells.removeAll(keepingCapacity: true)
      for index in columns.indices {
        let text = reader[index].asExported
        guard text.firstInvalidByte == nil else { throw broken(reader.line, "it is not UTF-8") }
        cells.append(text.isEmpty ? nil : text.string)
      }
      try body(reader.line, cells)
    }
  }

  private func forEachObject(_ body: (Int, [String?]) throws(StoreError) -> Void) throws {
    var objects = JSONObjects(source)
    let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var cells: [String?] = []
    var last = 0.0
    while let object = try objects.next() {
      let row = form == .json ? objects.count : object.line
      cells = Array(repeating: nil, count: columns.count)
      for (number, member) in try object.members().enumerated() {
        // Its own order first, which needs no looking up.
        let isInOrder = number < columns.count && columns[number] == member.name
        guard let place = isInOrder ? number : places[member.name] else {
          throw broken(row, "there is no column '\(shown(member.name))'")
        }
        cells[place] = member.value
      }
      try body(row, cells)
      if let progress, objects.progress - last > 0.01 {
        last = objects.progress
        progress(last)
      }
    }
  }
}
