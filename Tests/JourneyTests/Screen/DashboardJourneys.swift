import Glibc
import Testing

@Suite(
  "The dashboard in a terminal", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct DashboardJourneys {
  private let folder: Folder
  private let terminal: Tmux

  init() throws {
    folder = try Folder()
    terminal = try Tmux(in: folder)
  }

  private func startDemo() throws {
    try terminal.start("demo --no-motion")
    try terminal.expect(text: "139 customers")
  }

  private func expectPrompt(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try terminal.expect("the shell as it was", sourceLocation: sourceLocation) { rows in
      rows.first?.hasPrefix(Tmux.prompt) == true && rows.last == Tmux.prompt
    }
    #expect(try terminal.value("alternate_on") == "0", sourceLocation: sourceLocation)
    #expect(try terminal.value("cursor_flag") == "1", sourceLocation: sourceLocation)
    #expect(try terminal.value("mouse_any_flag") == "0", sourceLocation: sourceLocation)
    // What is typed is echoed and read in lines again.
    try terminal.type("echo back $((6 * 7))\n")
    try terminal.expect("the echo", sourceLocation: sourceLocation) { rows in
      rows.contains { $0.hasSuffix("echo back $((6 * 7))") } && rows.contains("back 42")
    }
  }

  @Test func `arrows go round the loop, Enter opens a page and Esc comes back`() throws {
    try startDemo()
    let loop = try terminal.settled(with: "12 weeks")
    #expect(loop.contains { $0.contains("4 Heat up") })

    try terminal.press("Right")
    let stage = try terminal.settled("a stage selected") { $0 != loop }
    try terminal.press("Down")
    let selected = try terminal.settled("a customer selected") { $0 != stage && $0 != loop }
    try terminal.press("Enter")
    try terminal.expect("a page") { rows in
      rows.contains { $0.contains("known since") } && !rows.contains { $0.contains("4 Heat up") }
        && rows.contains { $0.contains("Esc back") }
    }
    try terminal.press("Escape")
    try terminal.expect("the loop as it was left") { $0 == selected }
  }

  @Test func `a filter narrows as it is typed and tells what is wrong with it`() throws {
    try startDemo()
    try terminal.type("/owner:ana")
    let narrowed = try terminal.expect("fewer of 140") { rows in
      rows.contains { $0.contains(" of 140") && !$0.contains("140 of 140") }
    }
    #expect(narrowed.contains { $0.contains("/ owner:ana") })
    try terminal.press("Enter")
    try terminal.expect(text: "filter owner:ana")

    try terminal.type("\\")
    try terminal.expect(text: "139 customers")
    try terminal.type("/ownr:ana")
    try terminal.expect(text: "no field 'ownr'; did you mean 'owner'?")
    try terminal.press("Escape")
    try terminal.expect("the line gone") { rows in
      rows.contains { $0.contains("139 customers") } && !rows.contains { $0.contains("ownr") }
    }
  }

  @Test func `a window made small and large again shows the same picture`() throws {
    try startDemo()
    // The history comes a moment after the customers.
    let before = try terminal.settled(with: "12 weeks")
    try terminal.resize(columns: 40, rows: 10)
    let small = try terminal.expect("a picture for 40×10") { rows in
      rows.count <= 10 && rows.contains { $0.contains("Heat up") }
        && rows.last?.contains("quit") == true
    }
    #expect(small.allSatisfy { $0.count <= 40 })
    try terminal.resize(columns: 20, rows: 5)
    try terminal.expect(text: "needs 40")
    try terminal.resize(columns: 80, rows: 24)
    try terminal.expect("the picture from before") { $0 == before }
  }

  @Test func `Ctrl-Z leaves to the shell and fg comes back to the same picture`() throws {
    try startDemo()
    try terminal.press("Right")
    let before = try terminal.expect("a stage selected") { rows in
      rows.contains { $0.contains("139 customers") } && rows.last?.contains("quit") == true
    }
    try terminal.press("C-z")
    try terminal.expect(text: "Stopped")
    #expect(try terminal.value("alternate_on") == "0")
    try terminal.type("fg\n")
    try terminal.expect("the picture from before") { rows in
      rows.count == before.count && rows.contains { $0.contains("139 customers") }
        && rows.last == before.last
    }
    try terminal.press("q")
    try terminal.expect("the prompt") { $0.last == Tmux.prompt }
    #expect(try terminal.value("alternate_on") == "0")
  }

  @Test(arguments: ["q", "C-c"])
  func `leaving gives the shell back as it was`(key: String) throws {
    try startDemo()
    #expect(try terminal.value("alternate_on") == "1")
    try terminal.press(key)
    try expectPrompt()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func `a signal that ends it gives the shell back`(signal: Int32) throws {
    try startDemo()
    let process = try terminal.child()
    kill(process, signal)
    try terminal.expect("the shell") { $0.last == Tmux.prompt }
    #expect(try terminal.value("alternate_on") == "0")
    #expect(try terminal.value("cursor_flag") == "1")
    try terminal.type("echo back $((6 * 7))\n")
    try terminal.expect("the echo") { rows in
      rows.contains { $0.hasSuffix("echo back $((6 * 7))") } && rows.contains("back 42")
    }
  }

  @Test func `what another process imports is on the screen within two seconds`() throws {
    let first = try folder.write(Samples.purchases, to: "first.csv")
    #expect(try Program.run("import", first, in: folder).code == 0)
    try terminal.start("")
    try terminal.expect(text: "3 customers")
    try terminal.type("3")
    try terminal.expect(text: "Casa Lima")
    try terminal.press("Down")

    let second = try folder.write(
      "customer,date,amount\nNewcomer Ltd,2026-03-02,40\n", to: "second.csv")
    #expect(try Program.run("import", second, in: folder).code == 0)
    try terminal.expect(text: "Newcomer Ltd")

    #expect(try Program.run("undo", in: folder).code == 0)
    try terminal.expect("it gone again") { rows in
      !rows.contains { $0.contains("Newcomer Ltd") }
    }
    try terminal.press("q")
    try terminal.expect("the prompt") { $0.last == Tmux.prompt }
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `names that try to act on the terminal are drawn as text`() throws {
    let file = try folder.write(Samples.hostile, to: "hostile.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    try terminal.start("")
    try terminal.expect(text: "5 customers")
    try terminal.type("3")
    try terminal.expect(text: "Ev␛[31mil␇")
    #expect(try terminal.value("pane_title") != "owned")
    try terminal.press("q")
    try expectPrompt()
  }
}
