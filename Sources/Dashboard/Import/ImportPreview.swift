/// What an import says of its files: how they are understood, and what came of them or would come.
///
/// Names of columns and of stages are as the file has them, so that they can be said back to it; other
/// texts are safe to print.
public struct ImportPreview: Hashable, Sendable {
  /// A file.
  public struct File: Hashable, Sendable {
    /// What it is called.
    public var name = ""
    /// What sort of file it is: `HubSpot deals`; empty for one that is not understood.
    public var profile = ""
    /// Rows of data.
    public var rows = 0
    /// How characters are written: `UTF-8`.
    public var encoding = ""
    /// What stands between two columns.
    public var delimiter = ""
    /// The order of its dates: `ymd`, `dmy` or `mdy`.
    public var dates = ""
    /// The decimal mark: `point` or `comma`.
    public var decimal = ""
    /// The code of its currency; empty where nobody names one.
    public var currency = ""
    /// Whether its first row names the columns.
    public var hasHeader = false
    /// Its columns; of very many only the first, and those in use.
    public var columns: [Column] = []
    /// How many columns there are.
    public var columnCount = 0

    /// Nothing yet.
    public init() {}
  }

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// Its name in the header, as it stands there.
    public var name: String
    /// What it is used for; empty for nothing.
    public var role: String
    /// Its first values.
    public var sample: [String]
    /// The order of its dates: `ymd`, `dmy` or `mdy`; empty where it has none.
    public var dates: String

    /// A column.
    public init(
      number: Int, name: String, role: String, sample: [String], dates: String = ""
    ) {
      self.number = number
      self.name = name
      self.role = role
      self.sample = sample
      self.dates = dates
    }
  }

  /// A stage of another system.
  public struct Stage: Hashable, Sendable {
    /// Its name, as it stands in the file.
    public var name: String
    /// Customers and deals that are in it.
    public var rows: Int
    /// What it stands for: `1` to `7`, `won` or `lost`.
    public var target: String
    /// Why.
    public var why: String

    /// A stage.
    public init(name: String, rows: Int, target: String, why: String) {
      self.name = name
      self.rows = rows
      self.target = target
      self.why = why
    }
  }

  /// What can become of customers, and of rows.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    case created, updated, unchanged, skipped, rejected
  }

  /// How often something came of it, and where.
  public struct Tally: Hashable, Sendable {
    /// How often.
    public var count: Int
    /// How many rows there are to tell of it, those that are not told among them.
    public var total: Int
    /// The first of them.
    public var rows: [Row]

    /// A tally.
    public init(count: Int = 0, total: Int = 0, rows: [Row] = []) {
      self.count = count
      self.total = total
      self.rows = rows
    }
  }

  /// A place in a file, and what is told of it.
  public struct Row: Hashable, Sendable {
    /// The file; empty where there is one only.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The customer, or of a rejected row the column.
    public var subject: String
    /// What was done, or why not.
    public var what: String

    /// A row.
    public init(file: String, line: Int, subject: String, what: String) {
      self.file = file
      self.line = line
      self.subject = subject
      self.what = what
    }
  }

  /// What a person changed here and the file says otherwise.
  public struct Conflict: Hashable, Sendable {
    /// The customer's name.
    public var customer: String
    /// What differs.
    public var field: String
    /// What it is here.
    public var here: String
    /// What the file says.
    public var file: String
    /// How it is said which one is meant: `Acme.owner`.
    public var key: String
    /// Whether the file wins.
    public var isTheirs: Bool

    /// A conflict.
    public init(
      customer: String, field: String, here: String, file: String, key: String, isTheirs: Bool
    ) {
      self.customer = customer
      self.field = field
      self.here = here
      self.file = file
      self.key = key
      self.isTheirs = isTheirs
    }
  }

  /// Two customers that may be one.
  public struct Pair: Hashable, Sendable {
    /// One of them.
    public var first: String
    /// The other.
    public var second: String
    /// What they share.
    public var reason: String

    /// A pair, by names.
    public init(first: String, second: String, reason: String) {
      self.first = first
      self.second = second
      self.reason = reason
    }
  }

  /// Why the file is not understood; empty where it is.
  public var problem = ""
  /// The files.
  public var files: [File] = []
  /// What its stages stand for.
  public var stages: [Stage] = []
  /// What came of it.
  public var outcomes: [Outcome: Tally] = [:]
  /// What was added, in words: `12 purchases, 1 move`; empty for nothing.
  public var added = ""
  /// Where a person's change and the file differ.
  public var conflicts: [Conflict] = []
  /// How many conflicts there are.
  public var conflictCount = 0
  /// Customers that may be there twice.
  public var pairs: [Pair] = []
  /// How many such pairs there are.
  public var pairCount = 0
  /// What a person should know of the reading.
  public var notes: [String] = []
  /// Files in which the rows are kept that were not taken in.
  public var rejectsFiles: [String] = []
  /// The event of the import, by which it is taken back; empty where nothing was changed.
  public var event = ""
  /// Whether rows that cannot be taken in keep out all.
  public var isBlocked = false
  /// What a column can be used for.
  public var roles: [String] = []
  /// The sorts of files that are known, and mappings that were saved.
  public var profiles: [String] = []

  /// Nothing yet.
  public init() {}

  /// The keys that do what the problem asks for in the words of the command line.
  var helpingKeys: [(key: String, help: String)] {
    [
      ("--map", "⏎", "on a column says what it is for"),
      ("--dates", "d", "says the order of dates"),
      ("--decimal", ".", "says what stands before the decimals"),
      ("--encoding", "e", "says how it is written"), ("--currency", "c", "names the currency"),
      ("--delimiter", ",", "says what divides its columns"),
    ].compactMap { option, key, help in problem.contains(option) ? (key, help) : nil }
  }

  /// Whether rows are left out because the file may be written otherwise than it was read.
  var isOddlyEncoded: Bool {
    outcomes[.rejected]?.rows.contains { $0.what.contains("--encoding") } ?? false
  }

  /// How often something came of it.
  func count(_ outcome: Outcome) -> Int { outcomes[outcome]?.count ?? 0 }
}

/// What an import that was asked for has to say.
public enum ImportAnswer: Hashable, Sendable {
  /// How far it is, 0 to 1.
  case progress(Double)
  /// What it found, or did.
  case told(ImportPreview)
  /// Why it could do nothing, a sentence a line.
  case failed([String])
  /// It was stopped, and nothing was changed.
  case stopped
}
