import Refresh
import Testing

@Suite("When a feed is due") struct FeedDueTests {
  private let crm = Feed(
    name: "crm", source: .command("x"), every: Interval(seconds: 900), store: "/s")
  private let minute: Int64 = 60_000
  private let now: Int64 = 1_800_000_000_000

  private func state(started: Int64, took: Int64 = 0, failures: Int = 0) -> FeedState {
    var state = FeedState()
    state.started = started
    state.ended = started + took
    state.failures = failures
    return state
  }

  @Test(
    arguments: [
      (900, 0, 900), (900, 1, 1800), (900, 2, 3600), (900, 6, 57_600), (900, 7, 86_400),
      (900, 1000, 86_400), (172_800, 0, 172_800), (172_800, 3, 172_800), (900, -1, 900),
    ] as [(Int64, Int, Int64)])
  func `a failing feed waits twice as long each time, up to a day`(
    every: Int64, failures: Int, pause: Int64
  ) {
    #expect(Feed.pause(every: Interval(seconds: every), failures: failures) == pause * 1000)
  }

  @Test func `a command is due at once, then an interval after it began`() {
    #expect(crm.due(after: FeedState(), now: now) == now)
    let last = state(started: now - 5 * minute, took: minute)
    #expect(crm.due(after: last, now: now) == now + 10 * minute)
  }

  @Test func `after a failure the wait counts from its end`() {
    let last = state(started: now - 5 * minute, took: minute, failures: 2)
    #expect(crm.due(after: last, now: now) == now + 56 * minute)
  }

  @Test func `a run as long as its interval leaves a while in between`() {
    let last = state(started: now - 20 * minute, took: 20 * minute)
    #expect(crm.due(after: last, now: now) == now + 10_000)
  }

  @Test func `a clock that is set back or forth holds nothing up and doubles nothing`() {
    let day = 1440 * minute
    let ahead = state(started: now + day)
    #expect(crm.due(after: ahead, now: now) == now + 15 * minute)
    let behind = state(started: now - day)
    #expect((crm.due(after: behind, now: now) ?? .max) <= now)
  }

  @Test func `a feed that is off is never due`() {
    var feed = crm
    feed.isOn = false
    #expect(feed.due(after: FeedState(), now: now) == nil)
  }

  @Test func `files are due when they stand still, and later where the store is to blame`() {
    let files = Feed(name: "in", source: .folder("/srv/in"), every: nil, store: "/s")
    #expect(files.due(after: FeedState(), now: now) == nil)
    #expect(files.due(after: FeedState(), now: now, waiting: now + 2000) == now + 2000)
    var last = state(started: now, failures: 1)
    #expect(files.due(after: last, now: now, waiting: now) == now)
    last.isHeldUp = true
    #expect(files.due(after: last, now: now, waiting: now) == now + 2 * minute)
  }

  @Test func `what is remembered reads back as it was`() {
    var last = state(started: now - 5, took: 5, failures: 3)
    last.succeeded = 17
    last.brought = "12 new purchases"
    last.error = "first\nsecond \\ third\r\n"
    last.erred = now
    last.took = 5
    last.isHeldUp = true
    last.taken = ["/a b\nc": FileMark(size: 1, modified: -2, inode: 3)]
    last.refused = ["/d": FileMark(size: 4, modified: 5, inode: .max)]
    #expect(FeedState(text: last.text) == last)
    #expect(FeedState(text: FeedState().text) == FeedState())
    #expect(FeedState(text: "rubbish\nstarted x\ntaken 1:2 /x\n") == FeedState())
  }
}
