import Canvas
import EventLoop
import Exchange
import LoopModel
import Refresh

extension Session {
  /// `feed list [NAME]`: what the feeds are, and what came of their last runs.
  func listFeeds(only name: String?) throws(FeedError) {
    let book = try feedPlace.read()
    if let name { try refuseUnknown(name, in: book) }
    let now = WallClock.nowMilliseconds()
    let lines = book.feeds.filter { name == nil || $0.name == name }.map { feed in
      FeedLine(feed: feed, place: feedPlace, now: now)
    }
    var output = Output()
    if arguments.has(.json) {
      var json = JSONWriter()
      json.beginArray()
      for line in lines { line.write(to: &json) }
      json.endArray()
      json.newline()
      output.write(json.take())
    } else if !lines.isEmpty {
      let table = [FeedLine.titles] + lines.map(\.cells)
      let widths = FeedLine.titles.indices.map { column in
        table.map { TextWidth.columns(of: $0[column]) }.max() ?? 0
      }
      for row in table {
        var text = ""
        for (cell, width) in zip(row, widths) {
          text += cell + String(repeating: " ", count: width - TextWidth.columns(of: cell) + 2)
        }
        while text.hasSuffix(" ") { text.removeLast() }
        output.write(text + "\n")
      }
      for line in lines {
        for text in line.trouble { output.write(printableLine(text) + "\n") }
      }
    }
    output.flush()
    if book.feeds.isEmpty, book.problems.isEmpty, !arguments.has(.json) {
      remark(
        "there are no feeds yet; `salesloop feed add NAME --command … --every 15m` makes one")
    }
    for problem in book.problems where name == nil || problem.feed == name {
      complain("\(feedPlace.file) line \(problem.line): \(problem.message)")
    }
  }
}

/// What a list tells of one feed.
private struct FeedLine {
  let look: FeedLook
  let standing: FeedStanding

  init(feed: Feed, place: FeedPlace, now: Int64) {
    look = FeedLook(feed, in: place, now: now)
    standing = FeedStanding(look, now: now)
  }

  static let titles = ["FEED", "WHAT", "EVERY", "LAST RUN", "TOOK", "BROUGHT", "NEXT"]

  var cells: [String] {
    [
      standing.name, standing.source, standing.every ?? "–", standing.lastRun ?? "never",
      standing.took ?? "–", standing.outcome, standing.next,
    ].map { TextWidth.printable($0) }
  }

  /// The last error in full where the feed fails, or what was left out.
  var trouble: [String] { standing.trouble.isEmpty ? [] : [""] + standing.trouble }

  func write(to json: inout JSONWriter) {
    let (feed, state) = (look.feed, look.state)
    json.beginObject()
    for (key, text) in [
      ("name", feed.name), ("kind", feed.source.kind), ("what", feed.source.text),
      ("store", feed.store),
    ] {
      json.key(key)
      json.string(text)
    }
    json.key("every_seconds")
    if let every = feed.every { json.int(every.seconds) } else { json.null() }
    json.key("options")
    json.beginObject()
    for option in feed.options {
      json.key(option.name)
      json.string(option.value)
    }
    json.endObject()
    json.key("on")
    json.bool(feed.isOn)
    json.key("running")
    json.bool(look.runner != nil)
    for (key, time) in [
      ("last_run", state.ended), ("last_success", state.succeeded), ("next_run", look.next),
      ("last_error_at", state.erred),
    ] {
      json.key(key)
      if let time { json.string(Timestamp(milliseconds: time).iso) } else { json.null() }
    }
    json.key("took_ms")
    if state.ended != nil { json.int(state.took) } else { json.null() }
    json.key("brought")
    if state.succeeded != nil { json.string(state.brought) } else { json.null() }
    json.key("remarks")
    json.string(state.remarks)
    json.key("failures")
    json.int(state.failures)
    json.key("last_error")
    if state.erred != nil { json.string(state.error) } else { json.null() }
    json.key("files_left_out")
    json.beginArray()
    for path in state.refused.keys.sorted() { json.string(path) }
    json.endArray()
    json.endObject()
  }
}
