import Canvas
import Themes
import Testing

@Suite struct ThemeTests {
  @Test(arguments: Theme.builtInNames)
  func `every theme in the program is understood`(name: String) throws {
    let theme = try #require(try Theme.builtIn(name))
    for depth in ColourDepth.allCases {
      let inks = theme.inks(depth: depth, paintsBackground: true)
      // What is stopped is told apart from what is steady, with and without colour.
      #expect(inks[.stopped, isSelected: false] != inks[.steady, isSelected: false])
      #expect(inks[.text, isSelected: true] != inks[.text, isSelected: false])
    }
  }

  @Test func `without colours no ink has one`() throws {
    let inks = Theme.terminal.inks(depth: .mono, paintsBackground: true)
    for role in Role.allCases {
      for isSelected in [false, true] {
        #expect(inks[role, isSelected: isSelected].foreground == .terminal)
        #expect(inks[role, isSelected: isSelected].background == .terminal)
      }
    }
  }

  @Test func `eight colours are never exceeded`() {
    let inks = Theme.terminal.inks(depth: .eight)
    for role in Role.allCases {
      for isSelected in [false, true] {
        for colour in [
          inks[role, isSelected: isSelected].foreground,
          inks[role, isSelected: isSelected].background,
        ] {
          if case .ansi(let index) = colour { #expect(index < 8) }
        }
      }
    }
  }

  @Test func `a wrong scheme is refused with its line`() {
    #expect(throws: SchemeError.self) { try Scheme(text: "base00: \"12345\"\n") }
    #expect(throws: SchemeError.self) { try Scheme(text: "scheme: \"x\"\n") }
  }
}
