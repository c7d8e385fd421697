import LoopModel
import Testing

@Suite struct `What a person writes of a customer` {
  /// A Sunday.
  private static let today = Day(iso: "2026-11-22") ?? Day(number: 0)
  private let reader = ChangeReader(
    today: today, currency: Currency(code: "EUR"), actor: "ana")
  private let place = Place(stage: .momentum, lap: 3, purchases: 2)

  private func read(
    _ verb: String, _ fields: [String: String], at place: Place? = nil
  ) throws(ChangeProblem) -> Change {
    try reader.read(verb, fields, place: place)
  }

  private func problem(_ verb: String, _ fields: [String: String]) -> ChangeProblem? {
    do throws(ChangeProblem) {
      _ = try reader.unit(verb, fields, place: place)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Contacts and plans

  @Test(
    arguments: [
      ("mail", .email), ("e", nil), ("em", .email), ("E-Mail", .email), ("phone", .call),
      ("ca", .call), ("c", nil), ("meet", .visit), ("v", .visit), ("m", nil), ("chat", .chat),
      ("letter", .letter), ("fax", nil),
    ] as [(String, Touch.Channel?)])
  func `channels are known by their beginning`(text: String, channel: Touch.Channel?) throws {
    if let channel {
      #expect(try read("touch", ["channel": text]) == .touch(Contact(channel: channel)))
    } else {
      #expect(problem("touch", ["channel": text])?.field == .channel)
    }
  }

  @Test func `a contact takes all its parts`() throws {
    let change = try read(
      "touch",
      [
        "channel": "call", "direction": "they", "intent": "a", "reception": "use",
        "note": "  their boiler ", "why": "it leaks", "play": "4",
      ])
    let contact = Contact(
      channel: .call, direction: .pull, intent: .ask, reception: .useful, note: "their boiler",
      why: "it leaks", play: 4)
    #expect(change == .touch(contact))
    #expect(
      try read("touch", ["channel": "web", "direction": "we"]) == .touch(Contact(channel: .web)))
  }

  @Test func `a plan has a day from today on`() throws {
    let plan = try read("plan", ["what": "send the guide", "due": "mon", "by": "me"])
    let monday = Self.today.advanced(by: 1)
    #expect(plan == .plan(PlannedAction(what: "send the guide", due: monday, by: "ana")))
    #expect(problem("plan", ["what": "x", "due": "2026-11-21"])?.message.contains("over") == true)
    #expect(problem("plan", ["what": "x", "due": "soon"])?.message.contains("+3") == true)
    #expect(problem("plan", ["what": "x", "due": "9999-01-01"])?.field == .due)
    #expect(problem("plan", ["due": "t"])?.field == .what)
    #expect(problem("plan", ["what": "  ", "due": "t"])?.field == .what)
  }

  // MARK: Moves

  @Test(
    arguments: [
      ("2", Stage.customerExperience, 3), ("heat", .heatUp, 2), ("sales loop", .salesLoop, 3),
    ] as [(String, Stage, Int32)])
  func `a move without a lap fits the purchases`(text: String, stage: Stage, lap: Int32) throws {
    let move = try read("move", ["stage": text, "reason": "why not"], at: place)
    #expect(move == .move(Relocation(stage: stage, lap: lap, reason: "why not")))
  }

  @Test func `a move of somebody who never bought is on lap 1`() throws {
    let start = Place(stage: .salesLoop, lap: 1, purchases: 0)
    for stage in Stage.allCases { #expect(start.lap(of: stage) == 1) }
    #expect(
      try read("move", ["stage": "5", "lap": "9"]) == .move(Relocation(stage: .automation, lap: 9)))
    #expect(problem("move", ["stage": "5", "lap": "0"])?.field == .lap)
    #expect(problem("move", ["stage": "8"])?.message.contains("7 Swell") == true)
    #expect(throws: ChangeProblem.self) { try read("move", ["stage": "5"]) }
  }

  @Test(
    arguments: [
      ("advance", .momentum, 3, .heatUp, 3), ("advance", .swell, 2, .salesLoop, 3),
      ("back", .heatUp, 2, .momentum, 2), ("back", .salesLoop, 2, .swell, 1),
    ] as [(String, Stage, Int32, Stage, Int32)])
  func `advance and back go round the loop`(
    verb: String, stage: Stage, lap: Int32, to: Stage, newLap: Int32
  ) throws {
    let place = Place(stage: stage, lap: lap, purchases: 1)
    #expect(
      try read(verb, ["reason": "r"], at: place)
        == .move(Relocation(stage: to, lap: newLap, reason: "r")))
  }

  @Test func `there is nothing before the first stage of the first lap`() {
    let start = Place(stage: .salesLoop, lap: 1, purchases: 0)
    #expect(throws: ChangeProblem.self) { try read("back", [:], at: start) }
  }

  // MARK: The rest

