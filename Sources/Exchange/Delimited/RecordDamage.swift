import LoopModel

/// What is wrong with the shape of a row, before anything is read in it.
enum RecordDamage: Hashable {
  /// A quote opened on `line` is not closed before the end of the file.
  case unclosedQuote(line: Int)
  /// Something other than a delimiter follows a closing quote.
  case textAfterQuote(line: Int)
  /// Field `field`, from 1, is longer than the reader keeps.
  case fieldTooLong(field: Int)
  /// The row has more fields than the reader keeps.
  case tooManyFields
  /// The row is longer than the reader keeps.
  case rowTooLong

  /// The damage as the end of a sentence about the row.
  var reason: String {
    switch self {
    case .unclosedQuote: "a quote opened here is never closed"
    case .textAfterQuote: "text follows a closing quote"
    case .fieldTooLong:
      "a field is longer than \(grouped(RecordReader.longestField)) bytes"
    case .tooManyFields: "has more than \(grouped(RecordReader.mostFields)) fields"
    case .rowTooLong: "is longer than \(grouped(RecordReader.longestRow)) bytes"
    }
  }
}
