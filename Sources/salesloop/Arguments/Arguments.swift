import Glibc
import LoopModel

/// The command line, understood.
struct Arguments {
  /// What to do.
  var command = Command.dashboard
  /// What follows the command.
  var operands: [String] = []
  /// Options and their values; an empty value for those without one.
  private var options: [Option: String] = [:]
  /// Every value of the options that may be said more than once.
  private var lists: [Option: [String]] = [:]
  /// Whether the demo's business is used in place of a store.
  var isDemo = false
  private let environment: [String: String]

  /// Understands `words`, the program's name not among them.
  init(_ words: [String], environment: [String: String]) throws(Failure) {
    self.environment = environment
    var command: Command?
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if !onlyOperands, word == "--" {
        onlyOperands = true
      } else if !onlyOperands, word == "-h" || word == "-?" {
        options[.help] = ""
      } else if !onlyOperands, word == "-V" {
        options[.version] = ""
      } else if !onlyOperands, word.hasPrefix("--") {
        try takeOption(word, &rest)
      } else if !onlyOperands, word.hasPrefix("-"), word.count > 1,
        ![.list, .export, .calendar].contains(command),
        command?.form == nil
      {
        throw Failure(usage: "unknown option '\(word)'; options are long, as --store FILE")
      } else if command == nil || (isDemo && command == .demo && operands.isEmpty) {
        command = try Arguments.command(named: word)
        if command == .demo {
          guard !isDemo else { throw Failure(usage: "'demo' is said once") }
          isDemo = true
        }
      } else {
        operands.append(word)
      }
    }
    self.command = command ?? .dashboard
    if options[.version] != nil || options[.help] != nil { return }
    try check()
  }

  private mutating func takeOption(_ word: String, _ rest: inout ArraySlice<String>) throws(Failure)
  {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let option = Option(rawValue: name) else {
      let near = nearestWord(to: name, among: Option.allCases.map(\.rawValue))
      throw Failure(
        usage: "unknown option '--\(name)'"
          + (near.map { "; did you mean '--\($0)'?" } ?? "; `salesloop help` lists them"))
    }
    if let value = option.value {
      if parts.count == 2 {
        options[option] = String(parts[1])
      } else if let next = rest.popFirst() {
        options[option] = next
      } else {
        throw Failure(usage: "\(option.flag) wants a value: \(option.flag) \(value)")
      }
      if options[option] == "" { throw Failure(usage: "\(option.flag) wants a value: \(value)") }
      if let text = options[option], option.isRepeated {
        lists[option, default: []].append(text)
      }
    } else if parts.count == 2 {
      throw Failure(usage: "\(option.flag) takes no value")
    } else {
      options[option] = ""
    }
  }

  private static func command(named word: String) throws(Failure) -> Command {
    if let command = Command(rawValue: word) { return command }
    let near = nearestWord(to: word, among: Command.told.map(\.rawValue))
    throw Failure(
      usage: "unknown command '\(word)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; `salesloop help` lists them"))
  }

  private func check() throws(Failure) {
    for option in Option.allCases
    where options[option] != nil && !Option.common.contains(option)
      && !command.options.contains(option)
    {
      let takers = Command.told.filter { $0.options.contains(option) && $0 != .demo }
      throw Failure(
        usage: "'\(command.rawValue)' does not take \(option.flag); "
          + takers.map { "'\($0.rawValue)'" }.joined(separator: " and ")
          + (takers.count == 1 ? " does" : " do"))
    }
    if operands.count < command.minimumOperands {
      let lack = command.form == nil ? "say what to \(command.rawValue)" : "some words are missing"
      throw Failure(usage: "\(lack): salesloop \(command.rawValue) \(command.usage)")
    }
    if let most = command.maximumOperands, operands.count > most {
      throw Failure(
        usage:
          "'\(operands[most])' is one word too many: salesloop \(command.rawValue) \(command.usage)"
      )
    }
    if has(.json), has(.csv) { throw Failure(usage: "either --json or --csv, not both") }
    if has(.progress), !has(.json) { throw Failure(usage: "--progress goes with --json") }
    if has(.json), has(.markdown) { throw Failure(usage: "either --json or --markdown, not both") }
    for option in [Option.owner, .markdown]
    where command == .standup && has(option) && !has(.printSummary) {
      throw Failure(
        usage: "\(option.flag) goes with --print: salesloop standup --print \(option.flag)")
    }
    if isDemo, has(.store) {
      throw Failure(usage: "the demo has a store of its own; leave --store out")
    }
    if command == .analyse {
      guard !isDemo else { throw Failure(usage: "'analyse' works on a file, not on the demo") }
      _ = try analysis()
    }
    if isDemo,
      command.isChange || (command == .goal && !operands.isEmpty)
        || [.feed, .check, .bench, .benchWrite, .events].contains(command)
    {
      throw Failure(usage: "the demo cannot be changed; '\(command.rawValue)' works on a store")
    }
  }

  // MARK: Values

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { options[option] != nil }

  /// An option's value.
  func value(_ option: Option) -> String? { options[option] }

  /// All values of an option that may be said more than once.
  func values(_ option: Option) -> [String] { lists[option] ?? [] }

  /// A whole number of at least 1.
  func number(_ option: Option) throws(Failure) -> Int? {
    guard let text = options[option] else { return nil }
    guard let number = Int(text), number > 0 else {
      throw Failure(usage: "\(option.flag) wants a whole number, not '\(text)'")
    }
    return number
  }

  /// An environment variable that is set and not empty.
  func variable(_ name: String) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    return value
  }

  /// Who acts.
  var actor: String {
    options[.actAs] ?? variable("SALESLOOP_USER") ?? variable("USER") ?? variable("LOGNAME")
      ?? "someone"
  }

  /// The store's path.
  var storePath: String { saidStorePath ?? dataFolder + "/salesloop/loop.db" }

  /// The store's path where it was said which; nil for the usual one.
  var saidStorePath: String? { options[.store] ?? variable("SALESLOOP_STORE") }

  /// Where the user's data lies; relative paths in the environment are ignored, as XDG asks.
  private var dataFolder: String {
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder }
    return (variable("HOME") ?? "/tmp") + "/.local/share"
  }

  /// Where the user's own themes lie.
  var themeFolder: String { configurationFolder + "/themes" }

  /// Where the user's own mappings of files lie.
  var profileFolder: String { configurationFolder + "/profiles" }

  /// Where the user's own settings lie.
  var configurationFolder: String {
    let base =
      variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (variable("HOME") ?? "/tmp") + "/.config"
    return base + "/salesloop"
  }

  /// Where the program remembers what is of this machine only.
  var stateFolder: String {
    let base =
      variable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (variable("HOME") ?? "/tmp") + "/.local/state"
    return base + "/salesloop"
  }

  /// The day asked for by `--as-of`.
  func asOf() throws(Failure) -> Day? {
    guard let text = options[.asOf] ?? variable("SALESLOOP_AS_OF") else { return nil }
    guard let day = Day(iso: text), Day.accepted.contains(day) else {
      throw Failure(usage: "'\(text)' is no day for --as-of; write it as 2026-03-31")
    }
    return day
  }

  /// The size asked for by `--size`.
  func size() throws(Failure) -> (columns: Int, rows: Int) {
    guard let text = options[.size] else { return (80, 24) }
    let parts = text.split(whereSeparator: { $0 == "x" || $0 == "X" || $0 == "×" }).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    else {
      throw Failure(
        usage: "'\(text)' is no size; write columns and rows as 120x40, up to 1000x1000")
    }
    return (columns, rows)
  }
}

/// The environment as a dictionary.
func currentEnvironment() -> [String: String] {
  var result: [String: String] = [:]
  var entry = environ
  while let text = entry.pointee {
    let line = String(cString: text)
    if let equals = line.firstIndex(of: "=") {
      result[String(line[..<equals])] = String(line[line.index(after: equals)...])
    }
    entry += 1
  }
  return result
}
