public import Canvas
import Glibc

/// A screen without a terminal, for tests: gives the bytes that a terminal would get.
@_spi(Testing)
public struct Recorder: ~Copyable {
  private let session: CursesSession
  /// Whether only ASCII may be drawn.
  public var isASCII = false
  /// The bytes that enter the screen.
  public let entering: [UInt8]

  /// A screen of a terminal type.
  ///
  /// - Throws: `TerminalError` when there is no description of any terminal.
  public init(
    terminal: String, size: Size, depth: ColourDepth? = nil, paintsBackground: Bool = false
  ) throws(TerminalError) {
    setlocale(LC_CTYPE, "C.UTF-8")
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(null) }
    session = try CursesSession(
      CursesSession.Setting(
        terminal: terminal, size: size, depth: depth, paintsBackground: paintsBackground),
      input: null)
    entering = session.takeBytes()
  }

  /// The colours the terminal shows.
  public var depth: ColourDepth { session.depth }

  /// The bytes that show a picture after the one before.
  public mutating func frame(
    _ canvas: Canvas, inks: Inks, cursor: (column: Int, row: Int)? = nil
  ) -> [UInt8] {
    session.draw(canvas, inks: inks, cursor: cursor, isASCII: isASCII)
    return session.takeBytes()
  }

  /// The bytes that show the picture again.
  public mutating func frameAgain() -> [UInt8] {
    session.drawAgain()
    return session.takeBytes()
  }

  /// Changes the size.
  public mutating func resize(to size: Size) {
    session.resize(to: size)
  }

  /// The bytes that leave the screen.
  public mutating func leaving() -> [UInt8] {
    session.end()
    return session.takeBytes()
  }
}
