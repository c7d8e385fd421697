import Canvas
import EventLoop
import Exchange
import Glibc
import LoopModel
import Store

extension Session {
  /// `log [CUSTOMER]`: what was done, newest first.
  func log() throws(Failure) {
    let limit = try arguments.number(.limit) ?? 50
    let last = try arguments.asOf()
    let store = try openStore()
    let customer = try arguments.operands.first.map { word throws(Failure) in
      try find(word, in: store)
    }
    var entries: [JournalEntry]
    let currency: Currency
    do throws(StoreError) {
      entries = try store.journal(of: customer, limit: last == nil ? limit : .max)
      currency = try store.currency()
    } catch {
      throw Failure(error)
    }
    if let last {
      entries = Array(entries.lazy.filter { localDay($0.at) <= last }.prefix(limit))
    }
    let lines = entries.map { LogLine($0, currency) }
    if arguments.has(.json) {
      writeJSON(lines)
    } else if arguments.has(.csv) {
      writeCSV(lines)
    } else {
      writeLog(lines)
    }
  }

  private func localDay(_ at: Timestamp) -> Day {
    Day(number: WallClock.localDay(ofMilliseconds: at.milliseconds))
  }

  private func writeLog(_ lines: [LogLine]) {
    guard !lines.isEmpty else { return remark("nothing was done yet") }
    let texts = lines.map { line in
      [
        localDay(line.entry.at).iso + " " + localTime(line.entry.at), line.entry.actor,
        line.entry.name, line.text,
      ].map(printableLine)
    }
    let widths = (0..<3).map { column in
      min(30, texts.map { TextWidth.columns(of: $0[column]) }.max() ?? 0)
    }
    var output = Output()
    for line in texts {
      for (text, width) in zip(line, widths) {
        let space = max(0, width - TextWidth.columns(of: text))
        output.write(text + String(repeating: " ", count: space + 2))
      }
      output.write((line.last ?? "") + "\n")
    }
  }

  private func writeJSON(_ lines: [LogLine]) {
    var output = Output()
    var json = JSONWriter()
    json.beginArray()
    for line in lines {
      line.write(to: &json)
      if json.bytes.count > 1 << 16 { output.write(json.take()) }
    }
    json.endArray()
    json.newline()
    output.write(json.take())
  }

  private func writeCSV(_ lines: [LogLine]) {
    var output = Output()
    var csv = CSVWriter()
    csv.row(LogLine.names)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    for line in lines {
      csv.row(
        line.values.map { value in
          let text = value ?? ""
          return isTerminal ? printableLine(text) : text
        })
    }
    output.write(csv.take())
  }
}

/// A line of the journal as `log` gives it.
struct LogLine {
  let entry: JournalEntry
  private let currency: Currency

  init(_ entry: JournalEntry, _ currency: Currency) {
    self.entry = entry
    self.currency = currency
  }

  /// Names of the values that JSON and CSV have alike; JSON has the change's fields besides.
  static let names = [
    "sequence", "event", "at", "actor", "kind", "customer", "name", "what", "before", "undone",
    "undoes",
  ]

  /// The values by name; nil for none.
  var values: [String?] {
    [
      String(entry.sequence), entry.id.text, entry.at.iso, entry.actor, entry.kind,
      entry.customer.map { "#\($0.number)" }, entry.name.isEmpty ? nil : entry.name, what,
      entry.before, String(entry.isUndone), entry.undoes?.text,
    ]
  }

  /// What was done, in words.
  private var what: String {
    let done = entry.change?.spoken(currency) ?? entry.detail
    switch entry.kind {
    case "undo", "redo": return done.isEmpty ? entry.kind : "\(entry.kind) of: \(done)"
    default:
      if entry.change != nil { return done }
      return entry.kind + (done.isEmpty ? "" : ": \(done)")
    }
  }

  /// What was done and what was so before, with a mark where it was taken back.
  var text: String {
    // An undo goes the other way, and names what it takes back.
    let before = entry.undoes == nil ? entry.before : nil
    return (before.map { "\($0) → " } ?? "") + what + (entry.isUndone ? " (undone)" : "")
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    for (name, value) in zip(LogLine.names, values) {
      json.key(name)
      switch (name, value) {
      case (_, nil): json.null()
      case ("sequence", let number?), ("undone", let number?): json.number(number)
      case (_, let text?): json.string(text)
      }
    }
    json.key("fields")
    json.beginObject()
    for field in entry.change?.fields(currency) ?? [] { field.write(to: &json) }
    json.endObject()
    json.endObject()
  }
}
