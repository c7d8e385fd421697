/// The user's feeds as they are written down: sections of lines, `[name]` and then `key = value`.
///
/// A feed with a line that is not understood is left out, and the others go on. A change leaves every
/// other line as it was, comments and mistakes included.
public struct FeedBook: Hashable, Sendable {
  /// A line that is not understood.
  public struct Problem: Hashable, Sendable {
    /// The line's number, from 1.
    public let line: Int
    /// The feed it stands in; empty before the first.
    public let feed: String
    /// What is wrong, and what to write.
    public let message: String
  }

  /// The feeds that are understood, in the order they are written.
  public private(set) var feeds: [Feed] = []
  /// Why others are left out.
  public private(set) var problems: [Problem] = []
  private var lines: [String]
  private let options: [String: Feed.ImportOption.Kind]

  /// Reads the text of a file of feeds; `options` is what an import can be told, by name.
  public init(text: String, options: [String: Feed.ImportOption.Kind]) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    self.options = options
    read()
  }

  /// The text, to be written to the file.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// The feed of a name; nil where there is none that is understood.
  public func feed(_ name: String) -> Feed? { feeds.first { $0.name == name } }

  /// Whether a section has that name, understood or not.
  public func has(_ name: String) -> Bool { lines.contains { FeedBook.title($0) == name } }

  /// Adds a feed at the end.
  public mutating func add(_ feed: Feed) {
    if !lines.isEmpty { lines.append("") }
    lines += ["[\(feed.name)]", "\(feed.source.kind) = \(feed.source.text)"]
    if let every = feed.every { lines.append("every = \(every.text)") }
    if case .command = feed.source { lines.append("timeout = \(feed.timeout.text)") }
    lines.append("store = \(feed.store)")
    lines += feed.options.map { "\($0.name) = \($0.value)" }
    lines.append("on = \(feed.isOn ? "yes" : "no")")
    read()
  }

  /// Takes a feed out, with all of its section.
  public mutating func remove(_ name: String) {
    while let section = section(name) { lines.removeSubrange(section) }
    read()
  }

  /// Switches a feed on or off.
  public mutating func set(_ name: String, isOn: Bool) {
    guard let section = section(name) else { return }
    let line = "on = \(isOn ? "yes" : "no")"
    if let place = section.first(where: { FeedBook.pair(lines[$0])?.key == "on" }) {
      lines[place] = line
    } else {
      // Before the blank lines that part it from the next.
      let end = section.last { !lines[$0].allSatisfy(\.isWhitespace) } ?? section.lowerBound
      lines.insert(line, at: end + 1)
    }
    read()
  }

  private func section(_ name: String) -> Range<Int>? {
    guard let start = lines.firstIndex(where: { FeedBook.title($0) == name }) else { return nil }
    let end = lines[(start + 1)...].firstIndex { FeedBook.title($0) != nil } ?? lines.count
    return start..<end
  }

  // MARK: Reading

  private mutating func read() {
    feeds = []
    problems = []
    var reader: FeedSectionReader?
    for (index, line) in lines.enumerated() {
      if let title = FeedBook.title(line) {
        take(reader)
        reader = FeedSectionReader(name: title, line: index + 1, options: options)
        if feeds.contains(where: { $0.name == title }) {
          reader?.refuse(index + 1, "the name '\(title)' is there twice; rename one of the feeds")
        }
      } else if !FeedBook.isComment(line) {
        guard let pair = FeedBook.pair(line) else {
          let message = "'\(line)' is not understood; write KEY = VALUE under [NAME]"
          if reader == nil {
            problems.append(Problem(line: index + 1, feed: "", message: message))
          }
          reader?.refuse(index + 1, message)
          continue
        }
        if reader == nil {
          problems.append(
            Problem(
              line: index + 1, feed: "",
              message: "'\(pair.key)' belongs to no feed; write its [NAME] above it"))
        }
        reader?.take(pair.key, pair.value, line: index + 1)
      }
    }
    take(reader)
  }

  private mutating func take(_ reader: FeedSectionReader?) {
    guard var reader else { return }
    if let feed = reader.finish() { feeds.append(feed) }
    problems += reader.problems
  }

  private static func isComment(_ line: String) -> Bool {
    line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
  }

  private static func title(_ line: String) -> String? {
    let text = trimmed(line)
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    return trimmed(text.dropFirst().dropLast())
  }

  private static func pair(_ line: String) -> (key: String, value: String)? {
    guard !isComment(line), let equals = line.firstIndex(of: "=") else { return nil }
    let key = trimmed(line[..<equals])
    return key.isEmpty ? nil : (key, trimmed(line[line.index(after: equals)...]))
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(String(start.reversed().drop(while: \.isWhitespace)).reversed())
  }
}
