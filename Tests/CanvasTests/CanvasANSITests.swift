import Canvas
import Testing

@Suite struct `A canvas with colours by escape sequences` {
  static func inks(_ depth: ColourDepth) -> Inks {
    Inks(depth: depth) { role, isSelected in
      switch role {
      case .up: Ink(foreground: .ansi(2), isBold: true, isReversed: isSelected)
      case .down: Ink(foreground: .ansi(9), background: .ansi(12), isUnderlined: true)
      case .header: Ink(background: .rgb(1, 2, 3))
      case .muted: Ink(foreground: .rgb(200, 100, 0), isDim: true)
      default: Ink(isReversed: isSelected)
      }
    }
  }

  static func drawn() -> Canvas {
    var canvas = canvas(10, 3)
    canvas.draw("ab", column: 0, row: 0, role: .up)
    canvas.draw("漢", column: 2, row: 0, role: .down)
    canvas.draw("c", column: 4, row: 0, role: .muted)
    canvas.fill(Rect(column: 0, row: 1, columns: 10, rows: 1), role: .header)
    return canvas
  }

  @Test func `says each change of ink once, and ends plain`() {
    #expect(
      Self.drawn().ansi(inks: Self.inks(.direct)) == """
        \u{1B}[0;1;32mab\u{1B}[0;4;91;104m漢\u{1B}[0;2;38;2;200;100;0mc\u{1B}[0m
        \u{1B}[0;48;2;1;2;3m          \u{1B}[0m


        """)
  }

  @Test func `has no colour in mono, only what is bold, dim, underlined or reversed`() {
    var canvas = Self.drawn()
    canvas.select(column: 0, row: 0, columns: 1)
    let text = canvas.ansi(inks: Self.inks(.mono))
    let codes = text.split(separator: "\u{1B}[").dropFirst(text.hasPrefix("\u{1B}") ? 0 : 1)
      .flatMap { $0.prefix { $0 != "m" }.split(separator: ";") }
    #expect(!codes.isEmpty)
    #expect(Set(codes) == ["0", "1", "2", "4", "7"])
  }

  @Test func `leaves out blanks at the ends of rows, unless they have a ground of their own`() {
    var canvas = canvas(6, 3)
    canvas.draw("a", column: 0, row: 0)
    canvas.draw("b   ", column: 0, row: 1, role: .muted)
    canvas.select(column: 0, row: 2, columns: 2)
    #expect(
      canvas.ansi(inks: Self.inks(.mono)) == """
        \u{1B}[0ma\u{1B}[0m
        \u{1B}[0;2mb\u{1B}[0m
        \u{1B}[0;7m  \u{1B}[0m

        """)
  }

  @Test func `says the same as its text once the colours are taken away`() {
    for depth in ColourDepth.allCases {
      let text = Self.drawn().ansi(inks: Self.inks(depth))
      var plain = ""
      var isCode = false
      for character in text {
        if character == "\u{1B}" { isCode = true }
        if !isCode { plain.append(character) }
        if character == "m" { isCode = false }
      }
      #expect(plain == "ab漢c\n          \n\n")
    }
  }

  @Test(
    arguments: [
      (0, "30"), (7, "37"), (8, "90"), (15, "97"),
    ] as [(UInt8, String)])
  func `has the terminal's sixteen colours by their numbers`(index: UInt8, code: String) {
    var canvas = canvas(1)
    canvas.draw("a", column: 0, row: 0)
    let inks = Inks(depth: .sixteen) { _, _ in Ink(foreground: .ansi(index)) }
    #expect(canvas.ansi(inks: inks) == "\u{1B}[0;\(code)ma\u{1B}[0m\n")
  }
}

@Suite struct `The inks of a theme` {
  @Test func `are one for every role, selected and not`() {
    let inks = Inks(depth: .mono) { role, isSelected in
      Ink(foreground: .ansi(role.rawValue), isBold: isSelected)
    }
    for role in Role.allCases {
      #expect(inks[role, isSelected: false] == Ink(foreground: .ansi(role.rawValue)))
      #expect(inks[role, isSelected: true] == Ink(foreground: .ansi(role.rawValue), isBold: true))
    }
  }
}
