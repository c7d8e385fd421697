import Canvas
import Dashboard
import Testing

@Suite struct StandUpPictureTests {
  private static let pages = [
    ("headline", "Revenue"), ("wins", "wins"), ("moved", "what moved"),
    ("promised", "due today and promised"), ("stalled", "   stalled"),
    ("decisions", "Decided here"),
    ("kudos", "Kudos"),
  ]

  @Test(arguments: [ScreenSize.usual, .wide, .large])
  func `its pages look as they were approved`(size: ScreenSize) {
    var state = StandUpSamples.state(size.columns, size.rows)
    for (name, text) in StandUpPictureTests.pages {
      guard state.goOn(to: text) else {
        Issue.record("no page \(name)")
        continue
      }
      PictureFile(name: "standup-\(name)-\(size.rawValue)").matches(state.picture().canvas)
    }
  }

  @Test func `without UTF-8 it is drawn in ASCII`() {
    var state = StandUpSamples.state(80, 24, isASCII: true)
    let canvas = state.picture().canvas
    PictureFile(name: "standup-ascii-80x24").matches(canvas)
    for _ in 0..<40 {
      #expect(state.picture().canvas.cells.allSatisfy { (0x20...0x7E).contains($0.scalar) })
      state.press(.character(" "))
    }
  }

  @Test func `every size draws every page without fault, and always says as of when`() {
    var state = StandUpSamples.state(80, 24)
    for columns in stride(from: 40, through: 230, by: 19) {
      for rows in stride(from: 10, through: 70, by: 6) {
        _ = state.update(.resized(Size(columns: columns, rows: rows)))
        let canvas = state.picture().canvas
        #expect(canvas.size == Size(columns: columns, rows: rows))
        #expect(canvas.lines[0].contains("as of 14:02"))
        #expect(canvas.lines[0].contains("locked"))
        state.press(.character(" "), .down)
      }
    }
  }
}
