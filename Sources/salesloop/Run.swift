import EventLoop
import Glibc

/// Runs the program and gives its exit code.
func run(_ words: [String]) -> Int32 {
  do throws(Failure) {
    let arguments = try Arguments(words, environment: currentEnvironment())
    let session = Session(arguments)
    if arguments.has(.version) {
      var output = Output()
      output.write("salesloop \(programVersion)\n")
      return 0
    }
    if arguments.has(.help) {
      session.help(about: words.contains(arguments.command.rawValue) ? arguments.command : nil)
      if arguments.command == .analyse { session.explainAnalyses() }
      return 0
    }
    switch arguments.command {
    case .dashboard, .demo: return try session.runDashboard()
    case .importFile: try session.importFiles()
    case .feed: return try session.feed()
    case .list: try session.list()
    case .show: try session.show()
    case .touch, .plan, .move, .advance, .back, .snooze, .letgo, .comeback, .assign, .mode,
      .handoff, .accept, .giveBack, .note, .set, .purchase:
      try session.change()
    case .merge: try session.merge()
    case .duplicates: try session.duplicates()
    case .undo: try session.takeBack(.undo)
    case .redo: try session.takeBack(.redo)
    case .log: try session.log()
    case .apply: return try session.apply()
    case .standup:
      guard arguments.has(.printSummary) else { return try session.runDashboard() }
      try session.printStandUp()
    case .review: try session.review()
    case .goal: try session.goal()
    case .printView: try session.printView()
    case .export: try session.export()
    case .calendar: try session.calendar()
    case .customer: try session.customer()
    case .backup: try session.backUp()
    case .restore: try session.restore()
    case .info: try session.info()
    case .check: try session.check()
    case .benchWrite: try session.writeEvents()
    case .events: try session.listEvents()
    case .analyse: try session.analyse()
    case .bench: try session.bench()
    case .help:
      guard let name = arguments.operands.first else {
        session.help(about: nil)
        return 0
      }
      guard let command = Command(rawValue: name) else {
        throw Failure(usage: "no command '\(name)'; `salesloop help` lists them")
      }
      session.help(about: command)
      if command == .analyse { session.explainAnalyses() }
    }
    return 0
  } catch {
    complain(error.message)
    return error.code.rawValue
  }
}
