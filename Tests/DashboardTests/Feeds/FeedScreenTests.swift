import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct `The feeds by key` {
  static let overview = FeedOverview(standings: [
    FeedStanding(
      name: "crm", source: "crm-export --since {since} | sed 's/;/,/g'", every: "15m", isOn: true,
      isRunning: false, isFailing: true, lastRun: "09:14", took: "3.2 s",
      brought: "12 new customers, 40 new purchases", next: "10:14",
      trouble: [
        "crm failed 3 times in a row, last at 09:14, data from 08:14:",
        "  the command ended with code 7:", "  crm-export: token is out of date",
      ]),
    FeedStanding(
      name: "nightly", source: "/srv/incoming", every: nil, isOn: true, isRunning: false,
      isFailing: false, lastRun: "19 Nov 02:00", took: "41 s", brought: "3 new purchases",
      next: "on arrival",
      trouble: ["nightly left rows out:", "  2 rejected rows: /srv/incoming/a.csv.rejects.csv"]),
    FeedStanding(
      name: "old", source: "/srv/old.csv", every: "1d", isOn: false, isRunning: false,
      isFailing: false, lastRun: nil, took: nil, brought: "", next: "off", trouble: []),
  ])

  private func opened() -> State {
    var state = DemoSnapshot.state(120, 40)
    #expect(state.update(.key(.character("I"))) == [.readFeeds])
    _ = state.update(.feeds(Self.overview))
    return state
  }

  @Test(arguments: ScreenSize.allCases)
  func `look as approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("I"))
    _ = state.update(.feeds(Self.overview))
    PictureFile(name: "feeds-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test func `tell the last error in full, what was brought and how it is taken back`() {
    var state = opened()
    for text in [
      "crm-export --since {since}", "took 3.2 s", "12 new customers, 40 new purchases",
      "crm-export: token is out of date", "3 times in a row", "data from 08:14",
      "salesloop undo --as \"feed crm\"",
    ] {
      #expect(state.text.contains(text), "\(text)")
    }
    state.press(.down)
    #expect(state.text.contains("a.csv.rejects.csv"))
    #expect(!state.text.contains("token is out of date"))
  }

  @Test func `that never came through say nothing of what they brought`() {
    var state = opened()
    var failing = Self.overview
    failing.standings[0].brought = ""
    _ = state.update(.feeds(failing))
    #expect(state.text.contains("token is out of date"))
    #expect(!state.text.contains("nothing new"))
    #expect(!state.text.contains("salesloop undo"))
  }

  @Test func `are run now, and looked at until they have ended`() {
    var state = opened()
    #expect(state.update(.key(.enter)) == [.runFeed("crm")])
    var running = Self.overview
    running.standings[0].isRunning = true
    running.standings[0].next = "running"
    #expect(state.update(.feeds(running)) == [.wake(afterMilliseconds: 500)])
    #expect(state.update(.key(.enter)) == [])
    #expect(state.text.contains("crm is running already"))
    #expect(state.update(.tick) == [.readFeeds])
    #expect(state.update(.feeds(Self.overview)) == [])
  }

  @Test func `are switched off and on again`() {
    var state = opened()
    #expect(state.update(.key(.character("o"))) == [.switchFeed("crm", isOn: false)])
    state.press(.end)
    #expect(state.update(.key(.character("r"))) == [])
    #expect(state.text.contains("old is off; o switches it on"))
    #expect(state.update(.key(.character("o"))) == [.switchFeed("old", isOn: true)])
  }

  @Test func `are read again when one has run, and only while they are looked at`() {
    var state = opened()
    let news = FeedNews(name: "crm", text: "crm: 1 new purchase (40 ms)", isFailing: false)
    #expect(state.update(.feed(news)) == [.readFeeds])
    state.press(.escape)
    #expect(state.update(.feed(news)) == [])
    #expect(state.update(.tick) == [])
  }

  @Test func `are not run where nothing can be changed`() {
    var state = opened()
    state.setting.readOnlyReason = "--read-only was asked for"
    #expect(state.update(.key(.character("r"))) == [])
    #expect(state.text.contains("--read-only was asked for"))
  }

  @Test func `say what a feed is where there is none, and what is wrong with their file`() {
    var state = opened()
    _ = state.update(.feeds(FeedOverview(standings: [])))
    #expect(state.text.contains("salesloop feed add"))
    let problem = "/home/ana/.config/salesloop/feeds line 3: 'evry' is unknown"
    _ = state.update(.feeds(FeedOverview(standings: [], problems: [problem])))
    #expect(state.text.contains("line 3: 'evry'"))
  }

  @Test func `are drawn at every size, in ASCII, too`() {
    var state = DemoSnapshot.state(80, 24, isASCII: true)
    state.press(.character("I"))
    _ = state.update(.feeds(Self.overview))
    state.expectASCIIAtEverySize(columnStep: 14, rowStep: 3)
  }
}
