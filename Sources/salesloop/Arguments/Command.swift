/// A command of the command line.
enum Command: String, CaseIterable {
  case dashboard, demo
  case importFile = "import"
  case list, show, move, undo
  case printView = "print"
  case info, check, analyse, bench, help
  case benchWrite = "bench-write"
  case events

  /// The commands that help tells of; the others serve tests of the store.
  static let told = allCases.filter { $0 != .benchWrite && $0 != .events }

  /// What follows it.
  var usage: String {
    switch self {
    case .dashboard: ""
    case .demo: "[COMMAND …]"
    case .importFile: "FILE …"
    case .list: "[FILTER]"
    case .show: "CUSTOMER"
    case .move: "CUSTOMER STAGE [REASON]"
    case .undo: ""
    case .printView: "VIEW [CUSTOMER]"
    case .info: ""
    case .check: ""
    case .benchWrite: ""
    case .events: ""
    case .analyse: "WHAT [FILE]"
    case .bench: ""
    case .help: "[COMMAND]"
    }
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .dashboard: "the dashboard; what `salesloop` alone does"
    case .demo: "the dashboard, or any command, on an invented business"
    case .importFile: "take in a file of purchases (- for standard input)"
    case .list: "the customers that pass a filter"
    case .show: "everything about one customer"
    case .move: "put a customer in a stage, until their next purchase"
    case .undo: "take back your last import or move"
    case .printView: "a view as text: loop, customers, customer, help"
    case .info: "paths, versions, the store and what is in it"
    case .check: "look the store over: structure, journal, kept state"
    case .benchWrite: "write events without end and tell each, for crash tests"
    case .events: "the ids of all events, oldest first"
    case .analyse: "figures of a file: fit, score, expected, dwell, trend, holdout"
    case .bench: "measure the program on a large store"
    case .help: "tell about a command, or all of them"
    }
  }

  /// The options it takes besides the common ones.
  var options: [Option] {
    switch self {
    case .importFile: [.dates, .decimal, .encoding, .delimiter, .currency, .dryRun, .json]
    case .list: [.json, .csv, .sort]
    case .show: [.json, .csv]
    case .printView: [.size, .ansi, .sort]
    case .info: [.json]
    case .benchWrite: [.count, .seconds]
    case .analyse: Analysis.options
    case .bench: [.customers, .purchases, .keep]
    case .demo: [.json, .csv, .sort, .size, .ansi]
    default: []
    }
  }

  /// How many words may follow; nil for any number.
  var maximumOperands: Int? {
    switch self {
    case .importFile, .list, .demo, .move, .analyse: nil
    case .show, .help: 1
    case .printView: 2
    default: 0
    }
  }

  /// How many words must follow.
  var minimumOperands: Int {
    switch self {
    case .importFile, .show, .printView: 1
    case .move: 2
    default: 0
    }
  }
}
