import LoopModel

/// A command of the command line.
enum Command: String, CaseIterable {
  case dashboard, demo
  case importFile = "import"
  case feed
  case list, show
  case touch, plan, move, advance, back, snooze, letgo, comeback, assign, mode, handoff, accept
  case giveBack = "return"
  case note, set, purchase
  case merge, duplicates, undo, redo, log, apply
  case standup, review, goal
  case printView = "print"
  case export, calendar, customer, backup, restore
  case info, check, analyse, bench, help
  case benchWrite = "bench-write"
  case events

  /// The commands that help tells of; the others serve tests of the store.
  static let told = allCases.filter { $0 != .benchWrite && $0 != .events }

  /// How the change it makes is asked for; nil for a command that makes none.
  var form: ChangeForm? { ChangeForm.named(rawValue) }

  /// Whether it is for changing a store.
  var isChange: Bool {
    form != nil || [.importFile, .merge, .undo, .redo, .apply, .restore].contains(self)
  }

  /// What must follow it, and what may.
  var usage: String {
    if let form { return form.shortUsage }
    return switch self {
    case .demo: "[COMMAND …]"
    case .importFile: "FILE …"
    case .feed: "[add|run|list|on|off|remove] [NAME]"
    case .list: "[FILTER]"
    case .show: "CUSTOMER"
    case .merge: "KEEP OTHER"
    case .log: "[CUSTOMER]"
    case .printView: "VIEW [CUSTOMER]"
    case .export: "WHAT [FILTER]"
    case .calendar: "[FILTER]"
    case .customer: "export|erase CUSTOMER"
    case .backup, .restore: "FILE"
    case .goal: "[AMOUNT]"
    case .analyse: "WHAT [FILE]"
    case .help: "[COMMAND]"
    default: ""
    }
  }

  /// What it does, in one line.
  var summary: String {
    if let form { return form.help }
    return switch self {
    case .dashboard: "the dashboard; what `salesloop` alone does"
    case .demo: "the dashboard, or any command, on an invented business"
    case .importFile:
      "take in purchases, what another system exports, or what `export` wrote (- for standard input)"
    case .feed: "what brings data by itself: commands run at an interval, files watched"
    case .list: "the customers that pass a filter"
    case .show: "everything about one customer"
    case .merge: "make one customer of two: the second one goes into the first"
    case .duplicates: "the customers that may be there twice, as pairs"
    case .undo: "take back what you did last"
    case .redo: "do again what you took back last"
    case .log: "what was done, newest first, of one customer or of all"
    case .apply: "make changes given as JSON lines on standard input"
    case .standup: "the stand-up on the screen; --print writes its summary"
    case .review: "a look back on a week: what changed, what was pushed or left undone"
    case .goal: "tell the team's goal in revenue, or set it; - takes it away"
    case .printView: "a view as text: loop, triage, customers, standup, customer, help"
    case .export:
      "rows for other programs: customers, purchases, touches, moves, changes, events, plays, all"
    case .calendar: "the planned next actions as iCalendar"
    case .customer: "everything about one person as JSON, or erase them for good"
    case .backup: "copy the store, as of one moment, to a file"
    case .restore: "put a copy in the store's place"
    case .info: "paths, versions, the store and what is in it"
    case .check: "look the store over: structure, journal, kept state"
    case .benchWrite: "write events without end and tell each, for crash tests"
    case .events: "the ids of all events, oldest first"
    case .analyse: "figures of a file: fit, score, expected, dwell, trend, holdout"
    case .bench: "measure the program on a large store"
    case .help: "tell about a command, or all of them"
    default: ""
    }
  }

  /// The options it takes besides the common ones.
  var options: [Option] {
    if let form { return form.options.compactMap { Option(rawValue: $0.name) } + [.json] }
    return switch self {
    case .importFile:
      Command.importOptions
        + [.theirsFor, .oursFor, .saveProfile, .source, .dryRun, .json, .limit, .progress]
    case .feed:
      [.command, .file, .folder, .every, .timeout] + Command.importOptions + [.ifDue, .json]
    case .list: [.json, .csv, .sort]
    case .show: [.json, .csv]
    case .standup: [.since, .owner, .auto, .printSummary, .markdown]
    case .review: [.since, .limit, .markdown, .json]
    case .goal: [.period, .json]
    case .printView: [.size, .ansi, .sort]
    case .info, .undo, .redo, .merge: [.json]
    case .export: [.format, .output, .raw]
    case .calendar: [.owner, .output]
    case .customer: [.output, .confirm]
    case .backup, .restore: [.force, .json]
    case .log: [.limit, .json, .csv]
    case .duplicates: [.limit, .json]
    case .benchWrite: [.count, .seconds]
    case .analyse: Analysis.options
    case .bench: [.customers, .purchases, .keep]
    case .demo: [.json, .csv, .sort, .size, .ansi]
    default: []
    }
  }

  /// What an import can be told of a file, and a feed of what it brings.
  static let importOptions: [Option] = [
    .map, .profile, .stage, .dates, .decimal, .encoding, .delimiter, .currency, .theirs, .skipBad,
  ]

  /// How many words may follow; nil for any number.
  var maximumOperands: Int? {
    if let form {
      // Words at the end that are text need no quotes.
      return form.operands.last?.isText == true ? nil : 1 + form.operands.count
    }
    return switch self {
    case .importFile, .list, .demo, .analyse, .export, .calendar, .customer: nil
    case .show, .log, .help, .goal, .backup, .restore: 1
    case .printView, .feed, .merge: 2
    default: 0
    }
  }

  /// How many words must follow.
  var minimumOperands: Int {
    if let form { return 1 + form.operands.count { $0.isRequired } }
    return switch self {
    case .importFile, .show, .printView, .export, .backup, .restore: 1
    case .customer, .merge: 2
    default: 0
    }
  }
}
