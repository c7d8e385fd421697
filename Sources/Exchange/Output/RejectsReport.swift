/// The report of the rows that were not imported: a CSV file with `file,line,column,reason,value`.
///
/// It takes its place when it is complete, readable by its owner only; without a rejection there is no
/// file.
public final class RejectsReport {
  private let path: String
  private let name: String
  private var writer = CSVWriter()
  private var file: CompleteFile?

  /// A report at `path` about the rows of `file`.
  public init(path: String, about file: String) {
    self.path = path
    name = file
  }

  /// Adds a rejected row.
  public func add(_ rejection: Rejection) throws(ImportProblem) {
    if file == nil {
      file = try CompleteFile(path: path, what: "the rejected rows")
      writer.row(["file", "line", "column", "reason", "value"])
    }
    writer.field(name)
    writer.number(String(rejection.line))
    writer.field(rejection.columnName.isEmpty ? number(rejection) : rejection.columnName)
    writer.field(rejection.reason)
    writer.field(rejection.value)
    writer.endRow()
    if writer.bytes.count > 1 << 16 { try file?.write(writer.take()) }
  }

  /// Puts the report in its place; false where there was nothing to report.
  @discardableResult
  public func finish() throws(ImportProblem) -> Bool {
    guard let file else { return false }
    try file.write(writer.take())
    try file.finish()
    self.file = nil
    return true
  }

  /// Leaves out the report and removes what was written of it.
  public func discard() {
    file?.discard()
    file = nil
  }

  private func number(_ rejection: Rejection) -> String {
    rejection.column > 0 ? String(rejection.column) : ""
  }
}
