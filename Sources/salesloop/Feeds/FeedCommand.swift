import Glibc
import LoopModel
import Refresh

extension Session {
  /// What can be done with feeds.
  private enum FeedAction: String, CaseIterable {
    case add, run, list, on, off, remove

    /// The options it takes.
    var options: [Option] {
      switch self {
      case .add: [.command, .file, .folder, .every, .timeout] + Command.importOptions
      case .run: [.ifDue]
      case .list: [.json]
      case .on, .off, .remove: []
      }
    }
  }

  /// Where the user's feeds lie.
  var feedPlace: FeedPlace {
    FeedPlace(
      configuration: arguments.configurationFolder, memory: arguments.stateFolder + "/feeds",
      options: Dictionary(
        uniqueKeysWithValues: Command.importOptions.map { option in
          let isList = option == .map || option == .stage
          return (option.rawValue, option.value == nil ? .flag : isList ? .list : .value)
        }))
  }

  /// `feed …`: adds, runs, lists and switches feeds; gives the exit code.
  func feed() throws(Failure) -> Int32 {
    let word = arguments.operands.first ?? "list"
    guard let action = FeedAction(rawValue: word) else {
      let all = FeedAction.allCases.map(\.rawValue)
      let near = nearestWord(to: word, among: all)
      throw Failure(
        usage: "'\(word)' cannot be done with feeds; "
          + (near.map { "did you mean '\($0)'?" } ?? "say one of \(all.joined(separator: ", "))"))
    }
    for option in Command.feed.options
    where arguments.has(option) && !action.options.contains(option) {
      throw Failure(usage: "'feed \(word)' does not take \(option.flag)")
    }
    let name = arguments.operands.dropFirst().first
    do throws(FeedError) {
      switch (action, name) {
      case (.list, let name): try listFeeds(only: name)
      case (.run, let name): return try runFeeds(only: name)
      case (_, nil): throw FeedError("say which feed: salesloop feed \(word) NAME", isUsage: true)
      case (.add, let name?): try addFeed(name)
      case (.on, let name?): try switchFeed(name, isOn: true)
      case (.off, let name?): try switchFeed(name, isOn: false)
      case (.remove, let name?): try removeFeed(name)
      }
    } catch {
      throw Failure(error.message, error.isUsage ? .usage : .failed)
    }
    return 0
  }

  // MARK: Changing

  private func addFeed(_ name: String) throws(FeedError) {
    if let problem = Feed.problem(ofName: name) { throw FeedError(problem, isUsage: true) }
    var feed = Feed(
      name: name, source: try feedSource(), every: try interval(.every),
      store: try wholePath(arguments.storePath))
    if let timeout = try interval(.timeout) { feed.timeout = timeout }
    if case .command = feed.source, feed.every == nil {
      throw FeedError("say how often to run it: --every 15m", isUsage: true)
    }
    feed.options = try importOptions()
    var isTwin = false
    let book = try feedPlace.change { book throws(FeedError) in
      guard !book.has(name) else {
        throw FeedError(
          "there is a feed '\(name)' already; take another name, or first `salesloop feed remove"
            + " \(name)`", isUsage: true)
      }
      isTwin = book.feeds.contains { $0.source == feed.source && $0.store == feed.store }
      book.add(feed)
    }
    // What was remembered of one before it by that name is not its own.
    feedPlace.forget(name)
    guard book.feed(name) != nil else {
      let reason = book.problems.last { $0.feed == name }?.message ?? "it does not read back"
      try feedPlace.change { $0.remove(name) }
      throw FeedError("the feed '\(name)' was not added: \(reason)", isUsage: true)
    }
    if isTwin { remark("another feed reads the same; one of them is enough") }
    say("\(name) is added: \(told(feed)) into \(feed.store)")
    say("dashboards of that store run it; `salesloop feed run \(name)` does it now")
  }

  private func feedSource() throws(FeedError) -> Feed.Source {
    let given = [Option.command, .file, .folder].filter { arguments.has($0) }
    guard given.count == 1, let option = given.first, let text = arguments.value(option) else {
      throw FeedError("say one of --command, --file and --folder", isUsage: true)
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw FeedError(
        "\(option.flag) must be one line; put a longer command into a script", isUsage: true)
    }
    switch option {
    case .file: return .file(try wholePath(text))
    case .folder:
      let path = try wholePath(text)
      guard access(path + "/.", R_OK | X_OK) == 0 else {
        throw FeedError("\(path) is no folder that can be read; make it first", isUsage: true)
      }
      return .folder(path)
    default: return .command(text)
    }
  }

  private func interval(_ option: Option) throws(FeedError) -> Interval? {
    guard let text = arguments.value(option) else { return nil }
    guard let interval = Interval(text), option != .every || interval.seconds >= 5 else {
      throw FeedError(
        "\(option.flag) wants a time from 5s to 31d, as 90s, 15m, 2h or 1d, not '\(text)'",
        isUsage: true)
    }
    return interval
  }

  /// The options for the import, looked over as `import` does.
  private func importOptions() throws(FeedError) -> [Feed.ImportOption] {
    do throws(Failure) {
      _ = try importWish()
    } catch {
      throw FeedError(error.message, isUsage: true)
    }
    return Command.importOptions.flatMap { option -> [Feed.ImportOption] in
      let values = arguments.values(option)
      let said = values.isEmpty ? arguments.value(option).map { [$0] } ?? [] : values
      return said.map { Feed.ImportOption(option.rawValue, $0.isEmpty ? "yes" : $0) }
    }
  }

  /// A path from the root on, whatever folder the feed will be run in.
  private func wholePath(_ path: String) throws(FeedError) -> String {
    var whole = path
    if !path.hasPrefix("/") {
      guard let here = getcwd(nil, 0) else {
        throw FeedError("the folder this runs in is gone; name '\(path)' from / on")
      }
      defer { free(here) }
      whole = String(cString: here) + "/" + path
    }
    while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
    return whole
  }

  private func switchFeed(_ name: String, isOn: Bool) throws(FeedError) {
    try feedPlace.change { book throws(FeedError) in
      try refuseUnknown(name, in: book)
      book.set(name, isOn: isOn)
    }
    say("\(name) is \(isOn ? "on" : "off")")
  }

  private func removeFeed(_ name: String) throws(FeedError) {
    try feedPlace.change { book throws(FeedError) in
      try refuseUnknown(name, in: book)
      book.remove(name)
    }
    feedPlace.forget(name)
    say("\(name) is removed; what it brought stays")
  }

  /// A feed that is not there is told with the nearest that is.
  func refuseUnknown(_ name: String, in book: FeedBook) throws(FeedError) {
    guard !book.has(name) else { return }
    let near = nearestWord(to: name, among: book.feeds.map(\.name))
    throw FeedError(
      "there is no feed '\(name)'; "
        + (near.map { "did you mean '\($0)'?" } ?? "`salesloop feed list` tells which there are"),
      isUsage: true)
  }

  // MARK: Words

  /// What a feed does: `every 15m, crm-export`.
  private func told(_ feed: Feed) -> String {
    let often = feed.every.map { "every \($0.text), " } ?? ""
    switch feed.source {
    case .command(let text): return often + "`\(text)`"
    case .file(let path): return often + "\(path) whenever it is replaced"
    case .folder(let path): return often + "whatever is put into \(path)"
    }
  }

  /// A line on standard output.
  func say(_ line: String) {
    var output = Output()
    output.write(printableLine(line) + "\n")
  }
}
