import Canvas
import Glibc
import Testing

@testable import Terminal

extension TerminalTests {
  @Suite struct Screens {
    @Test func `a frame is sent in one piece and the terminal is given back`() throws {
      let pty = Pty()
      let before = pty.localModes
      do {
        var screen = try pty.screen()
        #expect(pty.localModes != before)
        screen.present(list(selected: 1), inks: colourful)
        let shown = pty.output()
        #expect(shown.contains("\u{1B}[?1049h"))
        #expect(shown.contains("\u{1B}[?2004h"))
        #expect(shown.contains("\u{1B}[?2026h"))
        #expect(shown.hasSuffix("\u{1B}[?2026l"))
        #expect(!shown.contains("\u{1B}[?1034h"))
        var lastFrameBytes = screen.lastFrameBytes
        #expect(lastFrameBytes > 1000)
        screen.present(list(selected: 1), inks: colourful)
        lastFrameBytes = screen.lastFrameBytes
        #expect(lastFrameBytes == 0)
        #expect(pty.output() == "")
        screen.redrawEverything()
        #expect(pty.output().contains("Customer 23"))
      }
      let left = pty.output()
      #expect(left.contains("\u{1B}[?1049l"))
      #expect(left.contains("\u{1B}[?2004l"))
      #expect(left.contains("\u{1B}[?25h"))
      #expect(pty.localModes == before)
    }

    @Test(arguments: ["linux", "vt100", "no-such-terminal"])
    func `a plain terminal gets no private modes`(name: String) throws {
      let pty = Pty()
      do {
        var screen = try pty.screen(name)
        screen.present(list(selected: 1), inks: colourful)
      }
      let shown = pty.output()
      #expect(shown.contains("Customer 23"))
      #expect(!shown.contains("?2026"))
      #expect(!shown.contains("?2004"))
    }

    @Test func `keys arrive in both modes of the arrows`() throws {
      let pty = Pty()
      var screen = try pty.screen()
      pty.type("\u{1B}[A\u{1B}OA\u{1B}[D\u{1B}OD\u{1B}OP\u{1B}[15~\u{1B}[5~\u{1B}[Zé\u{3}")
      #expect(
        screen.readKeys().keys == [
          .up, .up, .left, .left, .function(1), .function(5), .pageUp, .backTab,
          .character("é"), .control("c"),
        ])
      #expect(screen.readKeys() == KeyBatch())
    }

    @Test(arguments: ["xterm-256color", "linux", "vt100"])
    func `an unknown sequence is one unknown key`(name: String) throws {
      let pty = Pty()
      var screen = try pty.screen(name)
      pty.type("\u{1B}[99~")
      #expect(screen.readKeys().keys == [.unknown])
      pty.type("\u{1B}[1;5A")
      #expect(screen.readKeys().keys == [.unknown])
      pty.type("\u{1B}")
      #expect(screen.readKeys().keys == [.escape])
      pty.type("\u{1B}d")
      #expect(screen.readKeys().keys == [.unknown])
    }

    @Test func `a paste in two writes is one key, cut within a character`() throws {
      let pty = Pty()
      var screen = try pty.screen()
      pty.type("x\u{1B}[200~dddd\r")
      #expect(screen.readKeys().keys == [.character("x")])
      var half = Array("漢".utf8)
      _ = write(pty.master, &half, 2)
      #expect(screen.readKeys().keys == [])
      _ = half.withUnsafeBytes { write(pty.master, $0.baseAddress! + 2, 1) }
      pty.type("\u{1B}[20")
      #expect(screen.readKeys().keys == [])
      pty.type("1~y")
      #expect(screen.readKeys().keys == [.paste("dddd\n漢"), .character("y")])
    }

    @Test func `a hang-up is told and nothing spins or dies`() throws {
      let pty = Pty()
      var screen = try pty.screen()
      pty.hangUp()
      #expect(screen.readKeys().hungUp)
      let isHungUp = screen.isHungUp
      #expect(isHungUp)
      screen.present(list(selected: 1), inks: colourful)
      screen.redrawEverything()
      #expect(screen.readKeys().hungUp)
    }

    @Test func `a hang-up is noticed by sending too`() throws {
      let pty = Pty()
      var screen = try pty.screen()
      pty.hangUp()
      // A process that another test is just starting may hold the other end for a moment.
      for attempt in 0..<400 where !screen.isHungUp {
        screen.present(list(selected: attempt % 2), inks: colourful)
        if !screen.isHungUp { usleep(5000) }
      }
      let isHungUp = screen.isHungUp
      #expect(isHungUp)
    }

    @Test func `the window's size is followed within limits`() throws {
      let pty = Pty()
      var screen = try pty.screen()
      let size = screen.size
      #expect(size == Size(columns: 80, rows: 24))
      pty.setSize(columns: 100, rows: 30)
      #expect(screen.resize() == Size(columns: 100, rows: 30))
      pty.setSize(columns: 0, rows: 0)
      #expect(screen.resize() == Size(columns: 100, rows: 30))
      pty.setSize(columns: 9000, rows: 9000)
      #expect(screen.resize() == Size(columns: 1000, rows: 500))
      pty.setSize(columns: 1, rows: 1)
      #expect(screen.resize() == Size(columns: 1, rows: 1))
      screen.present(list(selected: 0, size: screen.size), inks: colourful)
      #expect(screen.readKeys() == KeyBatch())
    }

    @Test func `a stalled terminal does not keep the program from a signal`() throws {
      let pty = Pty()
      var screen = try pty.screen()
      var pipes: [Int32] = [0, 0]
      pipe(&pipes)
      defer { for end in pipes { close(end) } }
      var byte: UInt8 = 1
      _ = write(pipes[1], &byte, 1)
      screen.interruptDescriptor = pipes[0]
      pty.setSize(columns: 400, rows: 200)
      let size = screen.resize()
      // Nobody reads: the line takes some kilobytes and then no more.
      for selected in 1..<5 {
        let inks = Inks(depth: .direct) { _, _ in Ink(isBold: selected % 2 == 0) }
        screen.present(list(selected: selected, size: size), inks: inks)
      }
      let isHungUp = screen.isHungUp
      #expect(!isHungUp)
      screen.interruptDescriptor = -1
      _ = pty.output()
      screen.present(list(selected: 9, size: Size(columns: 20, rows: 20)), inks: colourful)
      #expect(pty.output().contains("Customer 9"))
    }

    @Test func `what is no terminal is refused`() throws {
      let null = open("/dev/null", O_RDWR)
      defer { close(null) }
      #expect(throws: TerminalError.notATerminal) {
        _ = try Screen(
          options: TerminalOptions(), input: null, output: null,
          environment: TerminalEnvironment(["TERM": "xterm"]))
      }
      let pty = Pty()
      #expect(throws: TerminalError.dumb) { _ = try pty.screen("dumb") }
    }
  }
}
