import Testing

@Suite("Changes of customers by command", .serialized)
struct ChangeJourneys {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.importSample()
  }

  struct Verb: CustomTestStringConvertible, Sendable {
    let words: [String]
    let answer: String
    let json: String
    var testDescription: String { words.joined(separator: " ") }
  }

  private static let verbs = [
    Verb(
      words: ["touch", "Casa Lima", "--channel", "phone", "--direction", "they"],
      answer: "they came by call, help",
      json: #""verb":"touch","channel":"call","direction":"pull","intent":"help""#),
    Verb(
      words: ["plan", "Casa Lima", "send", "the", "guide", "--due", "+3"],
      answer: "next: send the guide, ", json: #""verb":"plan","what":"send the guide","due":"2"#),
    Verb(
      words: ["move", "Casa Lima", "heat", "they asked"], answer: "moved to 4 Heat up, lap 1",
      json: #""verb":"move","stage":4,"lap":1,"reason":"they asked""#),
    Verb(
      words: ["snooze", "Casa Lima", "--until", "+2w", "--reason", "holidays"],
      answer: "snoozed until ", json: #""verb":"snooze","until":"2"#),
    Verb(
      words: ["snooze", "Casa Lima"], answer: "snoozed until they write",
      json: #""verb":"snooze"}"#),
    Verb(
      words: ["letgo", "Casa Lima", "they", "closed"], answer: "let go: they closed",
      json: #""verb":"letgo","reason":"they closed""#),
    Verb(
      words: ["assign", "Casa Lima", "bruno"], answer: "owned by bruno",
      json: #""verb":"assign","owner":"bruno""#),
    Verb(
      words: ["assign", "Casa Lima", "-"], answer: "owned by nobody", json: #""verb":"assign"}"#),
    Verb(
      words: ["mode", "Casa Lima", "buy", "--evidence", "a quote", "--hand-off", "bruno"],
      answer: "in buying mode: a quote; offered to bruno: a quote",
      json: #""verb":"mode","mode":"buying","evidence":"a quote","to":"bruno""#),
    Verb(
      words: ["handoff", "Casa Lima", "bruno"], answer: "offered to bruno",
      json: #""verb":"handoff","to":"bruno""#),
    Verb(
      words: ["note", "Casa Lima", "a", "-5", "degree", "night"],
      answer: "noted: a -5 degree night", json: #""verb":"note","text":"a -5 degree night""#),
    Verb(
      words: ["set", "Casa Lima", "stake", "1,200.5"], answer: "at stake: 1,200.50",
      json: #""verb":"set","trait":"stake","value":1200.50"#),
    Verb(
      words: ["purchase", "Casa Lima", "12.50", "--day", "yesterday"], answer: "bought for 12.50",
      json: #""verb":"purchase","day":"2"#),
    Verb(
      words: ["purchase", "Casa Lima", "-12.50"], answer: "gave back 12.50",
      json: #""amount":-12.50"#),
  ]

  @Test(arguments: verbs)
  func `each verb says what it did, to people and to programs`(_ verb: Verb) throws {
    let told = try Program.launch([Program.path] + verb.words, environment: folder.environment)
    #expect(told.code == 0, "\(told.complaint)")
    #expect(told.text.hasPrefix("Casa Lima: \(verb.answer)"), "\(told.text)")
    #expect(told.text.hasSuffix("; salesloop undo takes it back\n"))
    #expect(told.controls.isEmpty)

    let json = try Program.launch(
      [Program.path] + verb.words + ["--json"], environment: folder.environment)
    #expect(json.code == 0, "\(json.complaint)")
    #expect(json.text.hasPrefix("{\"event\":\""))
    #expect(json.text.contains(##""customers":[{"id":"#3","name":"Casa Lima"}]"##))
    #expect(json.text.contains(verb.json), "\(json.text)")
    #expect(try Program.run("check", in: folder).text == "sound\n")
  }

  @Test func `advance and back go from where they are`() throws {
    try #require(try Program.run("move", "Casa Lima", "7", in: folder).code == 0)
    let on = try Program.run("advance", "Casa Lima", in: folder)
    #expect(on.text.hasPrefix("Casa Lima: moved to 1 Sales Loop, lap 2"))
    let back = try Program.run("back", "Casa Lima", "too", "soon", in: folder)
    #expect(back.text.hasPrefix("Casa Lima: moved to 7 Swell, lap 1"))
    try #require(try Program.run("move", "Casa Lima", "1", "--lap", "1", in: folder).code == 0)
    let refused = try Program.run("back", "Casa Lima", in: folder)
    #expect(refused.code == 2)
    #expect(refused.complaint.contains("nothing before"))
  }

  @Test func `a hand-off is accepted, or returned with a reason`() throws {
    #expect(try Program.run("accept", "Casa Lima", in: folder).code == 1)
    for words in [["accept", "Casa Lima"], ["return", "Casa Lima", "not", "yet"]] {
      try #require(try Program.run("handoff", "Casa Lima", "bruno", in: folder).code == 0)
      let answer = try Program.launch(
        [Program.path, "--as", "bruno"] + words, environment: folder.environment)
      #expect(answer.code == 0, "\(answer.complaint)")
    }
    let list = try Program.run("list", "owner:bruno", "--json", in: folder)
    #expect(list.text.contains("Casa Lima"))
  }

  @Test func `who was let go can come back`() throws {
    #expect(try Program.run("comeback", "Casa Lima", in: folder).code == 1)
    try #require(try Program.run("letgo", "Casa Lima", "closed", in: folder).code == 0)
    let back = try Program.run("comeback", "Casa Lima", "a", "new", "shop", in: folder)
    #expect(back.text.hasPrefix("Casa Lima: taken up again: a new shop"))
  }

  // MARK: Remarks

  @Test func `an ask and an offer are asked for their reason, and done`() throws {
    let ask = try Program.run(
      "touch", "Casa Lima", "--channel", "email", "--intent", "ask", in: folder)
    #expect(ask.code == 0)
    #expect(ask.complaint.contains("why is it relevant to Casa Lima?"))
    let offer = try Program.run("move", "Casa Lima", "4", in: folder)
    #expect(offer.code == 0)
    #expect(offer.complaint.contains("why is it relevant to Casa Lima?"))
    let reasoned = try Program.run(
      "touch", "Casa Lima", "--channel", "email", "--intent", "ask", "--why", "it leaks",
      in: folder)
    #expect(reasoned.complaint.isEmpty)
  }

  @Test func `the third push of a week is remarked upon, a pull is not`() throws {
    for _ in 0..<2 {
      let push = try Program.run("touch", "Casa Lima", "--channel", "call", in: folder)
      #expect(push.code == 0)
      #expect(push.complaint.isEmpty)
    }
    let third = try Program.run("touch", "Casa Lima", "--channel", "email", in: folder)
    #expect(third.code == 0)
    #expect(third.complaint.contains("third push this week to Casa Lima"))
    let pull = try Program.run(
      "touch", "Casa Lima", "--channel", "email", "--direction", "pull", in: folder)
    #expect(pull.complaint.isEmpty)
    try #require(try Program.run("undo", in: folder).code == 0)
    try #require(try Program.run("undo", in: folder).code == 0)
    let again = try Program.run("touch", "Casa Lima", "--channel", "email", in: folder)
    #expect(again.complaint.contains("third push"))
  }

  // MARK: Customers on standard input

  @Test func `customers on standard input are changed in one unit`() throws {
    let outcome = try Program.run(
      "assign", "-", "bruno", in: folder, reading: "Casa Lima\r\n\n  café aurora \n#3\n")
    #expect(outcome.code == 0)
    #expect(
      outcome.lines == [
        "Casa Lima: owned by bruno", "Café Aurora: owned by bruno",
        "salesloop undo takes all 2 back",
      ])
    #expect(try Program.run("list", "owner:bruno", in: folder).lines.count == 4)
    let undone = try Program.run("undo", in: folder)
    #expect(undone.lines.count == 1)
    #expect(try Program.run("list", "owner:bruno", in: folder).lines.count == 2)
  }

  @Test func `nobody on standard input is nothing to do`() throws {
    let outcome = try Program.run("accept", "-", in: folder, reading: "\n")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  @Test func `one who is unknown or not clear keeps all from being changed`() throws {
    for (text, answer) in [
      ("Casa Lima\nNobody\n", "line 2: no customer 'Nobody'"),
      ("Casa Lima\n\nca\n", "line 3: 2 customers are called 'ca'"),
    ] {
      let outcome = try Program.run("letgo", "-", "closed", in: folder, reading: text)
      #expect(outcome.code == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.complaint.contains(answer))
    }
    #expect(try Program.run("undo", in: folder).text.contains("import"))
  }

  // MARK: Refusals

  @Test(arguments: [
    (["touch", "Casa Lima"], "letter"), (["touch", "Casa Lima", "--channel", "fax"], "letter"),
    (["plan", "Casa Lima", "x", "--due", "soon"], "+3"), (["letgo", "Casa Lima"], "REASON"),
    (["move", "Casa Lima", "8"], "7 Swell"), (["purchase", "Casa Lima", "1.234"], "decimals"),
    (["set", "Casa Lima", "fit", "5"], "no fit '5'"),
    (["touch", "Casa Lima", "--due", "t"], "'plan'"),
    (["accept", "Casa Lima", "now"], "one word too many"),
    (["mode", "Casa Lima", "happy"], "information and buying"),
    (["demo", "note", "Casa Lima", "x"], "the demo cannot be changed"),
    (["note", "Casa Lima", "x", "--as-of", "2026-01-01"], "the past cannot be changed"),
  ])
  func `wrong usage is told with what is possible`(words: [String], answer: String) throws {
    let outcome = try Program.launch([Program.path] + words, environment: folder.environment)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint.contains(answer), "\(outcome.complaint)")
    #expect(outcome.complaint.split(separator: "\n").count == 1)
  }

  @Test func `help of a change tells its parts`() throws {
    let help = try Program.run("help", "plan", in: folder)
    #expect(help.text.contains("plan CUSTOMER WHAT --due DAY [--why TEXT]"))
    #expect(help.text.contains("--due DAY"))
    #expect(help.text.contains("2026-11-30"))
    let touch = try Program.run("help", "touch", in: folder)
    for option in [
      "channel", "direction", "intent", "reception", "note", "why", "play", "json",
    ] {
      #expect(touch.text.contains("\n  --\(option)"))
    }
    #expect(try Program.run("help", "apply", in: folder).text.contains(#"{"op":"touch""#))
  }
}
