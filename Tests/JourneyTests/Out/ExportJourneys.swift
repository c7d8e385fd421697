import Glibc
import Testing

@Suite("Exports", .serialized)
struct ExportJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  /// Runs a reading command on the demo.
  private func demo(_ words: String...) throws -> Program.Outcome {
    try Program.launch([Program.path, "demo"] + words, environment: folder.environment)
  }

  @Test func `each has the columns the README tells, and rows of those who pass`() throws {
    let readme = SourceTree().readme
    for what in ["purchases", "touches", "moves", "changes", "events", "plays"] {
      let outcome = try demo("export", what)
      #expect(outcome.code == 0)
      let columns = try #require(outcome.lines.first).split(separator: ",").map { "`\($0)`" }
      let line = try #require(readme.first { $0.hasPrefix("| `\(what)` |") })
      #expect(columns.allSatisfy(line.contains), "\(what)")
      #expect(line.split(separator: "`").count == 2 * columns.count + 3, "\(what)")
    }
    let all = try demo("export", "purchases")
    let some = try demo("export", "purchases", "owner:ana", "stage:3")
    #expect(some.lines.count > 1)
    #expect(some.lines.count < all.lines.count)
    #expect(some.lines.dropFirst().allSatisfy { $0.contains(",ana,") })
    let customers = try demo("export", "customers", "stalled")
    #expect(customers.lines.first?.hasSuffix(",website,source,consent,currency") == true)
    #expect(customers.lines.count == (try demo("list", "stalled", "--csv").lines.count))
  }

  @Test func `as of a day nothing later is exported`() throws {
    let outcome = try demo("export", "purchases", "--as-of", "2025-06-30")
    #expect(outcome.lines.count > 10)
    let days = outcome.lines.dropFirst().compactMap { $0.split(separator: ",").dropLast(3).last }
    #expect(days.allSatisfy { $0 <= "2025-06-30" })
  }

  @Test func `JSON is an array, JSON lines are objects, and the rows are the same`() throws {
    let json = try demo("export", "moves", "--format", "json").text
    let lines = try demo("export", "moves", "--format", "jsonl").lines
    #expect(json == "[" + lines.joined(separator: ",") + "]\n")
    #expect(lines.count == (try demo("export", "moves").lines.count - 1))
  }

  @Test func `text that begins a formula is made harmless in CSV, unless raw`() throws {
    let file = try folder.write(
      "customer,date,amount\n=1+1,2026-01-05,10\n \"@x\",2026-01-06,-3\n-5,2026-01-06,2\n",
      to: "f.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    let safe = try Program.run("export", "purchases", in: folder).text
    #expect(safe.contains(",'=1+1,,2026-01-05,10.00,"))
    #expect(safe.contains(",-3.00,"))
    #expect(safe.contains(",-5,,"))
    let raw = try Program.run("export", "purchases", "--raw", in: folder).text
    #expect(raw.contains(",=1+1,,2026-01-05,10.00,"))
    let json = try Program.run("export", "purchases", "--format", "json", in: folder).text
    #expect(json.contains("\"name\":\"=1+1\""))
  }

  @Test func `a file takes its place when it is complete, for its owner only`() throws {
    let path = folder.path + "/out.csv"
    try folder.write("old", to: "out.csv")
    let outcome = try demo("export", "purchases", "--output", path)
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(folder.text("out.csv") == (try demo("export", "purchases").text))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func `an export that fails leaves the old file`() throws {
    try folder.write("old", to: "out.csv")
    let outcome = try Program.launch(
      [
        "/bin/sh", "-c",
        "ulimit -f 8; exec \"$0\" demo export purchases --output '\(folder.path)/out.csv'",
        Program.path,
      ], environment: folder.environment)
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("cannot write the export"))
    #expect(folder.text("out.csv") == "old")
    #expect(Folder.names(in: folder.path) == ["out.csv"])
  }

  @Test func `memory does not grow with the rows`() throws {
    var text = "customer,date,amount\n"
    for number in 0..<300_000 {
      text += "Customer \(number % 997),20\(10 + number % 15)-0\(number % 9 + 1)-11,\(number)\n"
    }
    let file = try folder.write(text, to: "many.csv")
    #expect(try Program.run("import", file, in: folder).code == 0)
    // Less memory for data than the file takes that is written.
    let path = folder.path + "/out.jsonl"
    let outcome = try Program.launch(
      [
        "/bin/sh", "-c",
        "ulimit -d 20000; exec \"$0\" export purchases --format jsonl --output '\(path)'",
        Program.path,
      ], environment: folder.environment)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_size > 30_000_000)
  }

  private static let refused: [(words: [String], code: Int32)] = [
    (["export", "sales"], 2), (["export"], 2), (["export", "all", "--format", "csv"], 2),
    (["export", "all", "owner:ana"], 2), (["export", "plays", "owner:ana"], 2),
    (["export", "purchases", "--format", "xml"], 2), (["export", "moves", "stage:9"], 2),
    (["export", "moves", "--output", "/nonexistent/x"], 1),
    (["export", "moves", "--output", "/dev/null"], 1),
  ]

  @Test(arguments: refused)
  func `what cannot be exported is refused in a sentence`(words: [String], code: Int32) throws {
    let outcome = try Program.launch(
      [Program.path, "demo"] + words, environment: folder.environment)
    #expect(outcome.code == code)
    #expect(outcome.complaint.split(separator: "\n").count == 1)
  }

  @Test func `an export does not take the place of the store`() throws {
    try folder.importSample()
    for end in ["", ".lock"] {
      let outcome = try Program.run(
        "export", "purchases", "--output", folder.store + end, in: folder)
      #expect(outcome.code == 1)
    }
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `a whole store goes out and in again and is the same`() throws {
    let all = folder.path + "/all.jsonl"
    #expect(try demo("export", "all", "--output", all).code == 0)
    let told = try Program.run("import", all, in: folder)
    #expect(told.code == 0)
    #expect(told.text.contains("a whole store; 140 customers"))
    #expect(try Program.run("export", "all", in: folder).text == folder.text("all.jsonl"))
    #expect(try Program.run("check", in: folder).text == "sound\n")
    for what in ["purchases", "touches", "moves", "changes", "plays"] {
      #expect(
        try Program.run("export", what, in: folder).text == demo("export", what).text, "\(what)")
    }
    let again = try Program.run("import", all, in: folder)
    #expect(again.code == 1)
    #expect(again.complaint.contains("without customers"))
    #expect(try Program.run("undo", in: folder).text.hasPrefix("undone: import, "))
    #expect(try Program.run("list", in: folder).output.isEmpty)
  }

  @Test func `a whole store comes through a pipe, and half of one is refused`() throws {
    let through = try Program.launch(
      ["/bin/sh", "-c", "\"$0\" demo export all | \"$0\" import -", Program.path],
      environment: folder.environment)
    #expect(through.code == 0)
    for cut in ["head -n 900", "head -c 50000"] {
      let half = try Program.launch(
        [
          "/bin/sh", "-c",
          "\"$0\" demo export all | \(cut) | \"$0\" --store '\(folder.path)/half.db' import -",
          Program.path,
        ], environment: folder.environment)
      #expect(half.code == 65)
      #expect(half.complaint.contains("cut off"))
    }
    let purchases = try Program.launch(
      [
        "/bin/sh", "-c",
        "printf 'customer,date,amount\\nA,2026-01-05,1\\n' | "
          + "\"$0\" --store '\(folder.path)/p.db' import -", Program.path,
      ], environment: folder.environment)
    #expect(purchases.code == 0)
    #expect(purchases.text.contains("1 purchase added"))
  }
}
