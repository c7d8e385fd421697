internal import LoopModel

/// Understands the lines of one feed.
struct FeedSectionReader {
  private let name: String
  private let line: Int
  private let options: [String: Feed.ImportOption.Kind]
  private var values: [String: String] = [:]
  private var order: [String] = []
  private var said: [Feed.ImportOption] = []
  private(set) var problems: [FeedBook.Problem] = []

  init(name: String, line: Int, options: [String: Feed.ImportOption.Kind]) {
    self.name = name
    self.line = line
    self.options = options
    if let problem = Feed.problem(ofName: name) { refuse(line, problem) }
  }

  private static let sources = ["command", "file", "folder"]
  private static let keys = sources + ["every", "timeout", "store", "on"]

  /// Notes what is wrong with a line; the feed is then left out.
  mutating func refuse(_ line: Int, _ message: String) {
    problems.append(FeedBook.Problem(line: line, feed: name, message: message))
  }

  /// Takes in a line.
  mutating func take(_ key: String, _ value: String, line: Int) {
    let known = FeedSectionReader.keys + options.keys.sorted()
    guard known.contains(key) else {
      let near = nearestWord(to: key, among: known)
      let advice =
        near.map { "did you mean '\($0)'?" } ?? "write one of \(known.joined(separator: ", "))"
      return refuse(line, "there is no '\(key)' for a feed; \(advice)")
    }
    guard values[key] == nil || options[key] == .list else {
      return refuse(line, "'\(key)' is there twice; write it once")
    }
    if let problem = problem(of: key, value) { return refuse(line, problem) }
    values[key] = value
    order.append(key)
    if options[key] == .flag, value == "no" { return }
    if options[key] != nil { said.append(Feed.ImportOption(key, value)) }
  }

  private func problem(of key: String, _ value: String) -> String? {
    if key == "on" || options[key] == .flag, value != "yes", value != "no" {
      return "'\(value)' is neither yes nor no; write one of them"
    }
    if value.isEmpty { return "'\(key)' has no value; write one, or take the line out" }
    switch key {
    case "every":
      guard let every = Interval(value), every.seconds >= 5 else {
        return "'\(value)' is no interval; write 5s to 31d, as 90s, 15m, 2h or 1d"
      }
    case "timeout":
      guard Interval(value) != nil else {
        return "'\(value)' is no length of time; write it as 90s, 15m or 2h"
      }
    case "file", "folder", "store":
      if !value.hasPrefix("/") { return "'\(value)' is no whole path; write it from / on" }
    default: break
    }
    return nil
  }

  /// The feed, once all its lines are taken in; nil where something is wrong with it.
  mutating func finish() -> Feed? {
    let sources = order.filter { FeedSectionReader.sources.contains($0) }
    if problems.isEmpty {
      if sources.count != 1 {
        refuse(line, "the feed '\(name)' needs one of command, file and folder")
      } else if sources == ["command"], values["every"] == nil {
        refuse(line, "the feed '\(name)' needs to know how often; add every = 15m")
      } else if values["store"] == nil {
        refuse(
          line, "the feed '\(name)' needs to know which store it fills; add store = /…/loop.db")
      }
    }
    guard problems.isEmpty, let kind = sources.first,
      let source = Feed.Source(kind: kind, text: values[kind] ?? "")
    else { return nil }
    var feed = Feed(
      name: name, source: source, every: values["every"].flatMap { Interval($0) },
      store: values["store"] ?? "")
    if let timeout = values["timeout"].flatMap({ Interval($0) }) { feed.timeout = timeout }
    feed.options = said
    feed.isOn = values["on"] != "no"
    return feed
  }
}
