import Glibc

/// The report of the rows that were not imported: a CSV file with `file,line,column,reason,value`.
///
/// It is written under a temporary name beside its place, readable by its owner only, and takes its
/// place when it is complete; without a rejection there is no file.
public final class RejectsReport {
  private let path: String
  private let file: String
  private var writer = CSVWriter()
  private var descriptor: Int32 = -1
  private var temporary = ""

  /// A report at `path` about the rows of `file`.
  public init(path: String, about file: String) {
    self.path = path
    self.file = file
  }

  deinit {
    discard()
  }

  /// Adds a rejected row.
  public func add(_ rejection: Rejection) throws(ImportProblem) {
    if descriptor < 0 {
      try create()
      writer.row(["file", "line", "column", "reason", "value"])
    }
    writer.field(file)
    writer.number(String(rejection.line))
    writer.field(rejection.columnName.isEmpty ? number(rejection) : rejection.columnName)
    writer.field(rejection.reason)
    writer.field(rejection.value)
    writer.endRow()
    if writer.bytes.count > 1 << 16 { try flush() }
  }

  /// Puts the report in its place; false where there was nothing to report.
  @discardableResult
  public func finish() throws(ImportProblem) -> Bool {
    guard descriptor >= 0 else { return false }
    try flush()
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failed() }
    close(descriptor)
    descriptor = -1
    return true
  }

  /// Leaves out the report and removes what was written of it.
  public func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
    descriptor = -1
  }

  private func number(_ rejection: Rejection) -> String {
    rejection.column > 0 ? String(rejection.column) : ""
  }

  private func create() throws(ImportProblem) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    for _ in 0..<16 {
      temporary = "\(path).\(String(UInt32.random(in: .min ... .max), radix: 36))~"
      descriptor = open(temporary, flags, 0o600)
      if descriptor >= 0 { return }
      if errno != EEXIST { break }
    }
    throw failed()
  }

  private func flush() throws(ImportProblem) {
    let bytes = writer.take()
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        guard let base = rest.baseAddress else { return 0 }
        return write(descriptor, base + done, rest.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failed()
      }
      done += count
    }
  }

  private func failed() -> ImportProblem {
    ImportProblem(
      .system, "cannot write the rejected rows to \(shown(path, limit: 200)): \(systemError())")
  }
}
