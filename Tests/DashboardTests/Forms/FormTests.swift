import Canvas
@testable import Dashboard
import LoopModel
import Testing

@Suite struct FormTests {
  /// Monday, 16 March 2026.
  static let today = Day(number: 20_528)
  static let owners = ["ana", "anselm", "bruno"]

  static func form(_ purpose: Form.Purpose, mode: Mode = .buying) -> Form {
    Form(
      purpose: purpose, customers: [CustomerID(1)], title: "Acme",
      steps: purpose.steps(actor: "ana", owners: owners, mode: mode))
  }

  /// Gives keys to a form, a character after the other.
  static func press(_ form: inout Form, _ keys: String) -> Form.Outcome? {
    var last: Form.Outcome?
    for character in keys {
      let key: Key =
        switch character {
        case "⏎": .enter
        case "⌫": .backspace
        case "⇥": .tab
        case "↑": .up
        case "⎋": .escape
        default: .character(character)
        }
      last = form.take(key) { Form.problem($0, $1, today: today) }
    }
    return last
  }

  /// Keys that answer all of a form, and what the last of them comes to.
  @Test(arguments: [
    (Form.Purpose.touch, "chpu", ["call", "help", "push", "useful"]),
    (.touch, "wali", ["web", "ask", "pull", "ignored"]),
    (.plan, "Call⏎knows the cost⏎+3⏎⏎", ["Call", "knows the cost", "+3", "ana"]),
    (.advance, "they agreed⏎", ["they agreed"]),
    (.back, "⏎", [""]),
    (.snooze, "fri⏎rebuilding⏎", ["fri", "rebuilding"]),
    (.snooze, "⏎⏎", ["", ""]),
    (.letGo, "closed⏎", ["closed"]),
    (.assign, "bruno⏎", ["bruno"]),
    (.mode, "asked for prices⏎bruno⏎", ["asked for prices", "bruno"]),
    (.answerHandOff, "a", ["accept"]),
    (.answerHandOff, "rtoo early⏎", ["return", "too early"]),
    (.note, "likes tea⏎", ["likes tea"]),
    (.addPlay(.swell, nil), "Thank them⏎", ["Thank them"]),
  ])
  func `each form is answered key by key`(
    purpose: Form.Purpose, keys: String, answers: [String]
  ) {
    var form = FormTests.form(purpose)
    let isAsk = keys == "wali"
    #expect(FormTests.press(&form, keys) == (isAsk ? .goesOn : .done))
    #expect(form.steps.compactMap(\.answer) == answers)
  }

  @Test func `an ask wants to know why it is relevant to them`() {
    var form = FormTests.form(.touch)
    #expect(FormTests.press(&form, "eapn") == .goesOn)
    #expect(form.current?.question == "Why is it relevant to them?")
    #expect(FormTests.press(&form, "⏎") == .goesOn)
    #expect(form.problem.contains("needed"))
    #expect(FormTests.press(&form, "they run out on Fridays⏎") == .done)
    #expect(form.answer(.why) == "they run out on Fridays")
  }

  @Test func `a capital letter asks for a note`() {
    var form = FormTests.form(.touch)
    #expect(FormTests.press(&form, "chpU") == .goesOn)
    #expect(form.current?.field == .note)
    #expect(FormTests.press(&form, "spoke of the fair⏎") == .done)
    #expect(form.answer(.note) == "spoke of the fair")
  }

  @Test func `backspace and up go one back, and the answer is given anew`() {
    var form = FormTests.form(.touch)
    #expect(FormTests.press(&form, "ca⌫h") == .goesOn)
    #expect(form.current?.field == .direction)
    #expect(form.answer(.intent) == "help")
    var plan = FormTests.form(.plan)
    #expect(FormTests.press(&plan, "Call⏎↑") == .goesOn)
    #expect(plan.line.text == "Call")
    #expect(FormTests.press(&plan, " them⏎") == .goesOn)
    #expect(plan.answer(.what) == "Call them")
  }

  @Test func `from an ask back to a help nobody is asked why any more`() {
    var form = FormTests.form(.touch)
    #expect(FormTests.press(&form, "capu⌫⌫⌫hpu") == .done)
    #expect(form.answer(.why).isEmpty)
    #expect(form.steps.count == 4)
  }

