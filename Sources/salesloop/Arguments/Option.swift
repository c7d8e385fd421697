import LoopModel

/// An option of the command line.
///
/// The table is the one source of parsing, of `help` and of suggestions.
enum Option: String, CaseIterable {
  case store, asOf = "as-of", actAs = "as", readOnly = "read-only", theme, ascii
  case noColor = "no-color", paintBackground = "paint-background", noMotion = "no-motion"
  case json, csv, sort, size, ansi
  case dates, decimal, encoding, delimiter, currency, dryRun = "dry-run"
  case map, profile, saveProfile = "save-profile", stage, theirs, skipBad = "skip-bad"
  case theirsFor = "theirs-for", oursFor = "ours-for"
  case progress
  case customers, purchases, keep
  case command, file, folder, every, timeout, ifDue = "if-due", source
  case count, seconds
  case model, noPrior = "no-prior", params, horizonWeeks = "horizon-weeks", memory, typical
  case ages, end, until
  case channel, direction, intent, reception, note, why, play, due, by, lap, reason, evidence
  case handOff = "hand-off"
  case day, limit
  case format, output, raw, force, confirm
  case since, owner, auto, printSummary = "print", markdown, period
  case help, version

  /// What stands for the value in help; nil for an option without one.
  var value: String? {
    switch self {
    case .store: "FILE"
    case .asOf: "DATE"
    case .actAs, .theme, .owner, .confirm: "NAME"
    case .format: "csv|json|jsonl"
    case .output: "FILE"
    case .sort: "COLUMN"
    case .size: "WxH"
    case .dates: "ymd|dmy|mdy"
    case .decimal: "point|comma"
    case .encoding: "utf8|latin1|utf16"
    case .delimiter: "CHAR"
    case .currency: "CODE"
    case .map: "COLUMN=ROLE"
    case .profile, .saveProfile: "NAME"
    case .stage: "NAME=STAGE"
    case .theirsFor, .oursFor: "CUSTOMER.FIELD"
    case .command, .source: "TEXT"
    case .file: "FILE"
    case .folder: "FOLDER"
    case .every, .timeout: "TIME"
    case .customers, .purchases, .count, .seconds, .limit: "N"
    case .model: "NAME"
    case .params: "r,alpha,a,b"
    case .horizonWeeks, .memory, .typical: "NUMBER"
    case .ages: "DAYS"
    case .end: "T"
    case .until, .since: "DATE"
    case .auto: "SECONDS"
    case .period: "PERIOD"
    default: part?.placeholder
    }
  }

  /// What it does.
  var help: String {
    switch self {
    case .store: "the store; else $SALESLOOP_STORE, else the usual place"
    case .asOf: "the world as it stood at the end of that day; else $SALESLOOP_AS_OF"
    case .actAs: "who acts; else $SALESLOOP_USER, else $USER"
    case .readOnly: "change nothing"
    case .theme: "terminal, dark, light, contrast, safe, or a base16 file of yours"
    case .ascii: "draw with ASCII only"
    case .noColor: "no colours; so does NO_COLOR"
    case .paintBackground: "paint the theme's own ground, for shared terminals"
    case .noMotion: "dots do not glide when customers move"
    case .json: "as JSON"
    case .csv: "as CSV"
    case .sort: "sort by a column; a - before it turns the order round"
    case .size: "the size of the picture, 80x24 unless told"
    case .ansi: "with colours"
    case .dates: "how the file writes its dates, where it cannot be told"
    case .decimal: "how the file writes decimals, where it cannot be told"
    case .encoding: "the file's encoding, where it is not UTF-8"
    case .delimiter: "what stands between columns, where it cannot be told"
    case .currency: "what amounts are counted in, as EUR"
    case .map: "what a column is used for, as \"Deal owner=owner\"; may be said again"
    case .profile: "what the file is, as hubspot or \"HubSpot deals\", or a saved mapping"
    case .saveProfile: "save what is said here of the columns and stages for --profile NAME"
    case .stage: "what a stage stands for, as \"Proposal=3\", won or lost; may be said again"
    case .theirs: "the file wins over what was changed here"
    case .theirsFor: "the file wins in one field only, as \"Acme.owner\"; may be said again"
    case .oursFor: "with --theirs: what is here stays in one field; may be said again"
    case .skipBad: "leave bad rows out; else they keep out all, but for plain purchases"
    case .progress: "tell how far it is, a JSON line each, before the answer; with --json"
    case .dryRun: "tell what would happen and change nothing"
    case .customers: "customers of the bench's store, 100000 unless told"
    case .purchases: "purchases of the bench's store, 1000000 unless told"
    case .keep: "keep the bench's store"
    case .command: "a shell command that writes CSV or JSON lines; {since} is its last success"
    case .file: "a file that is replaced now and then"
    case .folder: "a folder that files are put into"
    case .every: "how often, as 90s, 15m, 2h or 1d"
    case .timeout: "how long the command may take, 10m unless told"
    case .ifDue: "only where it is due"
    case .source: "what the journal calls the file; its path unless told"
    case .count: "how many events to write"
    case .seconds: "how long to write"
    case .model: "bgnbd, mbgnbd or gammagamma; bgnbd unless told, for score mbgnbd"
    case .noPrior: "fit by the purchases alone, as published fits are"
    case .params: "the model's parameters, in weeks, in place of a fit"
    case .horizonWeeks: "how far ahead to expect purchases, 39 weeks unless told"
    case .memory: "how much of the past a purchase keeps, 0 to 1, 0.7 unless told"
    case .typical: "purchases a week at which momentum is 1; else their median"
    case .ages: "days in a stage to tell the chances after; 0,7,14 unless told"
    case .end: "when observation of the events ended"
    case .until: "the last day to hold against; else the file's last"
    case .since: "look back to that day; else to the last stand-up, or seven days"
    case .owner: "one person only"
    case .auto: "go on by itself after so many seconds"
    case .printSummary: "write the summary and hold no stand-up"
    case .markdown: "as Markdown, for a chat"
    case .period: "a year, a quarter or a month: 2026, 2026-Q4, 2026-11; this quarter unless told"
    case .limit: "how many at most, 50 unless told"
    case .format: "csv, json or jsonl; csv unless told, jsonl for all"
    case .output: "write to a file, which takes its place when it is complete"
    case .raw: "leave text as it is, also what a spreadsheet takes for a formula"
    case .force: "replace a file, or restore over a store, which is kept beside"
    case .confirm: "the customer's name, to say that they are meant"
    case .help: "tell about a command"
    case .version: "tell the version"
    default: part?.help ?? ""
    }
  }

  /// What it does for a command, where that says it in its own way.
  func help(of command: Command) -> String {
    if self == .limit, command == .importFile {
      return "how many of each list --json tells; all unless told"
    }
    return command.form?.part(named: rawValue)?.help ?? help
  }

  /// The part of a change it gives; nil for an option of other commands.
  private var part: ChangeForm.Part? {
    ChangeForm.all.lazy.compactMap { $0.part(named: rawValue) }.first { $0.isOption }
  }

  /// Options that every command takes.
  static let common: [Option] = [
    .store, .asOf, .actAs, .readOnly, .theme, .ascii, .noColor, .paintBackground, .noMotion, .help,
    .version,
  ]

  /// Whether it may be said several times, and each counts.
  var isRepeated: Bool {
    switch self {
    case .map, .stage, .theirsFor, .oursFor: true
    default: false
    }
  }

  /// The option as it is typed.
  var flag: String { "--" + rawValue }
}
