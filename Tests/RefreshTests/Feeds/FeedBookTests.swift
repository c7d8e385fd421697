import Refresh
import Testing

@Suite("The file of feeds") struct FeedBookTests {
  private let options: [String: Feed.ImportOption.Kind] = [
    "dates": .value, "map": .list, "skip-bad": .flag,
  ]

  private func book(_ text: String) -> FeedBook { FeedBook(text: text, options: options) }

  private var crm: Feed {
    var feed = Feed(
      name: "crm", source: .command("crm-export --since {since} | grep -v '='"),
      every: Interval(seconds: 900), store: "/tmp/loop.db")
    feed.options = [
      Feed.ImportOption("dates", "dmy"), Feed.ImportOption("map", "a b=owner"),
      Feed.ImportOption("map", "c=amount"), Feed.ImportOption("skip-bad", "yes"),
    ]
    return feed
  }

  @Test func `a feed that is added reads back as it was`() {
    var book = book("")
    var shop = Feed(name: "shop", source: .folder("/srv/in"), every: nil, store: "/tmp/loop.db")
    shop.isOn = false
    book.add(crm)
    book.add(shop)
    #expect(FeedBook(text: book.text, options: options).feeds == [crm, shop])
    #expect(book.problems.isEmpty)
  }

  @Test func `a change leaves every other line as it was`() {
    var book = book("# mine\n\n[crm]\n command = a\nevery=15m\nstore = /s # here\n\n[bad]\nwhat\n")
    book.add(Feed(name: "new", source: .file("/f"), every: nil, store: "/s"))
    book.set("crm", isOn: false)
    #expect(book.feed("crm")?.isOn == false)
    book.set("crm", isOn: true)
    book.remove("new")
    #expect(
      book.text
        == "# mine\n\n[crm]\n command = a\nevery=15m\nstore = /s # here\non = yes\n\n[bad]\nwhat\n\n"
    )
    #expect(book.feeds.map(\.name) == ["crm"])
    #expect(book.has("bad"))
  }

  @Test(
    arguments: [
      ("x", 1, "'x' is not understood"), ("every = 5m", 1, "belongs to no feed"),
      ("[a b]\nfile = /f\nstore = /s", 1, "is no name for a feed"),
      ("[a]\ncomand = x\nevery = 5m\nstore = /s", 2, "did you mean 'command'?"),
      ("[a]\ncommand = x\nevery = soon\nstore = /s", 3, "'soon' is no interval"),
      ("[a]\ncommand = x\nevery = 1s\nstore = /s", 3, "'1s' is no interval"),
      ("[a]\ncommand = x\nstore = /s", 1, "needs to know how often"),
      ("[a]\nfile = /f", 1, "which store it fills"),
      ("[a]\nfile = f\nstore = /s", 2, "is no whole path"),
      ("[a]\nfile = /f\nfolder = /g\nstore = /s", 1, "needs one of command, file and folder"),
      ("[a]\nfile = /f\nfile = /g\nstore = /s", 3, "is there twice"),
      ("[a]\nfile = /f\nstore = /s\non = maybe", 4, "neither yes nor no"),
      ("[b]\nfile = /f\nstore = /s\n[b]\nfile = /g\nstore = /s", 4, "is there twice"),
    ])
  func `a wrong line is told with its number, and other feeds go on`(
    text: String, line: Int, message: String
  ) throws {
    let book = book(text + "\n[good]\nfile = /x\nstore = /s\n")
    let problem = try #require(book.problems.first)
    #expect(problem.line == line)
    #expect(problem.message.contains(message), "\(problem.message)")
    #expect(book.feeds.last?.name == "good")
    #expect(book.feeds.allSatisfy { $0.name != "a" })
  }

  @Test(
    arguments: [
      ("90s", 90, "90s"), ("15m", 900, "15m"), ("2h", 7200, "2h"), ("1d", 86_400, "1d"),
      ("60m", 3600, "1h"),
    ])
  func `intervals read and write`(text: String, seconds: Int64, written: String) {
    #expect(Interval(text)?.seconds == seconds)
    #expect(Interval(text)?.text == written)
  }

  @Test(arguments: ["", "15", "m", "-5m", "0s", "1.5h", "32d", "99999999999999999999d", "5 m"])
  func `other texts are no intervals`(text: String) {
    #expect(Interval(text) == nil)
  }
}
