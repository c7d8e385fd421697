/// What is sent around the bytes of curses.
struct ScreenStrings {
  /// After the screen is entered: application keys and marked pastes.
  let enter: [UInt8]
  /// Before the screen is left.
  let leave: [UInt8]
  /// Around a frame, so that the terminal shows it in one piece (DEC mode 2026).
  let frameBegin: [UInt8]
  let frameEnd: [UInt8]
  /// What gives the terminal back when curses cannot be asked any more.
  let afterCrash: [UInt8]

  init(of session: CursesSession) {
    // curses sends the key modes only when it has the terminal line itself.
    let keysOn = session.string("smkx")
    let keysOff = session.string("rmkx")
    let isPlain = isPlain(session.description)
    enter = keysOn + (isPlain ? [] : Array("\u{1B}[?2004h".utf8))
    frameBegin = isPlain ? [] : Array("\u{1B}[?2026h".utf8)
    frameEnd = isPlain ? [] : Array("\u{1B}[?2026l".utf8)
    // A frame that was cut short may have left its scrolling region and its mode behind.
    let wholeScreen = session.string("csr").isEmpty ? [] : Array("\u{1B}[r".utf8)
    leave = frameEnd + wholeScreen + (isPlain ? [] : Array("\u{1B}[?2004l".utf8)) + keysOff
    afterCrash =
      leave + session.string("sgr0") + session.string("cnorm")
      + session.string("rmcup") + [0x0D, 0x0A]
  }
}