  @Test func `escape leaves it at every question`() {
    for keys in ["⎋", "c⎋", "ch⎋", "chp⎋", "capu⎋"] {
      var form = FormTests.form(.touch)
      #expect(FormTests.press(&form, keys) == .cancelled)
    }
  }

  @Test(arguments: ["yesterday", "32", "2026-02-30", "+99999", "2026-03-15"])
  func `a wrong or a past day is refused with what would be right`(day: String) {
    var form = FormTests.form(.plan)
    #expect(FormTests.press(&form, "Call⏎⏎\(day)⏎") == .goesOn)
    #expect(form.problem.contains(day == "2026-03-15" ? "is past" : "is no day"))
    #expect(form.current?.field == .due)
  }

  @Test func `a snooze until today is none`() {
    var form = FormTests.form(.snooze)
    #expect(FormTests.press(&form, "t⏎") == .goesOn)
    #expect(form.problem.contains("later day"))
  }

  @Test(arguments: [Form.Purpose.letGo, .note, .plan])
  func `what is needed is not left empty`(purpose: Form.Purpose) {
    var form = FormTests.form(purpose)
    #expect(FormTests.press(&form, "  ⏎") == .goesOn)
    #expect(form.problem.contains("needed"))
  }

  @Test func `a returned hand-off wants a reason`() {
    var form = FormTests.form(.answerHandOff)
    #expect(FormTests.press(&form, "r⏎") == .goesOn)
    #expect(form.problem.contains("needed"))
  }

  @Test func `a digit takes a play`() {
    var plan = FormTests.form(.plan)
    plan.plays = [
      Play(id: 7, stage: .swell, text: "Thank them"), Play(id: 9, stage: .swell, text: "Ask"),
    ]
    #expect(FormTests.press(&plan, "2") == .goesOn)
    #expect(plan.line.text == "Ask")
    #expect(plan.play == 9)
    // Where something is typed a digit is a digit, and where there is no play, too.
    #expect(FormTests.press(&plan, "1") == .goesOn)
    #expect(plan.line.text == "Ask1")
    var touch = FormTests.form(.touch)
    touch.plays = plan.plays
    #expect(FormTests.press(&touch, "1chpu") == .goesOn)
    #expect(touch.line.text == "Thank them")
    #expect(FormTests.press(&touch, "⏎") == .done)
    #expect(touch.answer(.note) == "Thank them")
  }

  @Test func `a key that is no choice tells the choices`() {
    var form = FormTests.form(.touch)
    #expect(FormTests.press(&form, "x") == .goesOn)
    #expect(form.problem.contains("e email"))
    #expect(form.place == 0)
  }

  @Test func `Tab completes a name, and goes on to the next that fits`() {
    var form = FormTests.form(.assign)
    #expect(FormTests.press(&form, "an⇥") == .goesOn)
    #expect(form.line.text == "ana")
    #expect(form.suggestions == ["anselm"])
    #expect(FormTests.press(&form, "⇥") == .goesOn)
    #expect(form.line.text == "anselm")
    #expect(FormTests.press(&form, "⇥⏎") == .done)
    #expect(form.answer(.owner) == "ana")
    var empty = FormTests.form(.assign)
    #expect(FormTests.press(&empty, "⇥⇥⇥") == .goesOn)
    #expect(empty.line.text == "bruno")
    // What stood there before gives way to the others.
    var plan = FormTests.form(.plan)
    #expect(FormTests.press(&plan, "Call⏎⏎t⏎⇥") == .goesOn)
    #expect(plan.line.text == "anselm")
  }

  @Test func `a name nobody has is asked about once, and a known one is written as it is`() {
    var form = FormTests.form(.assign)
    #expect(FormTests.press(&form, "Bruna⏎") == .goesOn)
    #expect(form.problem.contains("nobody is called 'Bruna' yet"))
    #expect(FormTests.press(&form, "⏎") == .done)
    #expect(form.answer(.owner) == "Bruna")
    var known = FormTests.form(.assign)
    #expect(FormTests.press(&known, "BRUNO⏎") == .done)
    #expect(known.answer(.owner) == "bruno")
  }

  @Test func `to information nobody is handed off`() {
    let form = FormTests.form(.mode, mode: .information)
    #expect(form.steps.map(\.field) == [.evidence])
  }
}
