import Glibc
import Testing

@Suite("Feeds on the command line") struct FeedJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  @discardableResult
  private func run(_ words: String...) throws -> Program.Outcome {
    try Program.launch([Program.path] + words, environment: folder.environment)
  }

  /// Starts something that this does not wait for.
  private func begin(_ script: String) throws {
    let outcome = try Program.launch(
      ["/bin/sh", "-c", "cd '\(folder.path)'; (\(script)) > /dev/null 2>&1 &"],
      environment: folder.environment)
    #expect(outcome.code == 0)
  }

  /// Adds a feed of a command.
  private func add(_ name: String, _ command: String, _ options: String...) throws {
    let outcome = try Program.launch(
      [Program.path, "feed", "add", name, "--command", command, "--every", "1h"] + options,
      environment: folder.environment)
    #expect(outcome.code == 0, "\(outcome.complaint)")
  }

  private func state(_ name: String) -> String {
    folder.text(".local/state/salesloop/feeds/\(name).state")
  }

  @Test func `a command's rows come in, with the feed as their source, and from then on the newer`()
    throws
  {
    let script = try folder.write(
      "echo \"$@\" >> asked\nprintf 'customer,date,amount\\nAda,2026-01-05,10\\n'\n", to: "export")
    try add("crm", "sh '\(script)' --since {since}")
    let first = try run("feed", "run", "crm")
    #expect(first.code == 0)
    #expect(first.text.hasPrefix("crm: 1 new customer, 1 new purchase ("))
    #expect(try run("log").text.contains("feed crm"))
    #expect(try run("feed", "run", "crm").text.hasPrefix("crm: nothing new ("))
    // A command starts in the home folder.
    let asked = folder.text("asked").split(separator: "\n")
    #expect(asked.first == "--since 1970-01-01T00:00:00Z")
    #expect(asked.last?.wholeMatch(of: /--since 20..-..-..T..:..:..Z/) != nil)
    // It is not due again before its interval is over.
    #expect(try run("feed", "run").output.isEmpty)
    #expect(folder.text("asked").split(separator: "\n").count == 2)
    #expect(try run("feed", "list").text.contains("nothing new"))
    #expect(Folder.names(in: folder.path + "/.local/state/salesloop/feeds").count == 2)
  }

  @Test func `JSON lines come in as rows, and nested ones are refused`() throws {
    let rows = try folder.write(
      """
      {"customer":"Ada","date":"2026-01-05","amount":10.50}
      {"date":"2026-01-06","customer":"Berta, \\"B\\"","owner":null,"amount":"3"}

      """, to: "rows.jsonl")
    try add("js", "cat '\(rows)'")
    #expect(try run("feed", "run", "js").text.hasPrefix("js: 2 new customers, 2 new purchases"))
    #expect(try run("list", "--csv").text.contains("\"Berta, \"\"B\"\"\""))
    for (text, reason) in [
      ("{\"customer\":{\"name\":\"x\"}}", "'customer' holds several values"),
      ("[{\"customer\":\"x\"}]", "one JSON array"), ("{\"customer\":", "line 1 is no JSON"),
    ] {
      try folder.write(text + "\n", to: "rows.jsonl")
      let outcome = try run("feed", "run", "js")
      #expect(outcome.code == 65)
      #expect(outcome.complaint.contains(reason), "\(outcome.complaint)")
    }
  }

  @Test func `a failing command is told in full, and what it wrote is not used`() throws {
    try add("bad", "printf 'customer,date,amount\\nAda,2026-01-05,10\\n'; seq 3 >&2; exit 4")
    let outcome = try run("feed", "run", "bad")
    #expect(outcome.code == 1)
    let reason = "the command ended with 4:\n  1\n  2\n  3\n"
    #expect(outcome.complaint == "salesloop: bad failed: " + reason)
    #expect(folder.read("loop.db") == nil)
    _ = try run("feed", "run", "bad")
    let list = try run("feed", "list").text
    #expect(list.contains("bad failed 2 times in a row, last at"))
    #expect(list.contains("  " + reason))
    let json = try run("feed", "list", "--json").text
    #expect(json.contains("\"last_error\":\"the command ended with 4:\\n1\\n2\\n3\""))
    #expect(json.contains("\"failures\":2"))
  }

  @Test func `a command that hangs is stopped, and an escape in its words is made safe`() throws {
    try add("slow", "printf 'a\\033[31mb' >&2; sleep 61.1", "--timeout", "1s")
    let outcome = try run("feed", "run", "slow")
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("took longer than 1s and was stopped"))
    #expect(outcome.controls.isEmpty)
    #expect(Processes.count("61.1") == 0)
  }

  @Test func `one process runs a feed, and another says so`() throws {
    try add("crm", "echo x > begun; sleep 2; printf 'customer,date,amount\\nAda,2026-01-05,10\\n'")
    try begin("exec '\(Program.path)' feed run crm")
    #expect(Pause.until(10_000) { folder.read("begun") != nil })
    let second = try run("feed", "run", "crm")
    #expect(second.code == 1)
    #expect(second.complaint.contains("crm is being run by another process"))
    #expect(try run("feed", "list").text.contains("running"))
    // What was asked for is being done.
    #expect(try run("feed", "run").code == 0)
    #expect(Pause.until(10_000) { state("crm").contains("brought 1 new customer") })
  }

  @Test func `a run that is stopped leaves nothing running and counts for nothing`() throws {
    try add("halted", "echo x > begun; sleep 61.2")
    try begin("exec '\(Program.path)' feed run halted")
    #expect(Pause.until(10_000) { folder.read("begun") != nil })
    let runner = try #require(Processes.ids("feed run halted").first)
    kill(runner, SIGTERM)
    #expect(Pause.until(6000) { Processes.count("61.2") == 0 })
    #expect(Pause.until(6000) { Processes.ids("feed run halted").isEmpty })
    #expect(!state("halted").contains("started"))
  }

  @Test func `a folder is read file by file, each once, and not while it is written`() throws {
    let place = folder.path + "/in"
    mkdir(place, 0o700)
    #expect(try run("feed", "add", "in", "--folder", place).code == 0)
    try folder.write("customer,date,amount\nAda,2026-01-05,10\n", to: "in/1.csv")
    try folder.write("customer,date,amount\nCara,2026-01-05,10\n", to: "in/.3.csv")
    try begin(
      "exec 3> in/2.csv; printf 'customer,date,amount\\nBerta,2026-01-' >&3; echo > begun;"
        + " while [ ! -e go ]; do sleep 0.1; done; printf '05,10\\n' >&3")
    _ = Pause.until(10_000) { folder.read("begun") != nil }
    let first = try run("feed", "run", "in")
    #expect(first.text.hasPrefix("in: 1 new customer, 1 new purchase ("), "\(first.complaint)")
    #expect(try run("feed", "run", "in").text.contains("2.csv is still being written"))
    try folder.write("", to: "go")
    #expect(
      try Pause.until(15_000) {
        try run("feed", "run").text.hasPrefix("in: 1 new customer, 1 new purchase (")
      })
    #expect(try run("feed", "run", "in").text.contains("nothing new in"))
    #expect(try run("list", "--csv").lines.count == 3)
    #expect(try run("log").text.contains("feed in: 2.csv"))
  }

  @Test func `a file that is of no use is not tried again until it changes`() throws {
    let file = try folder.write("PK\u{3}\u{4}", to: "night.csv")
    #expect(try run("feed", "add", "night", "--file", file).code == 0)
    let first = try run("feed", "run")
    #expect(first.code == 65)
    #expect(first.complaint.contains("night failed: night.csv: "))
    #expect(try run("feed", "run").complaint.isEmpty)
    try folder.write("customer,date,amount\nAda,2026-01-05,10\nBerta,x,1\n", to: "night.csv")
    let second = try run("feed", "run")
    #expect(second.text.hasPrefix("night: 1 new customer, 1 new purchase, 1 row rejected ("))
    let list = try run("feed", "list").text
    #expect(list.contains("night left rows out:"))
    #expect(list.contains("line 3"))
  }

  @Test func `bad rows of another system's export keep the rest out until that is wished`() throws {
    let rows = "Deal,Company,Stage,Amount,Who\nOne,Ada,Talks,10,ana\nTwo,Berta,Talks,x,ana\n"
    let file = try folder.write(rows, to: "deals.csv")
    let added = try run(
      "feed", "add", "deals", "--file", file, "--profile", "deals", "--map", "Who=owner")
    #expect(added.code == 0, "\(added.complaint)")
    let first = try run("feed", "run", "deals")
    #expect(first.code == 65)
    #expect(first.complaint.contains("1 row rejected, so nothing was taken in"))
    let feeds = folder.text(".config/salesloop/feeds")
    #expect(feeds.contains("map = Who=owner\nprofile = deals\n"))
    try folder.write(feeds + "skip-bad = yes\n", to: ".config/salesloop/feeds")
    let second = try run("feed", "run", "deals")
    #expect(second.text.hasPrefix("deals: 1 new customer, 1 new move, 1 row rejected ("))
    #expect(try run("log").text.contains("feed deals"))
  }

  @Test func `feeds are switched off and on, and removed`() throws {
    try add("crm", "echo")
    #expect(try run("feed", "off", "crm").text == "crm is off\n")
    #expect(try run("feed", "run").code == 0)
    #expect(try run("feed", "run", "crm").code == 2)
    #expect(state("crm").isEmpty)
    #expect(try run("feed", "on", "crm").text == "crm is on\n")
    #expect(try run("feed", "run").code == 0)
    #expect(!state("crm").isEmpty)
    #expect(try run("feed", "remove", "crm").code == 0)
    #expect(state("crm").isEmpty)
    #expect(folder.text(".config/salesloop/feeds").isEmpty)
  }

  @Test(
    arguments: [
      ("feed ad crm", "did you mean 'add'?"), ("feed add", "say which feed"),
      ("feed add a/b --file x", "is no name for a feed"),
      ("feed add a --every 5m", "say one of --command, --file and --folder"),
      ("feed add a --command x", "say how often"),
      ("feed add a --command x --every 1", "wants a time"),
      ("feed add a --file x --folder y", "say one of"),
      ("feed add a --folder nowhere", "is no folder"),
      ("feed add a --file x --dates never", "--dates wants"),
      ("feed run nobody", "there is no feed 'nobody'"), ("feed list --every 5m", "does not take"),
      ("demo feed", "the demo cannot be changed"),
    ])
  func `what makes no sense is refused with a sentence`(words: String, reason: String) throws {
    let outcome = try Program.launch(
      [Program.path] + words.split(separator: " ").map(String.init),
      environment: folder.environment)
    #expect(outcome.code == 2)
    #expect(outcome.complaint.contains(reason), "\(outcome.complaint)")
    #expect(outcome.complaint.split(separator: "\n").count == 1)
  }

  @Test func `feeds that others can write are not run, and a wrong line is told with its place`()
    throws
  {
    try add("crm", "echo x > ran")
    let file = folder.path + "/.config/salesloop/feeds"
    chmod(file, 0o666)
    let outcome = try run("feed", "run")
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("can be changed by others"))
    #expect(folder.read("ran") == nil)
    chmod(file, 0o600)
    try folder.write(
      folder.text(".config/salesloop/feeds") + "[odd]\nnonsense\n", to: ".config/salesloop/feeds")
    let partly = try run("feed", "run")
    #expect(partly.code == 1)
    #expect(partly.complaint.contains("feeds line 8: 'nonsense' is not understood"))
    #expect(folder.read("ran") != nil)
  }
}

/// The processes of the machine.
enum Processes {
  /// Those whose command line has a text in it.
  static func ids(_ text: String) -> [pid_t] {
    Folder.names(in: "/proc").compactMap { name in
      guard let id = pid_t(name), id != getpid() else { return nil }
      let words = String(
        decoding: (Folder.bytes(of: "/proc/\(name)/cmdline") ?? []).map { $0 == 0 ? 0x20 : $0 },
        as: UTF8.self)
      return words.contains(text) && !words.hasPrefix("/bin/sh") ? id : nil
    }
  }

  static func count(_ text: String) -> Int { ids("sleep " + text).count }

  /// How often the threads of a process have been woken.
  static func wakeUps(of process: pid_t) -> Int {
    Folder.names(in: "/proc/\(process)/task").reduce(0) { sum, thread in
      let status = String(
        decoding: Folder.bytes(of: "/proc/\(process)/task/\(thread)/status") ?? [], as: UTF8.self)
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
    }
  }
}
