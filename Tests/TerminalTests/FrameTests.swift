import Canvas
import Testing

@_spi(Testing) @testable import Terminal

extension TerminalTests {
  @Suite struct Frames {
    static let terminals = [
      "xterm-256color", "xterm", "vt100", "linux", "screen-256color", "tmux-256color",
      "no-such-terminal",
    ]
    let size = Size(columns: 80, rows: 24)

    @Test(arguments: terminals)
    func `a frame holds the text on every terminal`(terminal: String) throws {
      var recorder = try Recorder(terminal: terminal, size: size)
      let frame = text(recorder.frame(list(selected: 2), inks: colourful))
      #expect(frame.contains("Customers"))
      #expect(frame.contains("Customer 23"))
      #expect(!frame.contains("$<"))
      #expect(!frame.contains("\0"))
    }

    @Test(arguments: terminals)
    func `an unchanged frame sends nothing`(terminal: String) throws {
      var recorder = try Recorder(terminal: terminal, size: size)
      _ = recorder.frame(list(selected: 2), inks: colourful)
      #expect(recorder.frame(list(selected: 2), inks: colourful) == [])
      #expect(recorder.frame(list(selected: 2), inks: colourful) == [])
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "linux"])
    func `moving the highlight by a row is small`(terminal: String) throws {
      var recorder = try Recorder(terminal: terminal, size: size)
      _ = recorder.frame(list(selected: 2), inks: colourful)
      let frame = recorder.frame(list(selected: 3), inks: colourful)
      #expect(!frame.isEmpty)
      #expect(frame.count < 300)
    }

    @Test func `no colour is sent in mono`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: size, depth: .mono)
      let frame = text(recorder.frame(list(selected: 2), inks: colourful))
      #expect(recorder.depth == .mono)
      #expect(frame.contains("\u{1B}[7m") || frame.contains(";7m"))
      for sequence in sequences(of: frame) {
        for number in sequence.split(separator: ";").compactMap({ Int($0) }) {
          #expect(!(30...49).contains(number) && !(90...107).contains(number))
        }
      }
    }

    @Test(arguments: [
      (ColourDepth.eight, "\u{1B}[1;32m|32m"), (.palette256, "38;5;78"),
      (.direct, "38;2;80;200;120"),
    ])
    func `a colour is reduced to what the terminal has`(
      depth: ColourDepth, expected: String
    ) throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: size, depth: depth)
      let frame = text(recorder.frame(list(selected: 2), inks: colourful))
      #expect(recorder.depth == depth)
      #expect(expected.split(separator: "|").contains { frame.contains($0) })
    }

    @Test func `a terminal of eight colours is one`() throws {
      #expect(try Recorder(terminal: "xterm", size: size).depth == .eight)
      #expect(try Recorder(terminal: "vt100", size: size).depth == .mono)
      #expect(try Recorder(terminal: "vt100", size: size, depth: .palette256).depth == .mono)
      #expect(try Recorder(terminal: "xterm-256color", size: size).depth == .palette256)
    }

    @Test func `wide characters and marks arrive and the row stays in place`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: Size(columns: 20, rows: 2))
      var canvas = Canvas(size: Size(columns: 20, rows: 2))
      canvas.draw("漢字 e\u{301} 😀|", column: 0, row: 0)
      let frame = text(recorder.frame(canvas, inks: colourful))
      #expect(frame.contains("漢字 e\u{301} 😀|"))
      var other = canvas
      other.draw("!", column: 9, row: 0)
      // Column 9 is the bar: two wide, a space, one, a space, a wide one.
      #expect(text(recorder.frame(other, inks: colourful)).hasSuffix("!"))
    }

    @Test func `an ASCII screen sends nothing else`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: Size(columns: 20, rows: 2))
      recorder.isASCII = true
      var canvas = Canvas(size: Size(columns: 20, rows: 2))
      canvas.draw("Zoë ▲ 漢", column: 0, row: 0)
      let frame = recorder.frame(canvas, inks: colourful)
      #expect(frame.allSatisfy { $0 < 0x80 })
      #expect(text(frame).contains("Zoe ^ ?"))
    }

    @Test func `other inks draw what looks otherwise`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: size)
      _ = recorder.frame(list(selected: 2), inks: colourful)
      let plain = Inks(depth: .mono) { _, isSelected in Ink(isReversed: isSelected) }
      let frame = text(recorder.frame(list(selected: 2), inks: plain))
      #expect(frame.contains("Customers"))
      #expect(frame.contains("Customer 3"))
      #expect(recorder.frame(list(selected: 2), inks: plain) == [])
    }

    @Test func `many themes do not use up the pairs of a small terminal`() throws {
      var recorder = try Recorder(terminal: "xterm", size: size)
      for step in 0..<40 {
        let inks = Inks(depth: .eight) { role, _ in
          Ink(
            foreground: .ansi(UInt8((Int(role.rawValue) + step) % 8)),
            background: .ansi(UInt8((Int(role.rawValue) * 3 + step * 5) % 8)))
        }
        _ = recorder.frame(list(selected: step % 20), inks: inks)
      }
      let red = Inks(depth: .eight) { _, _ in Ink(foreground: .ansi(1), background: .ansi(7)) }
      let frame = text(recorder.frame(list(selected: 1), inks: red))
      #expect(frame.contains("31"))
      #expect(frame.contains("47"))
    }

    @Test func `the cursor is shown where it is wanted`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: size)
      let shown = text(recorder.frame(list(selected: 2), inks: colourful, cursor: (4, 6)))
      #expect(shown.contains("\u{1B}[?25h"))
      #expect(shown.contains("\u{1B}[7;5H"))
      let hidden = text(recorder.frame(list(selected: 2), inks: colourful))
      #expect(hidden.contains("\u{1B}[?25l"))
    }

    @Test func `every size can be drawn, and after a change all is drawn`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: size)
      for (columns, rows) in [(1, 1), (2, 3), (200, 60), (1000, 500), (20, 5), (80, 24)] {
        let size = Size(columns: columns, rows: rows)
        recorder.resize(to: size)
        #expect(!recorder.frame(list(selected: 2, size: size), inks: colourful).isEmpty)
        #expect(recorder.frame(list(selected: 2, size: size), inks: colourful) == [])
      }
      // A picture of another size than the screen's is cut or filled up.
      let small = list(selected: 1, size: Size(columns: 10, rows: 3))
      _ = recorder.frame(small, inks: colourful)
      _ = recorder.frame(list(selected: 1, size: Size(columns: 300, rows: 90)), inks: colourful)
      #expect(text(recorder.frameAgain()).contains("Customer 22"))
    }

    @Test func `the screen is entered and left`() throws {
      var recorder = try Recorder(terminal: "xterm-256color", size: size)
      #expect(text(recorder.entering).contains("\u{1B}[?1049h"))
      _ = recorder.frame(list(selected: 2), inks: colourful)
      let leaving = text(recorder.leaving())
      #expect(leaving.contains("\u{1B}[?1049l"))
      #expect(leaving.contains("\u{1B}[?25h"))
    }

    /// The parameters of the sequences that set attributes.
    private func sequences(of frame: String) -> [Substring] {
      frame.split(separator: "\u{1B}[").compactMap { part in
        guard let end = part.firstIndex(where: { $0.isLetter || $0 == "@" }), part[end] == "m"
        else {
          return nil
        }
        return part[..<end]
      }
    }
  }
}
