import Testing

@Suite(
  "A stand-up on a shared screen", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct StandUpJourneys {
  private let folder: Folder
  private let shared: Tmux

  init() throws {
    folder = try Folder()
    let file = try folder.write(Samples.purchases, to: "purchases.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    shared = try Tmux(in: folder)
  }

  @Test func `two people of different screens press keys in one session`() throws {
    try shared.start("standup --since 2026-01-01")
    try shared.expect(text: "locked: w unlocks")
    let near = try Tmux(in: Folder(), columns: 90, rows: 26)
    let far = try Tmux(in: Folder(), columns: 130, rows: 42)
    try near.attach(to: shared)
    try near.expect(text: "locked: w unlocks")
    try far.attach(to: shared)
    try far.expect(text: "laps completed")

    // The picture is as large as the screen of whoever pressed a key last.
    try near.type("w")
    try shared.expect(text: "unlocked: w locks")
    try far.expect(text: "unlocked: w locks")
    #expect(try shared.value("window_width") == "90")
    try far.type("G")
    try shared.expect(text: "Which period?")
    #expect(try shared.value("window_width") == "130")
    try near.type("\n240000\n")
    try shared.expect(text: "goal 240,000")
    try far.expect(text: "goal 240,000")
    try far.type("w")
    try shared.expect(text: "locked: w unlocks")

    // What another process does is counted, and let in by whoever wants it.
    #expect(try Program.run("note", "Casa Lima", "called back", in: folder).code == 0)
    try shared.expect(text: "1 change since; R lets it in")
    try near.type("R")
    try shared.expect("nothing new any more") { rows in
      !rows.contains { $0.contains("change since") }
        && rows.contains { $0.contains("laps completed") }
    }
    try near.type("q")
    #expect(try Program.run("goal", in: folder).text.contains("240,000"))
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `a summary is written as text and as Markdown without markup of its own`() throws {
    let file = try folder.write(
      "customer,date,amount,owner\n\"Evil *[x](http://y)* \u{1B}[31m\",2026-03-02,40,ana\n",
      to: "evil.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    let words = ["standup", "--print", "--since", "2026-01-01"]
    let text = try Program.run(words[0], words[1], words[2], words[3], in: folder)
    #expect(text.code == 0 && text.controls.isEmpty)
    #expect(text.text.contains("Evil *[x](http://y)*"))
    let markdown = try Program.run(
      words[0], words[1], words[2], words[3], "--markdown", "--owner", "ana", in: folder)
    #expect(markdown.code == 0 && markdown.controls.isEmpty)
    #expect(markdown.text.contains(#"Evil \*\[x\](http://y)\*"#))
    #expect(markdown.text.hasPrefix("# Stand-up, "))
    #expect(markdown.text.contains("## ana"))

    let review = try Program.run("review", "--json", "--since", "2026-01-01", in: folder)
    #expect(review.text.hasPrefix(#"{"since":"2026-01-01""#))
    #expect(try Program.run("standup", "--markdown", in: folder).code == 2)
    #expect(try Program.run("review", "--since", "2999-01-01", in: folder).code == 2)
  }
}
