import Glibc
import Testing

@Suite("Copies, calendar and privacy", .serialized)
struct CopyJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.importSample()
  }

  private var backup: String { folder.path + "/b.db" }

  @Test func `a backup tells its size and last event, and comes back`() throws {
    let outcome = try Program.run("backup", backup, in: folder)
    #expect(outcome.code == 0)
    #expect(outcome.text.contains(" bytes, 3 customers, last event "))
    let refused = try Program.run("backup", backup, in: folder)
    #expect(refused.code == 1)
    #expect(refused.complaint.contains("--force"))
    #expect(
      try Program.run("backup", backup, "--force", "--json", in: folder).text.contains(
        "\"last_event\":"))
    #expect(try Program.run("note", "casa", "later", in: folder).code == 0)

    let there = try Program.run("restore", backup, in: folder)
    #expect(there.code == 1)
    let restored = try Program.run("restore", backup, "--force", in: folder)
    #expect(restored.code == 0)
    #expect(restored.text.contains("the store that was there is kept as "))
    #expect(try !Program.run("log", "casa", in: folder).text.contains("later"))
    #expect(try Program.run("check", in: folder).text == "sound\n")
    #expect(try Program.run("info", in: folder).text.contains("missing") == false)
    let kept = try #require(
      Folder.names(in: folder.path).first { $0.hasPrefix("loop.db.20") })
    let old = try Program.run("--store", folder.path + "/" + kept, "log", "casa", in: folder)
    #expect(old.text.contains("later"))
  }

  @Test func `a backup that is killed leaves a whole file or none`() throws {
    let big = folder.path + "/big.jsonl"
    #expect(
      try Program.launch(
        [Program.path, "demo", "export", "all", "--output", big],
        environment: folder.environment
      ).code == 0)
    #expect(
      try Program.run("--store", folder.path + "/big.db", "import", big, in: folder).code == 0)
    for round in 0..<12 {
      let name = folder.path + "/k\(round).db"
      _ = try Program.launch(
        [
          "/bin/sh", "-c",
          "\"$0\" --store '\(folder.path)/big.db' backup '\(name)' & sleep 0.0\(round)\(round); "
            + "kill -9 $! ; wait", Program.path,
        ], environment: folder.environment)
      if access(name, F_OK) == 0 {
        #expect(try Program.run("--store", name, "check", in: folder).text == "sound\n")
      }
      // What was left is no hindrance.
      let again = try Program.run(
        "--store", folder.path + "/big.db", "backup", name, "--force", in: folder)
      #expect(again.code == 0, "\(again.complaint)")
      #expect(access(name + ".partial", F_OK) != 0)
    }
  }

  @Test func `plans are days of a calendar`() throws {
    #expect(
      try Program.run(
        "plan", "casa", "call", "them;", "back", "--due", "+3", "--why", "their boiler leaks",
        in: folder
      ).code == 0)
    #expect(
      try Program.run("plan", "berta", "visit", "--due", "+5", "--by", "bruno", in: folder).code
        == 0)
    let all = try Program.run("calendar", in: folder)
    #expect(all.code == 0)
    #expect(all.text.contains("SUMMARY:Casa Lima: call them\\; back\r\n"))
    #expect(all.text.contains("DESCRIPTION:their boiler leaks\\nby ana\r\n"))
    #expect(all.text.split(separator: "BEGIN:VEVENT").count == 3)
    #expect(all.text == (try Program.run("calendar", in: folder).text))
    let own = try Program.run("calendar", "--owner", "bruno", in: folder)
    #expect(own.text.split(separator: "BEGIN:VEVENT").count == 2)
    #expect(own.text.contains("Berta"))
    #expect(try Program.run("touch", "casa", "--channel", "call", in: folder).code == 0)
    #expect(try Program.run("calendar", "owner:me", in: folder).text.contains("Casa"))
  }

  @Test func `consent is recorded, shown and exported`() throws {
    #expect(
      try Program.run(
        "set", "casa", "consent", "newsletter, by phone on 2026-03-02", in: folder
      ).code == 0)
    let page = try Program.run("show", "casa", in: folder).text
    #expect(page.contains("consent: newsletter, by phone on 2026-03-02 ("))
    #expect(
      try Program.run("show", "casa", "--json", in: folder).text
        .contains("\"consent\":\"newsletter, by phone on 2026-03-02\""))
    #expect(
      try Program.run("export", "customers", in: folder).text
        .contains(",\"newsletter, by phone on 2026-03-02\",\n"))
  }

  @Test func `everything about one person is one object`() throws {
    _ = try Program.run("set", "casa", "consent", "newsletter", in: folder)
    _ = try Program.run("note", "casa", "likes", "tea", in: folder)
    _ = try Program.run("touch", "casa", "--channel", "call", in: folder)
    let text = try Program.run("customer", "export", "casa", in: folder).text
    for part in [
      "\"name\":\"Casa Lima\"", "\"trait\":\"consent\",\"value\":\"newsletter\"",
      "\"purchase_list\":[{\"date\":\"2025-11-20\",\"amount\":1250.00,", "\"text\":\"likes tea\"",
      "\"channel\":\"call\"", "\"events\":[{\"sequence\":",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("Berta"))
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
  }

  @Test func `a person is erased only when they are named again, and then for good`() throws {
    _ = try Program.run("note", "casa", "a secret of theirs", in: folder)
    let unsaid = try Program.run("customer", "erase", "casa", in: folder)
    #expect(unsaid.code == 2)
    #expect(unsaid.complaint.contains("cannot be undone"))
    #expect(
      try Program.run("customer", "erase", "casa", "--confirm", "casa", in: folder).code == 1)
    #expect(try Program.run("show", "casa", in: folder).code == 0)

    let erased = try Program.run(
      "customer", "erase", "casa", "--confirm", "Casa Lima", in: folder)
    #expect(erased.code == 0)
    #expect(
      erased.text.contains("only totals by month now: 1, "))
    for name in ["loop.db", "loop.db-wal", "loop.db-shm", "loop.db.lock"] {
      let bytes = folder.read(name) ?? []
      for word in ["Casa Lima", "a secret of theirs"] {
        #expect(bytes.firstRange(of: Array(word.utf8)) == nil, "\(name)")
      }
    }
    #expect(try Program.run("show", "casa", in: folder).code == 1)
    #expect(try Program.run("info", in: folder).text.contains("erased 2025-11"))
    #expect(try Program.run("log", in: folder).code == 0)
    #expect(try Program.run("undo", in: folder).text.hasPrefix("undone: import"))
    #expect(try Program.run("list", in: folder).output.isEmpty)
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `the demo loses nobody`() throws {
    #expect(
      try Program.run("demo", "customer", "erase", "#1", "--confirm", "x", in: folder).code == 2)
    #expect(try Program.run("demo", "restore", "x", in: folder).code == 2)
  }

  @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0))
  func `every example with sqlite3 in the README runs, and every view has one`() throws {
    _ = try Program.run("set", "casa", "consent", "newsletter", in: folder)
    _ = try Program.run("plan", "casa", "call", "--due", "+3", in: folder)
    _ = try Program.run("note", "casa", "likes", "tea", in: folder)
    _ = try Program.run("move", "casa", "7", in: folder)
    _ = try Program.run("touch", "casa", "--channel", "call", "--direction", "pull", in: folder)
    let readme = SourceTree().readme
    let examples = readme.filter { $0.hasPrefix("sqlite3 ~/.local/share/salesloop/loop.db ") }
    for example in examples {
      let line = example.replacing("~/.local/share/salesloop/loop.db", with: folder.store)
      let outcome = try Program.launch(["/bin/sh", "-c", line], environment: folder.environment)
      #expect(outcome.code == 0, "\(outcome.complaint)")
      #expect(!outcome.output.isEmpty, "\(example)")
    }
    for view in [
      "customers", "purchases", "moves", "touches", "changes", "plans", "notes", "events",
    ] {
      #expect(examples.contains { $0.contains("v_\(view)") })
      let columns = try Program.launch(
        [
          "/usr/bin/sqlite3", folder.store,
          "SELECT '`' || group_concat(name, '`, `') || '`' FROM pragma_table_info('v_\(view)')",
        ], environment: folder.environment)
      let line = try #require(readme.first { $0.hasPrefix("| `v_\(view)` |") })
      #expect(line == "| `v_\(view)` | \(columns.lines.first ?? "") |")
    }
  }
}
