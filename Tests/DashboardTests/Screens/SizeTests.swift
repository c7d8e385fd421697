import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct SizeTests {
  @Test func `every size from nothing to large draws without fault, with keys pressed`() {
    var state = DemoSnapshot.state(80, 24)
    let keys: [Key] = [
      .right, .down, .enter, .escape, .character("3"), .pageDown, .character("/"), .character("x"),
      .escape, .character("?"), .escape, .character(":"), .escape, .character("c"), .escape, .tab,
    ]
    var count = 0
    for columns in stride(from: 0, through: 230, by: 7) {
      for rows in stride(from: 0, through: 70, by: 5) {
        _ = state.update(.resized(Size(columns: columns, rows: rows)))
        state.press(keys[count % keys.count])
        count += 1
        #expect(state.picture().canvas.size == Size(columns: columns, rows: rows))
      }
    }
  }

  /// What opens over triage, and at the end everything marked.
  static let triage = [
    "", "t", "tca", "tcapu", "a", "p", "p1", "z", "m", "x", "o", "e", "H", "P", "Pe", "!tchpu", "⏎",
    "→", "→y", "→→→", "→→→→", "*t", "*o", "*z",
  ]

  @Test(arguments: triage)
  func `triage and what opens over it draw at every size without fault`(keys: String) {
    var desk = Desk()
    desk.pressSigns(keys)
    for columns in stride(from: 0, through: 210, by: 14) {
      for rows in stride(from: 0, through: 66, by: 5) {
        let size = Size(columns: columns, rows: rows)
        _ = desk.state.update(.resized(size))
        let picture = desk.state.picture()
        #expect(picture.canvas.size == size)
        guard let cursor = picture.cursor else { continue }
        #expect(cursor.column < columns && cursor.row < rows, "\(size) \(cursor)")
      }
    }
  }

  @Test func `names of other scripts and long ones leave every column in its place`() {
    let names = [
      String(repeating: "Very long name of a customer ", count: 9), "東京珈琲輸入販売株式会社大阪支店",
      "مقهى النخيل الذهبي للتجارة", "שלום קפה ובית קלייה", "नमस्ते चाय घर", "e\u{301}\u{323}clair 👩‍👩‍👧‍👦",
    ]
    for (columns, rows) in [(40, 10), (60, 20), (80, 24), (120, 40)] {
      var desk = Desk(columns, rows)
      let plain = desk.state.picture().canvas
      desk.rename(names)
      let canvas = desk.state.picture().canvas
      // The end of every row of the queue is as it was.
      for row in 2..<4 {
        for column in (columns - 9)..<columns {
          #expect(canvas[column, row] == plain[column, row], "\(columns)×\(rows), row \(row)")
        }
      }
      for keys in ["t", "*o", "H", "P"] {
        desk.pressSigns(keys)
        _ = desk.state.picture()
        desk.press(.escape)
      }
    }
  }

  @Test func `below 40 by 10 one line says so`() {
    var state = DemoSnapshot.state(39, 10)
    #expect(state.text.hasPrefix("salesloop needs 40×10"))
    _ = state.update(.resized(Size(columns: 40, rows: 9)))
    #expect(state.text.hasPrefix("salesloop needs 40×10"))
    _ = state.update(.resized(Size(columns: 40, rows: 10)))
    #expect(state.text.contains("Momentum"))
  }

  @Test func `labels never touch the ring at 80 by 24`() {
    let lines = DemoSnapshot.state(80, 24).picture().canvas.lines
    for name in ["Sales Loop", "Customer Exp.", "Momentum", "Metrics", "Automation", "Swell"] {
      let line = lines.dropFirst().first { $0.contains(name) }
      let text = line ?? ""
      let range = text.firstRange(of: name)
      #expect(range != nil, "\(name) is missing")
      guard let range else { continue }
      let after = text[range.upperBound...].first
      #expect(after == nil || after == " ", "\(name) touches '\(after ?? " ")'")
    }
  }

  @Test func `every customer on the ring is drawn or counted`() {
    let canvas = DemoSnapshot.state(200, 60).picture().canvas
    var glyphs = 0
    for row in 1..<58 {
      for column in 0..<145 {
        let cell = canvas[column, row]
        guard [Role.up, .steady, .down, .stopped, .new].contains(cell.role) else { continue }
        if "▲▶▼■•".unicodeScalars.contains(where: { $0.value == cell.scalar }) { glyphs += 1 }
      }
    }
    // Labels and the middle carry a few glyphs of their own besides the 140 customers.
    #expect(glyphs >= 140)
  }
}
