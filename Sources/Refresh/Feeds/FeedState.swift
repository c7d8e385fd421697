/// What is remembered of a feed between its runs.
public struct FeedState: Hashable, Sendable {
  /// When the last run began, in milliseconds since 1970; nil before the first.
  public var started: Int64?
  /// When the last run ended.
  public var ended: Int64?
  /// When the last run that did all it should began.
  public var succeeded: Int64?
  /// How long the last run took, in milliseconds.
  public var took: Int64 = 0
  /// What the last run that did all it should brought, in words; empty for nothing new.
  public var brought = ""
  /// What the import remarked on then: rows it left out, and where they are told.
  public var remarks = ""
  /// The last error, in full; it stays when the feed is well again.
  public var error = ""
  /// When that was.
  public var erred: Int64?
  /// Runs in a row that failed.
  public var failures = 0
  /// Whether files wait although nothing is wrong with them, since the store could not be used.
  public var isHeldUp = false
  /// Files as they were when they were taken in, by path.
  public var taken: [String: FileMark] = [:]
  /// Files that were of no use as they were.
  public var refused: [String: FileMark] = [:]

  /// What is remembered of a feed that never ran.
  public init() {}

  // MARK: As text

  /// Reads what `text` gives; lines that are not understood are passed over.
  public init(text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let value = parts[1]
      switch parts[0] {
      case "started": started = Int64(value)
      case "ended": ended = Int64(value)
      case "succeeded": succeeded = Int64(value)
      case "took": took = Int64(value) ?? 0
      case "brought": brought = FeedState.unescaped(value)
      case "remarks": remarks = FeedState.unescaped(value)
      case "error": error = FeedState.unescaped(value)
      case "erred": erred = Int64(value)
      case "failures": failures = Int(value) ?? 0
      case "held-up": isHeldUp = value == "yes"
      case "taken": FeedState.take(value, into: &taken)
      case "refused": FeedState.take(value, into: &refused)
      default: break
      }
    }
  }

  /// All of it as lines.
  public var text: String {
    var lines: [String] = []
    func add(_ key: String, _ value: Int64?) {
      if let value { lines.append("\(key) \(value)") }
    }
    add("started", started)
    add("ended", ended)
    add("succeeded", succeeded)
    add("took", took)
    if !brought.isEmpty { lines.append("brought \(FeedState.escaped(brought))") }
    if !remarks.isEmpty { lines.append("remarks \(FeedState.escaped(remarks))") }
    if !error.isEmpty { lines.append("error \(FeedState.escaped(error))") }
    add("erred", erred)
    add("failures", Int64(failures))
    if isHeldUp { lines.append("held-up yes") }
    for (key, marks) in [("taken", taken), ("refused", refused)] {
      lines += marks.sorted { $0.key < $1.key }.map {
        "\(key) \($0.value.text) \(FeedState.escaped($0.key))"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func take(_ text: Substring, into marks: inout [String: FileMark]) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let mark = FileMark(text: parts[0]) else { return }
    marks[unescaped(parts[1])] = mark
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\r", with: "\\r").replacing("\n", with: "\\n")
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// What tells one state of a file from another.
public struct FileMark: Hashable, Sendable {
  /// Its size in bytes.
  public let size: Int64
  /// When it was last written, in nanoseconds since 1970.
  public let modified: Int64
  /// Its number on its disk.
  public let inode: UInt64

  /// A state of a file.
  public init(size: Int64, modified: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  init?(text: Substring) {
    let parts = text.split(separator: ":")
    guard parts.count == 3, let size = Int64(parts[0]), let modified = Int64(parts[1]),
      let inode = UInt64(parts[2])
    else { return nil }
    self.init(size: size, modified: modified, inode: inode)
  }

  var text: String { "\(size):\(modified):\(inode)" }
}
