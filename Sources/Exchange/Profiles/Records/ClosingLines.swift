/// The lines below the last row of a report of Salesforce, which are no data.
///
/// A report ends in its name, a copyright, who made it and when, each a line of one field. They are
/// known only once the file has ended: a line of one field that data follows is a bad row.
struct ClosingLines {
  private let isReport: Bool
  private var held: [Rejection] = []
  private var namesMaker = false

  /// The lines of a file that `profile` describes.
  init(of profile: Profile) {
    isReport = profile.system == "Salesforce"
  }

  /// Whether the current row of `reader`, rejected for its shape, may be such a line, and is kept.
  mutating func holds(_ rejection: Rejection, _ reader: RecordReader) -> Bool {
    guard isReport, reader.damage == nil, reader.fieldCount == 1, held.count < 20 else {
      return false
    }
    held.append(rejection)
    let text = reader[0].trimmed.string
    if text.hasPrefix("Copyright"), text.contains("salesforce.com") { namesMaker = true }
    return true
  }

  /// Gives the lines back as the bad rows they are, since more rows follow.
  mutating func release() -> [Rejection] {
    defer {
      held = []
      namesMaker = false
    }
    return held
  }

  /// What is left at the end of the file: bad rows, or how many lines closed the report.
  mutating func end() -> (rejections: [Rejection], closing: Int) {
    namesMaker ? ([], held.count) : (release(), 0)
  }
}
