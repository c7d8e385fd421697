import Canvas
import Testing

@testable import Terminal

extension TerminalTests {
  @Suite struct Colours {
    @Test func `every entry of the palette is nearest to itself`() {
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      for (r, red) in levels.enumerated() {
        for (g, green) in levels.enumerated() {
          for (b, blue) in levels.enumerated() {
            let index = nearestPaletteIndex(red: red, green: green, blue: blue)
            #expect(index == UInt8(16 + 36 * r + 6 * g + b))
          }
        }
      }
      for step in 0..<24 {
        let grey = UInt8(8 + 10 * step)
        #expect(nearestPaletteIndex(red: grey, green: grey, blue: grey) == UInt8(232 + step))
      }
    }

    @Test func `basic colours are named`() {
      #expect(nearestBasicIndex(red: 200, green: 10, blue: 10, count: 8) == 1)
      #expect(nearestBasicIndex(red: 250, green: 250, blue: 250, count: 16) == 15)
      #expect(nearestBasicIndex(red: 250, green: 250, blue: 250, count: 8) == 7)
    }

    @Test func `bright black is not black on a terminal of eight colours`() {
      #expect(ColourDepth.eight.number(of: .ansi(8), isForeground: true).number == 7)
      #expect(ColourDepth.eight.number(of: .ansi(9), isForeground: true) == (1, true))
      #expect(ColourDepth.sixteen.number(of: .ansi(8), isForeground: true).number == 8)
    }

    @Test func `a dark direct colour is not taken for a palette entry`() {
      #expect(ColourDepth.direct.number(of: .rgb(0, 0, 3), isForeground: true).number == 16)
    }
  }
}
