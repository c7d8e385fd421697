import Testing

@Suite("What goes to a pipe", .serialized)
struct OutputJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  @Test(arguments: [
    ["list"], ["list", "--json"], ["list", "--csv"], ["show", "Café Aurora"], ["info"], ["help"],
    ["print", "loop"], ["print", "customers", "--size", "120x40"], ["check"], ["dashboard"],
  ])
  func `has no colours and no progress bar`(words: [String]) throws {
    let file = try folder.write(Samples.purchases, to: "purchases.csv")
    #expect(try Program.run("import", file, in: folder).controls.isEmpty)
    let outcome = try Program.launch([Program.path] + words, environment: folder.environment)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.controls.isEmpty)
  }

  @Test func `shows names that try to act on a terminal without letting them`() throws {
    let file = try folder.write(Samples.hostile, to: "hostile.csv")
    let told = try Program.run("import", file, in: folder)
    #expect(told.code == 0)
    #expect(told.controls.isEmpty)
    for words in [
      ["list"], ["list", "--json"], ["show", "#1"], ["show", "#2", "--json"], ["show", "#3"],
      ["print", "loop"], ["print", "customers"], ["show", "Ev\u{1B}[31m"], ["list", "\u{1B}]0;x"],
      ["improt\u{1B}[31m"],
    ] {
      let outcome = try Program.launch([Program.path] + words, environment: folder.environment)
      #expect(outcome.controls.isEmpty, "\(words)")
      // U+202E and U+009B, as UTF-8.
      for sequence in [[0xE2, 0x80, 0xAE], [0xC2, 0x9B]] as [[UInt8]]
      where !words.contains("--json") {
        #expect(!outcome.output.contains(sequence), "\(words)")
        #expect(!outcome.errors.contains(sequence), "\(words)")
      }
    }
  }

  @Test func `a dashboard without a terminal prints the loop once and says why`() throws {
    let outcome = try Program.run("demo", in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.text.contains("139 customers"))
    #expect(outcome.complaint.contains("no terminal"))
  }

  @Test func `version and help answer without a store`() throws {
    let version = try Program.run("--version", in: folder)
    #expect(version.code == 0)
    #expect(version.text.hasPrefix("salesloop "))
    #expect(version.lines.count == 1)

    let help = try Program.run("help", in: folder)
    #expect(help.code == 0)
    for command in ["demo", "import", "list", "show", "print", "info"] {
      #expect(help.text.contains("\n  \(command) "))
    }
    let about = try Program.run("help", "import", in: folder)
    #expect(about.text.contains("--dates"))
  }

  @Test(arguments: [
    ("triage", "17 stalled"), ("customers", "Berghof Tannwald"),
    ("standup", "Revenue 2026-Q1"),
    ("help", "Filter the customers as you type"),
  ])
  func `every view is printed`(view: String, text: String) throws {
    let outcome = try Program.run("demo", "print", view, "--size", "120x40", in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.text.contains(text))
    #expect(outcome.text.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
  }

  @Test func `the demo is the same every time`() throws {
    let first = try Program.run("demo", "print", "loop", "--size", "120x40", in: folder)
    #expect(first.code == 0)
    #expect(first.text.contains("139 customers"))
    #expect(first.lines.count <= 40)
    let second = try Program.run("demo", "print", "loop", "--size", "120x40", in: folder)
    #expect(first.text == second.text)
  }
}
