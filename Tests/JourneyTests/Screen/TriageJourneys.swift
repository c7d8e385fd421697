import Glibc
import Testing

@Suite(
  "Triage in a terminal", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct TriageJourneys {
  private let folder: Folder
  private let terminal: Tmux

  init() throws {
    folder = try Folder()
    terminal = try Tmux(in: folder)
  }

  /// Four customers who bought every month and have been silent for long.
  private static let silent = """
    customer,date,amount,owner
    """ + "\n"
    + ["Acme", "Bolt", "Casa Lola", "Drum"].enumerated().map { place, name in
      (1...9).map { "\(name),2024-0\($0)-1\(place),\((5 - place) * 100),ana\n" }.joined()
    }.joined()

  private func startStore() throws {
    let file = try folder.write(TriageJourneys.silent, to: "silent.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    try terminal.start("--no-motion")
    try terminal.expect(text: "4 customers")
    try terminal.type("2")
    // The loop tells how many are stalled as well; only the queue tells why.
    try terminal.expect(text: "Why here")
  }

  private func rows(_ screen: [String]) -> [String] {
    Array(screen.dropFirst(2).prefix { !$0.hasPrefix(" ──") })
  }

  @Test func `the demo's stalled are worked through by keyboard, as fast as one types`() throws {
    try terminal.start("demo --no-motion")
    try terminal.expect(text: "139 customers")
    try terminal.type("2")
    let before = try terminal.settled(with: "17 stalled")
    let names = rows(before).map { String($0.dropFirst(2).prefix(12)) }
    // A touch, a snooze, a plan and a parting in one go: each waits for the one before.
    try terminal.type("tchpuz+7\nrebuilding\npCall them\nthey know the price\nmon\n\nxsold\n")
    let after = try terminal.expect(text: "let go: sold · u undoes it")
    #expect(rows(after)[0].contains(names[4]))
    #expect(after.contains { $0.contains("4 of 17 done") })

    try terminal.type("uuuu")
    try terminal.expect("all of them again") { rows in
      rows.contains { $0.contains("17 stalled") } && self.rows(rows)[0].contains(names[0])
    }
    try terminal.type("*z\n\n")
    // The picture may be there a moment before the answer is.
    let empty = try terminal.expect(text: "17 customers: snoozed until they write")
    #expect(empty.contains { $0.contains("Nobody is stalled without a decision.") })
  }

  @Test func `what was done can be taken back after the program was left and started again`() throws
  {
    try startStore()
    let first = rows(try terminal.screen())[0]
    try terminal.type("xsold\n")
    try terminal.expect(text: "3 stalled")
    try terminal.press("q")
    try terminal.expect("the prompt") { $0.last == Tmux.prompt }

    try terminal.start("--no-motion")
    try terminal.type("2")
    try terminal.expect(text: "Why here")
    try terminal.type("u")
    let back = try terminal.expect(text: "undo: ")
    #expect(rows(back)[0] == first)
    #expect(back.contains { $0.contains("undo: ") && $0.contains("let go: sold") })
    try terminal.type("U")
    try terminal.expect(text: "3 stalled")
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `what another does is seen, and nothing is done to their customer unconfirmed`() throws
  {
    try startStore()
    try terminal.press("Down")
    let second = String(rows(try terminal.screen())[1].dropFirst(2).prefix(6))
    // Somebody else disposes of the first; the cursor stays with the second.
    let first = String(rows(try terminal.screen())[0].dropFirst(2).prefix(6))
    let bruno = ["SALESLOOP_USER": "bruno"]
    #expect(
      try Program.run("letgo", trimmed(first), "sold", in: folder, environment: bruno).code == 0)
    let seen = try terminal.expect(text: "3 stalled")
    #expect(rows(seen)[0].contains(second))
    // A form is open while somebody else plans something for the same customer.
    try terminal.type("xtoo")
    try terminal.expect(text: "> too")
    #expect(
      try Program.run(
        "plan", trimmed(second), "Call them", "--due", "+3", in: folder, environment: bruno
      ).code == 0)
    try terminal.expect("the row gone below the form") { rows in
      !self.rows(rows).contains { $0.contains(second) }
    }
    try terminal.type(" small\n")
    let asked = try terminal.expect(text: "Changed meanwhile")
    #expect(asked.contains { $0.contains("bruno changed \(trimmed(second))") })
    #expect(asked.contains { $0.contains("next: Call them") })
    let history = try Program.run("show", trimmed(second), in: folder).text
    #expect(!history.contains("too small"))
    try terminal.type("y")
    try terminal.expect(text: "let go: too small · u undoes it")
  }

  @Test func `who else is on a customer is told`() throws {
    try startStore()
    let other = try Tmux(in: folder, socket: "other", user: "bruno")
    try other.start("--no-motion")
    try other.expect(text: "4 customers")
    try other.type("2")
    try other.expect(text: "ana is on this customer, too")
    try terminal.expect(text: "bruno is on this customer, too")
    try other.press("Down")
    try terminal.expect("bruno gone") { rows in
      !rows.contains { $0.contains("bruno is on this customer") }
    }
    try other.press("q")
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
