import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct `Importing a file by key` {
  private func opened() -> State {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("i"))
    return state
  }

  /// A file that was tried, and what the program said of it.
  private func tried(_ preview: ImportPreview) -> State {
    var state = opened()
    state.type("/tmp/a.csv")
    _ = state.update(.key(.enter))
    _ = state.update(.imported(.told(preview)))
    return state
  }

  private func trial(_ options: String...) -> [Effect] {
    [.importFile(path: "/tmp/a.csv", options: options, isTrial: true)]
  }

  @Test func `asks for the file, which Tab completes`() {
    var state = opened()
    #expect(state.text.contains("Which file?"))
    state.type("/tmp/de")
    #expect(state.update(.key(.tab)) == [.completePath("/tmp/de")])
    _ = state.update(.paths(for: "/tmp/de", ["/tmp/deals.csv", "/tmp/demo.csv"]))
    #expect(state.text.contains("> /tmp/deals.csv"))
    state.press(.tab)
    #expect(state.text.contains("> /tmp/demo.csv"))
  }

  @Test func `shows what is understood before anything is changed`() {
    var state = opened()
    state.type("/tmp/a.csv")
    #expect(state.update(.key(.enter)) == trial())
    #expect(state.text.contains("reading"))
    // Nothing can be imported that is not read yet.
    #expect(state.update(.key(.character("y"))) == [])
    _ = state.update(.imported(.told(ImportSamples.open)))
    for text in [
      "HubSpot deals, 1,240 rows", "semicolons", "day-month-year", "EUR", "Roof", "1.200,00",
      "Nothing is changed yet", "801 customers created", "One stage is a guess",
    ] {
      #expect(state.text.contains(text), "\(text)")
    }
    #expect(
      state.update(.key(.enter)) == [.importFile(path: "/tmp/a.csv", options: [], isTrial: false)])
    _ = state.update(.imported(.told(ImportSamples.done)))
    #expect(state.text.contains("Imported: 801 customers created, 1 updated"))
    #expect(state.text.contains("Rows left out are kept in /tmp/deals.csv.rejects.csv."))
    #expect(state.update(.key(.character("u"))) == [.restore(event: "01K")])
    #expect(!state.text.contains("Imported:"))
  }

  @Test func `pages are gone through, and begin again after the last`() {
    var state = tried(ImportSamples.open)
    let signs = [
      "first values", "by its place", "who were not here before", "here ana", "Bolt Inc.",
      "semicolons",
    ]
    for sign in signs {
      state.press(.right)
      #expect(state.text.contains(sign), "\(sign)")
    }
    state.press(.backTab)
    #expect(state.text.contains("Bolt  and  Bolt Inc."))
  }

  @Test func `bad rows keep out all until b leaves them out`() {
    var state = tried(ImportSamples.deals)
    #expect(state.text.contains("2 rows cannot be taken in and keep out all; b leaves them out"))
    #expect(state.update(.key(.character("y"))) == [])
    #expect(state.text.contains("bad rows keep out all; b leaves them out"))
    #expect(state.update(.key(.character("b"))) == trial("--skip-bad"))
    _ = state.update(.imported(.told(ImportSamples.open)))
    #expect(state.text.contains("2 rows left out"))
    #expect(state.update(.key(.character("b"))) == trial())
  }

  @Test func `each outcome opens its rows, with line, column and reason`() {
    var state = tried(ImportSamples.deals)
    state.press(.right, .right, .right, .end, .enter)
    #expect(state.text.contains("line    3  Amount  is not an amount with a decimal comma ('x')"))
    #expect(state.text.contains("line 1107  Close Date  is a day that does not exist"))
    state.press(.escape, .home, .enter)
    #expect(state.text.contains("line  2  Customer 0  1 purchase, 2 moves"))
    #expect(state.text.contains("the first 60 of 801"))
    state.press(.end)
    #expect(state.text.contains("line 61  Customer 59"))
  }

  @Test func `a digit, w and l say what a stage stands for`() {
    var state = tried(ImportSamples.deals)
    state.press(.right, .right, .down)
    #expect(state.update(.key(.character("3"))) == trial("--stage", "Thinking=3"))
    // It stands at once, where the eye is.
    #expect(state.text.contains("Thinking           7  3 Momentum             as you said"))
    #expect(state.update(.key(.character("w"))) == trial("--stage", "Thinking=won"))
    var moved = ImportSamples.deals
    moved.stages =
      moved.stages.filter { $0.name != "Thinking" } + [
        ImportPreview.Stage(name: "Thinking", rows: 7, target: "won", why: "as you said")
      ]
    _ = state.update(.imported(.told(moved)))
    #expect(state.update(.key(.character("l"))) == trial("--stage", "Thinking=lost"))
  }

  @Test func `a column is given a role, which the other loses`() {
    var state = tried(ImportSamples.deals)
    state.press(.right)
    for _ in 0..<6 { state.press(.down) }
    state.press(.enter)
    #expect(state.text.contains("What is 'Colour of the file' used for?"))
    state.type("own")
    #expect(
      state.update(.key(.enter))
        == trial("--map", "Deal owner=-", "--map", "Colour of the file=owner"))
    #expect(
      state.update(.key(.character("-")))
        == trial("--map", "Deal owner=-", "--map", "Colour of the file=-"))
  }

  @Test func `a file that is not understood shows its columns, to be said`() {
    var state = tried(ImportSamples.unknown)
    #expect(state.text.contains("is no file that is known here"))
    #expect(state.text.contains("What"))
    #expect(state.update(.key(.character("y"))) == [])
    state.press(.enter)
    state.type("title")
    #expect(state.update(.key(.enter)) == trial("--map", "What=title"))
  }

  @Test func `a problem names the key that helps`() {
    var ambiguous = ImportSamples.unknown
    ambiguous.problem = "the dates could be both: say --dates dmy or --dates mdy"
    var state = tried(ambiguous)
    #expect(state.text.contains("d says the order of"))
    #expect(state.text.contains("d dates     as the file shows"))
    #expect(state.update(.key(.character("d"))) == trial("--dates", "dmy"))
  }

  @Test func `dates, sort, name and the file's word over ours are said by key`() {
    var state = tried(ImportSamples.open)
    #expect(state.update(.key(.character("d"))) == trial("--dates", "mdy"))
    #expect(state.update(.key(.character("d"))) == trial("--dates", "ymd"))
    state.press(.character("P"))
    state.type("pipe")
    #expect(
      state.update(.key(.enter)) == trial("--dates", "ymd", "--profile", "Pipedrive deals"))
    state.press(.character("P"))
    #expect(state.update(.key(.enter)) == trial("--dates", "ymd"))
    state.press(.character("S"))
    state.type("ours")
    #expect(state.update(.key(.enter)) == trial("--dates", "ymd", "--save-profile", "ours"))
    #expect(
      state.update(.key(.character("t")))
        == trial("--dates", "ymd", "--save-profile", "ours", "--theirs"))
  }

  @Test(arguments: [
    ("e", "lat\n", ["--encoding", "latin1"]), (",", "tab\n", ["--delimiter", "\t"]),
    (".", "comma\n", ["--decimal", "comma"]), ("c", "gb\n", ["--currency", "GBP"]),
    ("c", "huf\n", ["--currency", "HUF"]), ("c", "\n", []),
  ])
  func `how the file is read is said by key, too`(key: String, typed: String, options: [String]) {
    var state = tried(ImportSamples.open)
    state.press(.character(Character(key)))
    #expect(state.text.contains("as the file"))
    var effects: [Effect] = []
    for character in typed {
      effects = state.update(.key(character == "\n" ? .enter : .character(character)))
    }
    #expect(
      effects == [.importFile(path: "/tmp/a.csv", options: options, isTrial: true)])
  }

  @Test func `anything is said in the words of the command line`() {
    var state = tried(ImportSamples.open)
    state.press(.character("o"))
    state.type("--map \"Deal owner=owner\" --dates dmy")
    #expect(state.update(.key(.enter)) == trial("--map", "Deal owner=owner", "--dates", "dmy"))
    // What keys say stands in the same line.
    state.press(.character("d"), .character("o"))
    #expect(state.text.contains("> --map \"Deal owner=owner\" --dates mdy"))
  }

  @Test func `shows how far it is, and Esc stops it`() {
    var state = tried(ImportSamples.open)
    state.milliseconds = 1000
    state.press(.character("y"))
    #expect(state.nextBeat == 1250)
    state.milliseconds = 4200
    #expect(state.nextBeat == 5000)
    _ = state.update(.imported(.progress(0.42)))
    #expect(state.text.contains("42 % · 3 s"))
    #expect(state.update(.key(.escape)) == [.stopImport])
    #expect(state.text.contains("stopping"))
    _ = state.update(.imported(.stopped))
    #expect(state.nextBeat == nil)
    #expect(state.text.contains("stopped; nothing was changed"))
    #expect(state.text.contains("Nothing is changed yet"))
  }

  @Test func `what cannot be read at all says why`() {
    var state = opened()
    state.type("/none")
    _ = state.update(.key(.enter))
    _ = state.update(.imported(.failed(["/none cannot be read: No such file or directory"])))
    #expect(state.text.contains("No such file or directory"))
    state.press(.character("p"))
    #expect(state.text.contains("> /none"))
    state.press(.escape)
    #expect(state.text.contains("No such file or directory"))
    state.press(.escape)
    #expect(!state.text.contains("No such file or directory"))
  }

  @Test func `is refused where nothing can be changed`() {
    var state = DemoSnapshot.state(80, 24)
    state.setting.readOnlyReason = "--read-only was asked for"
    state.press(.character("i"))
    #expect(!state.text.contains("Which file?"))
    #expect(state.text.contains("--read-only was asked for"))
  }

  @Test(arguments: [
    ("a  b", ["a", "b"]), ("--map 'a b=c'", ["--map", "a b=c"]), ("'x y' \"\"", ["x y", ""]),
    ("a\"b c\"d", ["ab cd"]),
  ])
  func `takes quoted words for one`(line: String, expected: [String]) {
    var state = tried(ImportSamples.open)
    state.press(.character("o"))
    state.type(line)
    #expect(
      state.update(.key(.enter))
        == [.importFile(path: "/tmp/a.csv", options: expected, isTrial: true)])
    // And gives them back as they can be typed.
    state.press(.character("o"))
    #expect(
      state.update(.key(.enter))
        == [.importFile(path: "/tmp/a.csv", options: expected, isTrial: true)])
  }

  /// Keys pressed after the file was tried, one each, and what the picture is called.
  static let pictures: [(name: String, keys: String)] = [
    ("import-file", ""), ("import-columns", "→"), ("import-role", "→⏎"), ("import-stages", "→→"),
    ("import-outcome", "→→→"), ("import-rejected", "→→→G⏎"), ("import-conflicts", "→→→→"),
    ("import-duplicates", "→→→→→"),
  ]

  @Test(arguments: pictures, ScreenSize.allCases)
  func `the pages look as approved`(picture: (name: String, keys: String), size: ScreenSize) {
    var state = size.state()
    state.press(.character("i"))
    state.type("/tmp/deals.csv")
    state.press(.enter)
    _ = state.update(.imported(.told(ImportSamples.deals)))
    for key in picture.keys {
      state.press(key == "→" ? .right : key == "⏎" ? .enter : .character(key))
    }
    PictureFile(name: "\(picture.name)-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: pictures) func `and are drawn at every size, in ASCII, too`(
    name: String, keys: String
  ) {
    var state = DemoSnapshot.state(80, 24, isASCII: true)
    state.press(.character("i"))
    state.type("/tmp/deals.csv")
    state.press(.enter)
    for sample in [ImportSamples.deals, ImportSamples.unknown, ImportSamples.done] {
      _ = state.update(.imported(.told(sample)))
      for key in keys {
        state.press(key == "→" ? .right : key == "⏎" ? .enter : .character(key))
      }
      state.expectASCIIAtEverySize(columnStep: 42, rowStep: 11)
      state.press(.character("o"), .enter)
    }
  }
}
