import Canvas
import Dashboard
import Testing

/// The four sizes every screen is looked at in.
enum ScreenSize: String, CaseIterable, CustomTestStringConvertible {
  case small = "40x10"
  case usual = "80x24"
  case wide = "120x40"
  case large = "200x60"

  var columns: Int { [.small: 40, .usual: 80, .wide: 120, .large: 200][self] ?? 80 }
  var rows: Int { [.small: 10, .usual: 24, .wide: 40, .large: 60][self] ?? 24 }
  var testDescription: String { rawValue }

  func state(customers: Int = .max, isASCII: Bool = false) -> State {
    DemoSnapshot.state(columns, rows, customers: customers, isASCII: isASCII)
  }
}

@Suite struct PictureTests {
  @Test(arguments: ScreenSize.allCases)
  func `the loop looks as it was approved`(size: ScreenSize) {
    PictureFile(name: "loop-\(size.rawValue)").matches(size.state().picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `a selected customer is marked and has a card`(size: ScreenSize) {
    var state = size.state()
    state.press(.right, .right, .right, .down, .down)
    PictureFile(name: "loop-selected-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `the list looks as it was approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("3"), .down, .down)
    PictureFile(name: "customers-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `a customer's page looks as it was approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("3"), .down, .down, .down, .enter)
    PictureFile(name: "customer-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `help looks as it was approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("?"))
    PictureFile(name: "help-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `the palette looks as it was approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character(":"))
    state.type("stage")
    PictureFile(name: "palette-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `a filter being typed shows its error in place`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("/"))
    state.type("stage:3 momentun:<1")
    PictureFile(name: "filter-error-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test(arguments: ScreenSize.allCases)
  func `the choice of columns looks as it was approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("3"), .character("c"), .down)
    PictureFile(name: "columns-\(size.rawValue)").matches(state.picture().canvas)
  }

  /// Keys pressed in triage, as one character each, and the name of what they lead to.
  static let triage: [(name: String, keys: String)] = [
    ("triage", ""), ("triage-worked", "tchpux"), ("touch", "t"), ("touch-asked", "tca"),
    ("checklist", "↓↓a"), ("plan", "p"), ("snooze", "z"), ("bulk", "*o"), ("handoffs", "→"),
    ("history", "→→→H"), ("plays", "P"), ("confirm", "!tchpu"), ("care-page", "→⏎"),
  ]

  @Test(arguments: triage, ScreenSize.allCases)
  func `triage and what opens over it look as approved`(
    picture: (name: String, keys: String), size: ScreenSize
  ) {
    var desk = Desk(size.columns, size.rows)
    desk.pressSigns(picture.keys)
    PictureFile(name: "\(picture.name)-\(size.rawValue)").matches(desk.state.picture().canvas)
  }

  @Test(arguments: triage) func `triage is drawn in ASCII, too`(name: String, keys: String) {
    var desk = Desk(isASCII: true)
    desk.pressSigns(keys)
    let cells = desk.state.picture().canvas.cells
    #expect(cells.allSatisfy { (0x20...0x7E).contains($0.scalar) })
    // Every sign of ours has a likeness; only names of other scripts have none.
    let lines = desk.state.picture().canvas.lines
    #expect(!lines[lines.count - 1].dropLast(8).contains("?"))
  }

  @Test func `without UTF-8 the loop is drawn in ASCII`() {
    let canvas = ScreenSize.usual.state(isASCII: true).picture().canvas
    PictureFile(name: "loop-ascii-80x24").matches(canvas)
    #expect(canvas.cells.allSatisfy { (0x20...0x7E).contains($0.scalar) })
  }

  @Test func `seven customers look well, too`() {
    let canvas = ScreenSize.usual.state(customers: 7).picture().canvas
    PictureFile(name: "loop-seven-80x24").matches(canvas)
  }

  @Test func `an empty store says what to do`() {
    #expect(ScreenSize.usual.state(customers: 0).text.contains("i opens a file"))
  }
}
