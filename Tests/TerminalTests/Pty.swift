import CLinux
import Canvas
import Glibc

@testable import Terminal

/// A terminal that a test plays the user of.
final class Pty {
  let master: Int32
  let terminal: Int32
  private(set) var isOpen = true

  init() {
    var terminal: Int32 = -1
    master = clinux_pty(&terminal)
    self.terminal = terminal
    setSize(columns: 80, rows: 24)
  }

  deinit {
    hangUp()
    close(terminal)
  }

  /// A screen on the terminal.
  func screen(_ name: String = "xterm-256color") throws(TerminalError) -> Screen {
    try Screen(
      options: TerminalOptions(), input: terminal, output: terminal,
      environment: TerminalEnvironment(["TERM": name, "LANG": "C.UTF-8"]))
  }

  func type(_ text: String) {
    var bytes = Array(text.utf8)
    _ = write(master, &bytes, bytes.count)
  }

  func setSize(columns: Int, rows: Int) {
    _ = clinux_set_window_size(master, Int32(rows), Int32(columns))
  }

  /// What the terminal got since it was last asked.
  func output() -> String {
    var all: [UInt8] = []
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, 20) > 0 {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = read(master, &bytes, bytes.count)
      if count <= 0 { break }
      all += bytes.prefix(count)
    }
    return text(all)
  }

  func hangUp() {
    guard isOpen else { return }
    isOpen = false
    close(master)
  }

  /// The modes of the line.
  var localModes: UInt32 {
    var modes = termios()
    tcgetattr(terminal, &modes)
    return modes.c_lflag
  }
}