  @Test func `a snooze ends on a day to come or when they write`() throws {
    #expect(try read("snooze", [:]) == .snooze(until: nil, reason: ""))
    #expect(try read("snooze", ["until": "they write"]) == .snooze(until: nil, reason: ""))
    #expect(
      try read("snooze", ["until": "+2w", "reason": "holidays"])
        == .snooze(until: Self.today.advanced(by: 14), reason: "holidays"))
    #expect(problem("snooze", ["until": "t"])?.field == .until)
    #expect(problem("snooze", ["until": "never"])?.message.contains("they write") == true)
  }

  @Test func `owners may be oneself or nobody`() throws {
    #expect(try read("assign", ["owner": "me"]) == .assign(owner: "ana"))
    #expect(try read("assign", ["owner": "-"]) == .assign(owner: ""))
    #expect(try read("assign", ["owner": ""]) == .assign(owner: ""))
    #expect(problem("assign", [:])?.field == .owner)
    #expect(try read("handoff", ["to": "bruno"]) == .offerHandOff(to: "bruno", reason: ""))
    #expect(problem("handoff", ["to": "-"])?.field == .to)
  }

  @Test func `a mode may bring a hand-off with it`() throws {
    let fields = ["mode": "buy", "evidence": "asked for a quote"]
    let mode = Change.setMode(.buying, evidence: "asked for a quote")
    #expect(try read("mode", fields) == mode)
    for name in ["hand-off", "hand_off"] {
      let both = try reader.unit(
        "mode", fields.merging([name: "bruno"]) { $1 }, place: nil)
      #expect(both == [mode, .offerHandOff(to: "bruno", reason: "asked for a quote")])
    }
    #expect(problem("mode", ["mode": "happy"])?.message.contains("information and buying") == true)
  }

  @Test func `what parks a customer or gives them back has a reason`() throws {
    #expect(try read("letgo", ["reason": "closed"]) == .letGo(reason: "closed"))
    #expect(try read("return", ["reason": "not yet"]) == .returnHandOff(reason: "not yet"))
    #expect(try read("comeback", [:]) == .comeBack(reason: ""))
    #expect(try read("accept", [:]) == .acceptHandOff)
    #expect(problem("letgo", [:])?.field == .reason)
    #expect(problem("return", ["reason": ""])?.field == .reason)
    #expect(problem("accept", ["reason": "x"])?.message.contains("it has none") == true)
  }

  @Test func `traits keep what they are made of`() throws {
    #expect(try read("set", ["trait": "fit", "value": "3"]) == .describe(.fit, "3"))
    #expect(try read("set", ["trait": "st", "value": "1,200"]) == .describe(.stake, "120000"))
    #expect(try read("set", ["trait": "buys", "value": "-"]) == .describe(.buys, ""))
    #expect(problem("set", ["trait": "fit", "value": "4"])?.field == .value)
    #expect(problem("set", ["trait": "stake", "value": "-3"])?.field == .value)
    #expect(problem("set", ["trait": "p", "value": "x"])?.message.contains("or phone") == true)
    #expect(problem("set", ["trait": "shoe", "value": "x"])?.message.contains("stake") == true)
  }

  @Test func `a purchase is of today unless told, and never to come`() throws {
    #expect(
      try read("purchase", ["amount": "1234.50"]) == .purchase(day: Self.today, amount: 123_450))
    #expect(
      try read("purchase", ["amount": "-5", "day": "yesterday"])
        == .purchase(day: Self.today.advanced(by: -1), amount: -500))
    #expect(problem("purchase", ["amount": "1", "day": "+1"])?.field == .day)
    #expect(problem("purchase", ["amount": "1.234"])?.field == .amount)
    #expect(problem("purchase", ["amount": "0.00"])?.field == .amount)
  }

  @Test func `what is not known is told with what is`() {
    #expect(problem("tuch", [:])?.message.contains("did you mean 'touch'") == true)
    #expect(problem("tuch", [:])?.message.contains("advance") == true)
    #expect(problem("touch", ["chanel": "call"])?.message.contains("channel, direction") == true)
    #expect(problem("touch", ["channel": "call", "due": "t"])?.field == .due)
    #expect(problem("touch", [:])?.message.contains("letter") == true)
  }
}

@Suite struct `The table of changes` {
  @Test func `has every sort of change, and each word once`() {
    #expect(Set(ChangeForm.all.map(\.verb)) == Set(Change.Verb.allCases))
    #expect(Set(ChangeForm.all.map(\.word)).count == ChangeForm.all.count)
    for verb in Change.Verb.allCases { #expect(ChangeForm.named(verb.rawValue)?.verb == verb) }
  }

  @Test func `asks for what must be there before what may`() {
    for form in ChangeForm.all {
      let operands = form.operands.map(\.isRequired)
      #expect(operands == operands.filter(\.self) + operands.filter { !$0 }, "\(form.word)")
    }
    #expect(ChangeForm.named("plan")?.shortUsage == "CUSTOMER WHAT --due DAY")
    #expect(ChangeForm.named("move")?.usage == "CUSTOMER STAGE [REASON] [--lap N]")
  }
}
