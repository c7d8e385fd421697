import Canvas
import Dashboard
import Exchange
import Glibc
import LoopModel
import Store

extension Session {
  /// `list [FILTER]`: the customers that pass, as a table, JSON or CSV.
  func list() throws(Failure) {
    let text = arguments.operands.joined(separator: " ")
    let filter: Filter
    do throws(FilterError) {
      filter = try Filter(text, me: actor)
    } catch {
      throw Failure(error)
    }
    let (column, isReversed) = try sortColumn()
    let store = try openStore()
    let snapshot = try roster(of: store)
    let rows = orderedCustomers(of: snapshot, filter: filter, by: column, isReversed: isReversed)
    if arguments.has(.json) {
      writeJSON(rows, snapshot)
    } else if arguments.has(.csv) {
      writeCSV(rows, snapshot)
    } else {
      writeTable(rows, snapshot, isFiltered: !filter.isEveryone)
    }
  }

  func sortColumn() throws(Failure) -> (Column, Bool) {
    guard var name = arguments.value(.sort) else { return (.momentum, false) }
    let isReversed = name.hasPrefix("-")
    if isReversed { name.removeFirst() }
    guard let column = Column(rawValue: name) else {
      let names = Column.allCases.map(\.rawValue)
      let near = nearestWord(to: name, among: names)
      throw Failure(
        usage: "no column '\(name)'; "
          + (near.map { "did you mean '\($0)'?" } ?? "columns: \(names.joined(separator: " "))"))
    }
    return (column, isReversed)
  }

  private func writeJSON(_ rows: [Int32], _ snapshot: Snapshot) {
    var output = Output()
    var json = JSONWriter()
    json.beginArray()
    for row in rows {
      json.beginObject()
      CustomerFields(snapshot: snapshot, index: Int(row)).write(to: &json)
      json.endObject()
      if json.bytes.count > 1 << 16 { output.write(json.take()) }
    }
    json.endArray()
    json.newline()
    output.write(json.take())
  }

  func writeCSV(_ rows: [Int32], _ snapshot: Snapshot) {
    var output = Output()
    var csv = CSVWriter()
    csv.row(CustomerFields.names)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    for row in rows {
      CustomerFields(snapshot: snapshot, index: Int(row)).write(to: &csv, isTerminal: isTerminal)
      if csv.bytes.count > 1 << 16 { output.write(csv.take()) }
    }
    output.write(csv.take())
  }

  private func writeTable(_ rows: [Int32], _ snapshot: Snapshot, isFiltered: Bool) {
    var output = Output()
    // A pipe gets the width everything fits in; a terminal its own.
    let table = CustomerTable(snapshot: snapshot, width: terminalColumns ?? 160, isASCII: isASCII)
    guard !rows.isEmpty else {
      remark(isFiltered ? "nobody passes the filter" : "nobody here yet")
      return
    }
    output.write(table.titles + "\n")
    for row in rows { output.write(table.line(Int(row)) + "\n") }
    output.flush()
    if isatty(STDOUT_FILENO) == 1 {
      remark("\(grouped(rows.count)) of \(grouped(snapshot.roster.count)) customers")
    }
  }

  /// Columns of the terminal on standard output; nil where there is none.
  var terminalColumns: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }
}
