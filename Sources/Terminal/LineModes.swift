import CLinux
import Glibc

/// The modes of a terminal line, as they were found.
struct LineModes {
  /// The modes to go back to.
  let saved: termios
  private let descriptor: Int32

  /// The modes of a terminal, nil for what is none.
  init?(of descriptor: Int32) {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return nil }
    saved = modes
    self.descriptor = descriptor
  }

  /// Every key reaches the program as it is, ^C, ^S and ^Z too.
  func enterRaw() {
    var modes = saved
    cfmakeraw(&modes)
    set(modes)
  }

  /// Puts the modes back.
  func restore() {
    set(saved)
  }

  private func set(_ modes: termios) {
    var modes = modes
    while tcsetattr(descriptor, TCSANOW, &modes) < 0, errno == EINTR {}
  }
}
