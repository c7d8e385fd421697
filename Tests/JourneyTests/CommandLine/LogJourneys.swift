import Testing

@Suite("What was done, taken back and done again", .serialized)
struct LogJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.importSample()
    try run(["move", "Casa Lima", "2", "they said yes"])
    try run(["move", "Casa Lima", "heat", "they asked"])
    try run(["--as", "bruno", "note", "Café Aurora", "new chef"])
  }

  @discardableResult
  private func run(_ words: [String]) throws -> Program.Outcome {
    let outcome = try Program.launch([Program.path] + words, environment: folder.environment)
    try #require(outcome.code == 0, "\(outcome.complaint)")
    return outcome
  }

  @Test func `log tells when, who, whom, what and what was before, newest first`() throws {
    let lines = try run(["log"]).lines
    try #require(lines.count >= 4)
    let day = #/^\d{4}-\d\d-\d\d \d\d:\d\d  /#
    for line in lines { #expect(line.firstMatch(of: day) != nil, "\(line)") }
    #expect(lines[0].contains("  bruno  ") && lines[0].contains("  Café Aurora  noted: new chef"))
    #expect(lines[1].hasSuffix("2 Customer Experience, lap 2 → moved to 4 Heat up, lap 1"))
    #expect(lines.last?.contains("import: 4 purchases") == true)
  }

  @Test func `log of one customer leaves the others out`() throws {
    let text = try run(["log", "Casa Lima"]).text
    #expect(text.contains("moved to 4 Heat up"))
    #expect(!text.contains("chef"))
    #expect(try run(["log", "Casa Lima", "--limit", "1"]).lines.count == 1)
    let past = try run(["log", "--as-of", "2026-01-01"])
    #expect(past.output.isEmpty)
    #expect(past.complaint.contains("nothing was done yet"))
  }

  @Test func `what was taken back is marked until it is done again`() throws {
    let move = "Casa Lima moved to 4 Heat up, lap 1"
    #expect(try run(["undo"]).text.hasPrefix("undone: \(move), "))
    let lines = try run(["log", "Casa Lima"]).lines
    #expect(lines[0].hasSuffix("undo of: moved to 4 Heat up, lap 1"))
    #expect(lines[1].hasSuffix("moved to 4 Heat up, lap 1 (undone)"))
    #expect(try run(["list", "stage:2", "casa"]).lines.count == 2)

    #expect(try run(["redo"]).text.hasPrefix("redone: \(move), "))
    #expect(try !run(["log"]).text.contains("(undone)"))
    #expect(try run(["list", "stage:4", "casa"]).lines.count == 2)
    #expect(try run(["redo"]).text == "ana has nothing to redo\n")
  }

  @Test func `undo and redo take only one's own`() throws {
    #expect(try run(["--as", "carla", "undo"]).text == "carla has nothing to undo\n")
    #expect(try run(["--as", "bruno", "undo"]).text.contains("noted: new chef"))
  }

  @Test func `programs get it as JSON and CSV`() throws {
    let json = try run(["log", "Casa Lima", "--json"]).text
    #expect(json.hasPrefix(#"[{"sequence":"#) && json.hasSuffix("}]\n"))
    #expect(json.contains(##""customer":"#3","name":"Casa Lima""##))
    #expect(json.contains(#""before":"2 Customer Experience, lap 2","undone":false"#))
    #expect(json.contains(#""fields":{"stage":4,"lap":1,"reason":"they asked"}"#))
    let csv = try run(["log", "Casa Lima", "--csv"]).lines
    #expect(csv.first == "sequence,event,at,actor,kind,customer,name,what,before,undone,undoes")
    #expect(csv.count == 4)

    let undone = try run(["undo", "--json"]).text
    #expect(undone.contains(#","undone":"Casa Lima moved to 4 Heat up, lap 1, "#))
    #expect(undone.contains(#","kind":"move"}"#))
    #expect(try run(["redo", "--json"]).text.contains(#","redone":"Casa Lima moved"#))
    #expect(try run(["redo", "--json"]).text == "{\"redone\":null}\n")
  }
}
