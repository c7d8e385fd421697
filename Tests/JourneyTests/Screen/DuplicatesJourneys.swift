import Testing

@Suite(
  "Merging in a terminal", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct DuplicatesJourneys {
  private let folder: Folder
  private let terminal: Tmux

  init() throws {
    folder = try Folder()
    terminal = try Tmux(in: folder)
    let file = try folder.write(
      """
      id,customer,date,amount
      1,Bolt,2026-01-02,10
      1,Bolt,2026-02-02,10
      2,Bolt Inc.,2026-01-05,10
      3,Lantern House,2026-01-05,10
      4,Lantern Hause,2026-01-05,10

      """, to: "twins.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
  }

  private func twins() throws -> [String] { try Program.run("duplicates", in: folder).lines }

  @Test func `two are made one, two are kept apart, and all of it is taken back`() throws {
    #expect(try twins()[0].hasPrefix("same name: #1 Bolt (2 purchases) and #2 Bolt Inc."))
    try terminal.start("--no-motion")
    try terminal.expect(text: "4 customers")
    try terminal.type("D")
    try terminal.expect(text: "Who may be there twice  2")
    // Both at once: the second key waits until the first is stored.
    try terminal.type("mn")
    try terminal.expect(text: "Nobody seems to be there twice")
    #expect(try twins() == ["nobody seems to be there twice"])
    #expect(try Program.run("list", in: folder).lines.count == 4)
    try terminal.type("u")
    try terminal.expect(text: "Who may be there twice  1")
    try terminal.type("u")
    try terminal.expect(text: "Who may be there twice  2")
    #expect(try twins().count == 3)
    #expect(try Program.run("check", in: folder).text == "sound\n")
    // What was said is remembered by the next one who looks.
    try terminal.type("n")
    try terminal.expect(text: "will not come again")
    try terminal.press("Escape")
    try terminal.expect(text: "4 customers")
    try terminal.press("q")
    try terminal.expect("the prompt") { $0.last == Tmux.prompt }
    let answer = try Program.run("duplicates", "--json", in: folder).text
    #expect(answer.hasPrefix("{\"count\":1,\"pairs\":[{\"reason\":\"similar name\""))
  }
}
