import LoopModel

/// What an export of customers from here says besides what any list of customers does: the day it is
/// of, and who is let go.
///
/// Where purchases place a customer the stage goes on by itself, so that a list of yesterday names
/// another one than today's.
struct OwnListing {
  private let care: Int
  private let lastPurchase: Int
  private let silence: Int
  private let since: Int

  /// The columns of a file by their names; nil where it is no such export.
  init?(_ names: [String]) {
    let names = names.map(HeaderNames.plain)
    guard names.contains("placedby"), let care = names.firstIndex(of: "care"),
      let lastPurchase = names.firstIndex(of: "lastpurchase"),
      let silence = names.firstIndex(of: "silencedays"), let since = names.firstIndex(of: "since")
    else { return nil }
    (self.care, self.lastPurchase) = (care, lastPurchase)
    (self.silence, self.since) = (silence, since)
  }

  /// The day the current row is of; nil where nothing tells it.
  ///
  /// Who had not bought yet stayed where they were day after day, so that the day before anything was
  /// known of them does for all.
  func day(_ reader: RecordReader) -> Day? {
    let last = reader[lastPurchase].trimmed
    if last.isEmpty {
      return Day(iso: reader[since].trimmed.string).map { Day(number: $0.number - 1) }
    }
    guard let last = Day(iso: last.string), let days = Int32(reader[silence].trimmed.string),
      (0...100_000).contains(days)
    else { return nil }
    return Day(number: last.number + days)
  }

  /// Whether the customer of the current row is let go.
  func isLetGo(_ reader: RecordReader) -> Bool { reader[care].trimmed.string == "letgo" }
}
