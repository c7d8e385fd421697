import Canvas
import Dashboard
import Refresh
import Store
import Terminal

extension Session {
  /// Without a terminal that can show it, the loop is printed once.
  func printInstead(of error: TerminalError) throws(Failure) -> Int32 {
    let reason: String
    switch error {
    case .notATerminal: reason = "standard input or output is no terminal"
    case .dumb:
      reason = "this terminal (TERM=\(arguments.variable("TERM") ?? "")) cannot be drawn on"
    case .unusable(let cause): reason = "the terminal cannot be used: \(cause)"
    }
    let store = try openStore()
    var state = State(
      setting: setting(readOnlyReason: store.readOnlyReason), size: Size(columns: 80, rows: 24),
      startDay: try arguments.asOf())
    _ = state.update(.snapshot(try snapshot(of: store)))
    var output = Output()
    // The last line tells keys, which do nothing here.
    for line in state.picture().canvas.lines.dropLast(2) { output.write(line + "\n") }
    output.flush()
    complain(
      "\(reason), so the loop was printed once; `salesloop print loop` does so without a word")
    return 1
  }
}
