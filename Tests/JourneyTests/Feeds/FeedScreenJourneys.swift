import Glibc
import Testing

@Suite(
  "Feeds of a dashboard", .serialized,
  .enabled(if: Tmux.isInstalled, "tmux is not installed: apt-get install tmux"))
struct FeedScreenJourneys {
  private let folder: Folder
  private let terminal: Tmux

  init() throws {
    folder = try Folder()
    terminal = try Tmux(in: folder)
    try folder.importSample()
  }

  private func add(_ words: String...) throws {
    let outcome = try Program.launch(
      [Program.path, "feed", "add"] + words, environment: folder.environment)
    #expect(outcome.code == 0, "\(outcome.complaint)")
  }

  private func start() throws {
    try terminal.start("--no-motion")
    try terminal.expect(text: "3 customers")
  }

  @Test func `keys are answered while a feed runs, and what it brought is shown`() throws {
    try add(
      "slow", "--command",
      "echo > begun; sleep 3; printf 'customer,date,amount\\nNewcomer,2026-03-02,40\\n'",
      "--every", "1h")
    try start()
    #expect(Pause.until(5000) { folder.read("begun") != nil })
    let begun = Pause.now
    try terminal.type("3")
    try terminal.expect(text: "Casa Lima")
    try terminal.type("1")
    try terminal.expect(text: "3 customers")
    #expect(Pause.now - begun < 2900)
    try terminal.expect(text: "slow: 1 new customer, 1 new purchase (3")
    try terminal.expect(text: "4 customers")
  }

  @Test func `a feed that fails says so until it is well again, and the data stays`() throws {
    try folder.write("echo no way in >&2\nexit 3\n", to: "export")
    try add("crm", "--command", "sh export", "--every", "1h")
    try start()
    try terminal.expect(text: "crm failed at")
    try terminal.press("Right")
    try terminal.expect(text: "crm failed at")
    try terminal.expect(text: "3 customers")
    try folder.write("printf 'customer,date,amount\\nNewcomer,2026-03-02,40\\n'\n", to: "export")
    // Run elsewhere, told here.
    #expect(try Program.run("feed", "run", "crm", in: folder).code == 0)
    try terminal.expect(text: "crm: 1 new customer, 1 new purchase")
    try terminal.expect("no failure") { !$0.contains { $0.contains("failed") } }
  }

  @Test func `a file dropped into a folder is on the screen once it is whole`() throws {
    mkdir(folder.path + "/in", 0o700)
    try add("in", "--folder", folder.path + "/in")
    try start()
    let writer = """
      cd '\(folder.path)'
      (exec 3> in/late.csv; printf 'customer,date,amount\\nHalf,2026-03-' >&3
      while [ ! -e go ]; do sleep 0.1; done
      printf '02,40\\n' >&3) > /dev/null 2>&1 &
      """
    #expect(
      try Program.launch(["/bin/sh", "-c", writer], environment: folder.environment).code == 0)
    // Longer than a finished file has to stand still.
    _ = Pause.until(3000) { false }
    try terminal.expect(text: "3 customers")
    try folder.write("", to: "go")
    try terminal.expect(text: "in: 1 new customer, 1 new purchase", within: 15_000)
    try terminal.expect(text: "4 customers")
    #expect(!Folder.names(in: folder.path + "/in").contains { $0.hasSuffix("rejects.csv") })
  }

  @Test func `by key a feed is run now, and its error is read in full`() throws {
    try folder.write("echo no way in >&2\necho ask the porter >&2\nexit 3\n", to: "export")
    try add("crm", "--command", "sh export", "--every", "1h")
    #expect(try Program.run("feed", "run", "crm", in: folder).code == 1)
    try start()
    try terminal.type("I")
    try terminal.expect(text: "ask the porter")
    try folder.write(
      "sleep 1; printf 'customer,date,amount\\nNewcomer,2026-03-02,40\\n'\n", to: "export")
    try terminal.press("Enter")
    try terminal.expect(text: "running")
    try terminal.expect(text: "1 new customer, 1 new purchase")
    try terminal.expect("no failure") { !$0.contains { $0.contains("porter") } }
    try terminal.type("o")
    try terminal.expect(text: "switch on")
    #expect(folder.text(".config/salesloop/feeds").contains("on = no"))
    try terminal.press("Escape")
    try terminal.expect(text: "4 customers")
  }

  @Test func `leaving ends the run under way`() throws {
    try add("slow", "--command", "echo > begun; sleep 61.3", "--every", "1h")
    try start()
    #expect(Pause.until(5000) { folder.read("begun") != nil })
    try terminal.press("q")
    try terminal.expect("the prompt") { $0.last == Tmux.prompt }
    #expect(Pause.until(6000) { Processes.count("61.3") == 0 })
  }

  @Test func `a feed of every few seconds is not held up by its own end`() throws {
    try add("often", "--command", "echo >> often", "--every", "5s")
    try start()
    #expect(Pause.until(14_000) { folder.read("often").map { $0.count > 1 } ?? false })
  }

  @Test func `feeds that are not due wake nobody, and one added meanwhile is run`() throws {
    mkdir(folder.path + "/in", 0o700)
    try add("in", "--folder", folder.path + "/in")
    try add("crm", "--command", "echo >> ran", "--every", "1h")
    #expect(try Program.run("feed", "run", "crm", in: folder).code == 0)
    try start()
    let process = try terminal.child()
    var isQuiet = false
    let end = Pause.now + 20_000
    while !isQuiet, Pause.now < end {
      let before = Processes.wakeUps(of: process)
      _ = Pause.until(2000) { false }
      isQuiet = Processes.wakeUps(of: process) == before
    }
    #expect(isQuiet)
    #expect(folder.text("ran") == "\n")
    try add("new", "--command", "echo > new", "--every", "1h")
    #expect(Pause.until(5000) { folder.read("new") != nil })
  }
}
