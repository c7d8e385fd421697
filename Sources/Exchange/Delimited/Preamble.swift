/// Rows before the header of a file that are no data.
///
/// The tool *Data Export* of Frappe and ERPNext writes some twenty: a title, the table, advice, and
/// what each column holds. The row that begins with `Column Name:` has the fields; the data begins
/// behind `Start entering data below this line`, each row with an empty first cell.
struct Preamble {
  /// Rows before the header.
  let rowsBeforeHeader: Int
  /// Rows before the first one of data, the header among them.
  let rowsBeforeData: Int
  /// Where the line of the header begins.
  let headerOffset: Int

  /// The preamble of a file that starts with `sample`; nil for a file without one.
  init?(_ sample: [UInt8]) throws(ImportProblem) {
    guard let offset = Preamble.lineStart(of: "Column Name:", in: sample) else { return nil }
    // Any delimiter tells the first field of a row whose fields are quoted.
    let delimiter: UInt8 = sample[offset...].prefix(40).contains(Byte.semicolon) ? 0x3B : Byte.comma
    let reader = RecordReader(ChunkStream(sample: sample), delimiter: delimiter)
    var rows = 0
    var header: Int?
    var afterInfo: Int?
    while rows < 60, try reader.next() {
      let first = reader[0].trimmed.string
      if header == nil, first == "Column Name:" { header = rows }
      if first == "Info:" { afterInfo = rows + 1 }
      rows += 1
      if first.hasPrefix("Start entering data") {
        afterInfo = rows
        break
      }
    }
    guard let header, let afterInfo, afterInfo > header else { return nil }
    rowsBeforeHeader = header
    rowsBeforeData = afterInfo
    headerOffset = offset
  }

  /// Where the first line begins that starts with `text`, quoted or not.
  private static func lineStart(of text: String, in sample: [UInt8]) -> Int? {
    let wanted = Array(text.utf8)
    var start = 0
    for _ in 0..<60 {
      let quote = start < sample.count && sample[start] == Byte.quote ? 1 : 0
      if sample[start...].dropFirst(quote).starts(with: wanted) { return start }
      guard let end = sample[start...].firstIndex(of: Byte.newline) else { return nil }
      start = end + 1
    }
    return nil
  }
}
