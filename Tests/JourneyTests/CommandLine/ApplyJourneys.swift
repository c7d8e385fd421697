import Testing

@Suite("Changes by programs, as JSON lines", .serialized)
struct ApplyJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.importSample()
  }

  private func apply(_ lines: String...) throws -> Program.Outcome {
    try Program.run("apply", in: folder, reading: lines.joined(separator: "\n") + "\n")
  }

  @Test func `each line is answered with its event`() throws {
    let outcome = try apply(
      #"{"op":"touch","customer":"Casa Lima","channel":"call","actor":"bruno"}"#, "",
      ##"{"op":"set","customer":"#3","trait":"fit","value":3}"##,
      #"{"op":"purchase","customer":"café","amount":90071992547409.93,"day":null}"#)
    #expect(outcome.code == 0, "\(outcome.text)")
    #expect(outcome.errors.isEmpty)
    try #require(outcome.lines.count == 3)
    for line in outcome.lines { #expect(line.hasPrefix(#"{"ok":true,"event":""#)) }
    #expect(outcome.lines[0].hasSuffix(#","customer":3}"#))
    #expect(outcome.lines[2].hasSuffix(#","customer":1}"#))
    let page = try Program.run("show", "Casa Lima", "--json", in: folder)
    #expect(page.text.contains(#""by":"bruno""#))
    // A whole amount, though no Double holds it.
    let list = try Program.run("show", "Café Aurora", "--json", in: folder)
    #expect(list.text.contains(#""amount":90071992547409.93"#))
  }

  @Test func `a bad line changes nothing and stops nothing`() throws {
    let outcome = try apply(
      #"{"op":"plan","customer":"Casa Lima","what":"call","due":"soon"}"#,
      #"{"op":"paln","customer":"Casa Lima"}"#, #"{"op":"accept","customer":"Nobody"}"#,
      #"{"op":"note","customer":"Casa Lima","text":["a"]}"#, #"{"customer":"Casa Lima"}"#,
      #"{"op":"note","customer":"Casa Lima","text":"done","txet":"x"}"#,
      #"{"op":"note","customer":"Casa Lima","text":"done"}"#)
    #expect(outcome.code == 1)
    try #require(outcome.lines.count == 7)
    for (line, end) in zip(
      outcome.lines,
      [
        #""line":1,"field":"due"}"#, #""line":2,"field":"op"}"#, #""line":3,"field":"customer"}"#,
        #""line":4}"#, #""line":5,"field":"op"}"#, #""line":6}"#,
      ])
    {
      #expect(line.hasPrefix(#"{"ok":false,"error":""#))
      #expect(line.hasSuffix(end), "\(line)")
    }
    #expect(outcome.lines[1].contains("did you mean 'plan'"))
    #expect(outcome.lines[6].hasPrefix(#"{"ok":true"#))
    let log = try Program.run("log", "Casa Lima", in: folder)
    #expect(log.lines.count == 2)
    #expect(log.lines.first?.hasSuffix("noted: done") == true)
  }

  @Test func `what is no JSON is told in the exit code`() throws {
    let long = "\"" + String(repeating: "x", count: 1 << 20) + "\""
    let outcome = try apply(
      "nope", long, #"{"op":"note","customer":"Casa Lima","text":"a"}"#, "[1]")
    #expect(outcome.code == 65)
    try #require(outcome.lines.count == 4)
    #expect(outcome.lines[0].contains("no JSON"))
    #expect(outcome.lines[1].contains("longer than 1 MB"))
    #expect(outcome.lines[2].hasPrefix(#"{"ok":true"#))
    #expect(outcome.lines[3].contains("array"))
  }

  @Test func `the same id twice is one change`() throws {
    let line = #"{"op":"purchase","customer":"Casa Lima","amount":"5","id":"order-17"}"#
    for _ in 0..<2 {
      let outcome = try apply(line)
      #expect(outcome.text == "{\"ok\":true,\"event\":\"order-17\",\"customer\":3}\n")
    }
    #expect(try Program.run("log", "Casa Lima", in: folder).lines.count == 2)
  }

  @Test func `a step sent twice under one id is taken once`() throws {
    let line = #"{"op":"back","customer":"Casa Lima","id":"step-1"}"#
    try #require(try Program.run("move", "Casa Lima", "2", "--lap", "1", in: folder).code == 0)
    for _ in 0..<2 { #expect(try apply(line).code == 0) }
    #expect(try Program.run("list", "stage:1", "casa", in: folder).lines.count == 2)
    #expect(try apply(line.replacing("step-1", with: "step-2")).code == 1)
  }

  @Test func `what somebody else has changed since it was seen is left`() throws {
    let note = #"{"op":"note","customer":"Casa Lima","text":"a","actor":"bruno","seen":"#
    #expect(try apply(note + "99}").code == 0)
    try #require(try Program.run("note", "Casa Lima", "mine", in: folder).code == 0)
    let refused = try apply(note + "1}")
    #expect(refused.code == 1)
    #expect(refused.text.contains("changed meanwhile"))
    #expect(try apply(note + "soon}").code == 65)
  }

  @Test func `undo and redo are by the actor of the line`() throws {
    let outcome = try apply(
      #"{"op":"note","customer":"Casa Lima","text":"a","actor":"bruno"}"#,
      #"{"op":"undo","actor":"bruno"}"#, #"{"op":"redo","actor":"bruno"}"#,
      #"{"op":"redo","actor":"bruno"}"#)
    #expect(outcome.code == 0, "\(outcome.text)")
    try #require(outcome.lines.count == 4)
    #expect(outcome.lines[1].contains(#""undone":"Casa Lima noted: a"#))
    #expect(outcome.lines[2].contains(#""redone":"Casa Lima noted: a"#))
    #expect(outcome.lines[3] == #"{"ok":true,"redone":null}"#)
  }

  @Test func `each answer is there before the next line is read`() throws {
    let script = """
      { echo '{"op":"note","customer":"Casa Lima","text":"a"}'; n=0
        while [ ! -s answers ] && [ $n -lt 150 ]; do sleep 0.05; n=$((n+1)); done
        [ -s answers ] && echo '{"op":"note","customer":"Casa Lima","text":"b"}'
      } | '\(Program.path)' apply > answers
      """
    _ = try Program.launch(
      ["/bin/sh", "-c", "cd '\(folder.path)'; \(script)"], environment: folder.environment)
    #expect(folder.text("answers").split(separator: "\n").count == 2)
  }
}
