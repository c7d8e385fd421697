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
