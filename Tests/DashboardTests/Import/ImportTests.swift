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
    state.hear(.told(preview))
    return state
  }

  @Test func `asks for the file, which Tab completes`() {
    var state = opened()
    #expect(state.text.contains("Which file?"))
    state.type("/tmp/de")
    #expect(state.update(.key(.tab)) == [.completePath("/tmp/de", lastWord: "/tmp/de")])
    _ = state.update(
      .paths(for: "/tmp/de", isLastWord: false, ["/tmp/deals.csv", "/tmp/demo.csv"]))
    #expect(state.text.contains("> /tmp/deals.csv"))
    state.press(.tab)
    #expect(state.text.contains("> /tmp/demo.csv"))
  }

  @Test func `asks for several files, of which Tab completes the last`() {
    var state = opened()
    #expect(state.text.contains("Several that belong together"))
    state.type("/tmp/a.csv '/tmp/my de")
    let typed = "/tmp/a.csv '/tmp/my de"
    #expect(state.update(.key(.tab)) == [.completePath(typed, lastWord: "/tmp/my de")])
    _ = state.update(
      .paths(for: typed, isLastWord: true, ["/tmp/my deals.csv", "/tmp/my demo.csv"]))
    #expect(state.text.contains("> /tmp/a.csv \"/tmp/my deals.csv\""))
    state.press(.tab)
    #expect(
      state.update(.key(.enter)) == [
        .importFile(
          number: 1, typed: "/tmp/a.csv \"/tmp/my demo.csv\"",
          words: ["/tmp/a.csv", "/tmp/my demo.csv"], options: [], isTrial: true)
      ])
  }

  @Test func `a folder whose name has blanks is gone into by Tab`() {
    var state = opened()
    state.type("/tmp/my f")
    _ = state.update(.paths(for: "/tmp/my f", isLastWord: false, ["/tmp/my files/"]))
    state.type("de")
    let typed = "\"/tmp/my files/\"de"
    #expect(state.update(.key(.tab)) == [.completePath(typed, lastWord: "/tmp/my files/de")])
  }

  @Test func `shows what is understood before anything is changed`() {
    var state = opened()
    state.type("/tmp/a.csv")
    #expect(state.options(triedAfter: .enter) == [])
    #expect(state.text.contains("reading"))
    // Nothing can be imported that is not read yet.
    #expect(state.update(.key(.character("y"))) == [])
    state.hear(.told(ImportSamples.open))
    for text in [
      "HubSpot deals, 1,240 rows", "semicolons", "day-month-year", "EUR", "Roof", "1.200,00",
      "Nothing is changed yet", "801 customers created", "One stage is a guess",
    ] {
      #expect(state.text.contains(text), "\(text)")
    }
    #expect(
      state.update(.key(.enter)) == [
        .importFile(
          number: 2, typed: "/tmp/a.csv", words: ["/tmp/a.csv"], options: [], isTrial: false)
      ])
    state.hear(.told(ImportSamples.done))
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
    #expect(state.options(triedAfter: .character("b")) == ["--skip-bad"])
    state.hear(.told(ImportSamples.open))
    #expect(state.text.contains("2 rows left out"))
    #expect(state.options(triedAfter: .character("b")) == [])
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
    #expect(state.options(triedAfter: .character("3")) == ["--stage", "Thinking=3"])
    // It stands at once, where the eye is.
    #expect(state.text.contains("Thinking           7  3 Momentum             as you said"))
    #expect(state.options(triedAfter: .character("w")) == ["--stage", "Thinking=won"])
    var moved = ImportSamples.deals
    moved.stages =
      moved.stages.filter { $0.name != "Thinking" } + [
        ImportPreview.Stage(name: "Thinking", rows: 7, target: "won", why: "as you said")
      ]
    state.hear(.told(moved))
    #expect(state.options(triedAfter: .character("l")) == ["--stage", "Thinking=lost"])
  }

  @Test func `a column is given a role, which the other loses`() {
    var state = tried(ImportSamples.deals)
    state.press(.right)
    for _ in 0..<6 { state.press(.down) }
    state.press(.enter)
    #expect(state.text.contains("What is 'Colour of the file' used for?"))
    state.type("own")
    #expect(
      state.options(triedAfter: .enter)
        == ["--map", "Deal owner=-", "--map", "Colour of the file=owner"])
    #expect(
      state.options(triedAfter: .character("-"))
        == ["--map", "Deal owner=-", "--map", "Colour of the file=-"])
  }

  @Test func `of several files each has columns and roles of its own`() {
    var two = ImportSamples.deals
    var people = ImportPreview.File()
    people.name = "people.csv"
    people.columns = ["Person", "Rep"].enumerated().map { place, name in
      ImportPreview.Column(
        number: place + 1, name: name, role: ["customer", ""][place], sample: ["x"])
    }
    people.columnCount = 2
    two.files.append(people)
    var state = tried(two)
    state.press(.right)
    #expect(state.text.contains("│  deals.csv  "))
    #expect(state.text.contains("│  people.csv  "))
    state.press(.end, .enter)
    #expect(state.text.contains("What is 'Rep' used for?"))
    state.type("own")
    #expect(state.options(triedAfter: .enter) == ["--map", "Rep=owner"])
  }

  @Test func `a file that is not understood shows its columns, to be said`() {
    var state = tried(ImportSamples.unknown)
    #expect(state.text.contains("is no file that is known here"))
    #expect(state.text.contains("What"))
    #expect(state.update(.key(.character("y"))) == [])
    state.press(.enter)
    state.type("title")
    #expect(state.options(triedAfter: .enter) == ["--map", "What=title"])
  }

  @Test func `a problem names the key that helps`() {
    var ambiguous = ImportSamples.unknown
    ambiguous.problem = "the dates could be both: say --dates dmy or --dates mdy"
    var state = tried(ambiguous)
    #expect(state.text.contains("d says the order of"))
    #expect(state.text.contains("d dates     as the file shows"))
    #expect(state.options(triedAfter: .character("d")) == ["--dates", "dmy"])
  }

  @Test(arguments: [true, false])
  func `rows that are no text name the key that says how the file is written`(isBlocked: Bool) {
    var latin = ImportSamples.open
    latin.isBlocked = isBlocked
    latin.outcomes[.rejected] = ImportPreview.Tally(
      count: 1, total: 1,
      rows: [
        ImportPreview.Row(
          file: "", line: 4, subject: "Deal Name",
          what: "not UTF-8 at byte 4 of the field; if the file is Latin-1, say --encoding latin1")
      ])
    #expect(tried(latin).text.contains(" e says"))
    #expect(!tried(ImportSamples.open).text.contains(" e says"))
  }

  @Test func `dates, sort, name and the file's word over ours are said by key`() {
    var state = tried(ImportSamples.open)
    #expect(state.options(triedAfter: .character("d")) == ["--dates", "mdy"])
    #expect(state.options(triedAfter: .character("d")) == ["--dates", "ymd"])
    state.press(.character("P"))
    state.type("pipe")
    #expect(
      state.options(triedAfter: .enter) == ["--dates", "ymd", "--profile", "Pipedrive deals"])
    state.press(.character("P"))
    #expect(state.options(triedAfter: .enter) == ["--dates", "ymd"])
    state.press(.character("S"))
    state.type("ours")
    #expect(state.options(triedAfter: .enter) == ["--dates", "ymd", "--save-profile", "ours"])
    // Where conflicts are neither shown nor offered to be turned, none is.
    #expect(state.update(.key(.character("T"))) == [])
    state.press(.left, .left)
    #expect(
      state.options(triedAfter: .character("T"))
        == ["--dates", "ymd", "--save-profile", "ours", "--theirs"])
  }

  @Test func `a wrong option is put right where it stands, or taken back`() {
    var state = tried(ImportSamples.open)
    state.press(.character("o"))
    state.type("--dates mdyy")
    #expect(state.options(triedAfter: .enter) == ["--dates", "mdyy"])
    state.hear(.failed(["--dates wants ymd, dmy or mdy, not 'mdyy'"]))
    #expect(state.text.contains("> --dates mdyy"))
    #expect(state.text.contains("--dates wants ymd, dmy or mdy"))
    state.press(.backspace, .backspace)
    state.type(" --skip-bad")
    #expect(state.options(triedAfter: .enter) == ["--dates", "mdy", "--skip-bad"])
    state.hear(.told(ImportSamples.open))
    // What is said already ends in a blank, so that more can be typed.
    state.press(.character("o"))
    state.type("--theirs")
    let all = ["--dates", "mdy", "--skip-bad", "--theirs"]
    #expect(state.options(triedAfter: .enter) == all)
    state.hear(.failed(["no"]))
    state.press(.escape)
    #expect(!state.text.contains("no\n") && state.text.contains("Nothing is changed yet"))
    #expect(
      state.update(.key(.character("y"))) == [
        .importFile(
          number: 5, typed: "/tmp/a.csv", words: ["/tmp/a.csv"],
          options: ["--dates", "mdy", "--skip-bad"], isTrial: false)
      ])
  }

  @Test func `dates that columns write otherwise are shown for each`() {
    var mixed = ImportSamples.open
    mixed.files[0].columns[5].dates = "dmy"
    mixed.files[0].columns[6].dates = "mdy"
    #expect(
      tried(mixed).text.contains("Close Date day-month-year, Colour of the file month-day-year"))
  }

  @Test func `conflicts are decided one by one, or all at once`() {
    var state = tried(ImportSamples.deals)
    state.press(.right, .right, .right, .right)
    #expect(state.text.contains("1 kept, the file wins in 1; t turns one round, T all."))
    #expect(state.text.contains("ours    Acme  owner"))
    #expect(state.options(triedAfter: .character("t")) == ["--theirs-for", "A 1.owner"])
    // It stands at once, where the eye is.
    #expect(state.text.contains("theirs  Acme  owner"))
    #expect(state.options(triedAfter: .enter) == [])
    #expect(state.options(triedAfter: .character("T")) == ["--theirs"])
    #expect(state.text.contains("and the file wins; t"))
    state.press(.down)
    #expect(
      state.options(triedAfter: .character("t")) == ["--theirs", "--ours-for", "#7.stage"])
    #expect(state.text.contains("ours    Casa Lola  stage"))
    #expect(state.options(triedAfter: .character("T")) == ["--theirs"])
    #expect(state.options(triedAfter: .character("T")) == [])
    #expect(state.text.contains("and kept; t"))
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
    state.type(String(typed.dropLast()))
    #expect(state.options(triedAfter: .enter) == options)
  }

  @Test func `anything is said in the words of the command line`() {
    var state = tried(ImportSamples.open)
    state.press(.character("o"))
    state.type("--map \"Deal owner=owner\" --dates dmy")
    #expect(state.options(triedAfter: .enter) == ["--map", "Deal owner=owner", "--dates", "dmy"])
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
    state.hear(.progress(0.42))
    #expect(state.text.contains("42 % · 3 s"))
    #expect(state.update(.key(.escape)) == [.stopImport])
    #expect(state.text.contains("stopping"))
    state.hear(.stopped)
    #expect(state.nextBeat == nil)
    #expect(state.text.contains("stopped; nothing was changed"))
    #expect(state.text.contains("Nothing is changed yet"))
  }

  @Test func `an answer to what was said before is not taken for one to what is said now`() {
    var state = opened()
    state.type("/tmp/a.csv")
    state.press(.enter)
    state.hear(.told(ImportSamples.unknown))
    state.press(.enter)
    state.type("title")
    state.press(.enter, .down, .enter)
    let first = state.importCount
    state.press(.enter)
    #expect(state.importCount == first + 1)
    _ = state.update(.imported(.told(ImportSamples.unknown), number: first))
    #expect(state.update(.key(.character("y"))) == [])
    #expect(state.text.contains("it is still being read"))
    state.hear(.told(ImportSamples.open))
    #expect(state.update(.key(.character("y"))).count == 1)
  }

  @Test func `what cannot be read at all says why`() {
    var state = opened()
    state.type("/none")
    _ = state.update(.key(.enter))
    state.hear(.failed(["/none cannot be read: No such file or directory"]))
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
      state.options(triedAfter: .enter)
        == expected)
    // And gives them back as they can be typed.
    state.press(.character("o"))
    #expect(
      state.options(triedAfter: .enter)
        == expected)
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
    state.hear(.told(ImportSamples.deals))
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
      state.hear(.told(sample))
      for key in keys {
        state.press(key == "→" ? .right : key == "⏎" ? .enter : .character(key))
      }
      state.expectASCIIAtEverySize(columnStep: 42, rowStep: 11)
      state.press(.character("o"), .enter)
    }
  }
}

extension State {
  /// Presses a key, and gives the options the file is tried with then; nil where it is not.
  fileprivate mutating func options(triedAfter key: Key) -> [String]? {
    guard case .importFile(_, "/tmp/a.csv", _, let options, true)? = update(.key(key)).first else {
      return nil
    }
    return options
  }
}
