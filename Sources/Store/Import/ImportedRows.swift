internal import Glibc

/// The rows of an import, sorted without holding all of them: sorted runs go to a file without a name
/// and are merged at the end.
///
/// Merged, they reach the purchase table in the order of its key, which is the fastest way to fill it;
/// and equal rows lie side by side wherever they stood in the file.
struct ImportedRows: ~Copyable {
  private static let rowSize = MemoryLayout<ImportedRow>.stride

  /// Rows held in memory before they go to the file.
  private let runLength: Int
  private var rows: [ImportedRow] = []
  private var descriptor: Int32 = -1
  /// How many rows each run in the file has.
  private var runs: [Int] = []
  private(set) var count = 0

  /// No rows yet; half a million are held in memory, which is 8 MB.
  init(runLength: Int = 1 << 19) {
    self.runLength = runLength
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  mutating func append(_ row: ImportedRow) throws(StoreError) {
    if rows.count == runLength { try spill() }
    rows.append(row)
    count += 1
  }

  /// Calls `body` for each row in order.
  mutating func merge(_ body: (ImportedRow) throws(StoreError) -> Void) throws(StoreError) {
    ImportedRows.sort(&rows)
    guard !runs.isEmpty else {
      for row in rows { try body(row) }
      return
    }
    var sources: [RunReader] = []
    var offset = 0
    for length in runs {
      sources.append(RunReader(descriptor: descriptor, offset: offset, count: length))
      offset += length * ImportedRows.rowSize
    }
    sources.append(RunReader(rows: rows))
    rows = []
    for index in sources.indices { try sources[index].fill() }
    // A few runs at most (half a million rows each), so the smallest head is simply looked for.
    while true {
      var best = -1
      for index in sources.indices {
        guard let head = sources[index].head else { continue }
        if best < 0 || head.comes(before: sources[best].current) { best = index }
      }
      guard best >= 0 else { return }
      try body(sources[best].current)
      try sources[best].advance()
    }
  }

  private static func sort(_ rows: inout [ImportedRow]) {
    guard rows.count > 1 else { return }
    rows.sort { $0.comes(before: $1) }
  }

  private mutating func spill() throws(StoreError) {
    if descriptor < 0 { descriptor = try ImportedRows.namelessFile() }
    ImportedRows.sort(&rows)
    let descriptor = descriptor
    let cause: Int32 = rows.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return errno }
        done += written
      }
      return 0
    }
    guard cause == 0 else { throw ImportedRows.failure(cause) }
    runs.append(rows.count)
    rows.removeAll(keepingCapacity: true)
  }

  /// A file in the folder for passing files, of which only this process knows.
  private static func namelessFile() throws(StoreError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    var template = Array((folder + "/salesloop.XXXXXX").utf8CString)
    let made = mkstemp(&template)
    guard made >= 0 else { throw failure(errno) }
    unlink(template)
    _ = fcntl(made, F_SETFD, FD_CLOEXEC)
    return made
  }

  fileprivate static func failure(_ cause: Int32) -> StoreError {
    let text = String(cString: strerror(cause))
    return StoreError(
      cause == ENOSPC || cause == EDQUOT ? .full : .ioError,
      "The passing file of a long import failed (\(text)), nothing was imported; make room in "
        + "/var/tmp or set TMPDIR.")
  }
}

/// Reads one sorted run, from the file or from memory.
private struct RunReader {
  private static let step = 16384

  private var rows: [ImportedRow]
  private var position = 0
  private let descriptor: Int32
  private var offset: Int
  private var left: Int

  init(descriptor: Int32, offset: Int, count: Int) {
    rows = []
    self.descriptor = descriptor
    self.offset = offset
    left = count
  }

  init(rows: [ImportedRow]) {
    self.rows = rows
    descriptor = -1
    offset = 0
    left = 0
  }

  var head: ImportedRow? { position < rows.count ? rows[position] : nil }

  var current: ImportedRow { rows[position] }

  mutating func advance() throws(StoreError) {
    position += 1
    if position == rows.count { try fill() }
  }

  mutating func fill() throws(StoreError) {
    guard left > 0 else { return }
    let count = min(left, RunReader.step)
    let size = MemoryLayout<ImportedRow>.stride
    let filler = ImportedRow(customer: 0, day: 0, amount: 0)
    rows = [ImportedRow](repeating: filler, count: count)
    let (descriptor, offset) = (descriptor, offset)
    let cause: Int32 = rows.withUnsafeMutableBytes { bytes in
      var done = 0
      while done < bytes.count {
        let got = pread(
          descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, offset + done)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return got < 0 ? errno : EIO }
        done += got
      }
      return 0
    }
    guard cause == 0 else { throw ImportedRows.failure(cause) }
    position = 0
    left -= count
    self.offset += count * size
  }
}
