import CLinux
public import Canvas
import Glibc

/// The terminal as a full screen: pictures go out, keys come in.
///
/// A `SignalSource` should be made before it, since ncurses takes over signals that nobody handles.
/// The terminal is given back by `close()`, at the end of the value's life, and by a crash. All of
/// it belongs to one thread, and there is one at a time.
public struct Screen: ~Copyable {
  /// The colours the terminal shows.
  public var depth: ColourDepth { session.depth }
  /// Whether only ASCII may be drawn.
  public let isASCII: Bool
  /// The size of the screen.
  public var size: Size { session.size }
  /// Bytes that the last frame took, 0 when nothing had changed.
  public private(set) var lastFrameBytes = 0
  /// How long sending the last frame took.
  public private(set) var lastWriteMilliseconds = 0.0
  /// Whether the terminal went away.
  public private(set) var isHungUp = false
  /// To be polled for keys; `readKeys()` reads them.
  public let inputDescriptor: Int32
  /// Readable when the program has more urgent things to do than to wait for a slow terminal.
  ///
  /// Best the descriptor of the signals; -1 for nothing.
  public var interruptDescriptor: Int32 {
    get { writer.interrupt }
    set { writer.interrupt = newValue }
  }

  private let session: CursesSession
  private let modes: LineModes
  private let output: Int32
  private let strings: ScreenStrings
  private var writer: FrameWriter
  private var reader = KeyReader()
  private var isOpen = true
  private var isPictureLost = false

  /// Opens the screen on standard input and output.
  ///
  /// - Throws: `TerminalError` when there can be no full screen.
  public init(options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
    try self.init(
      options: options, input: STDIN_FILENO, output: STDOUT_FILENO, environment: .process)
  }

  /// Opens the screen on given descriptors.
  init(
    options: TerminalOptions, input: Int32, output: Int32, environment: TerminalEnvironment
  ) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1, let modes = LineModes(of: input) else {
      throw .notATerminal
    }
    guard let terminal = environment.terminal else { throw .dumb }
    let isASCII = environment.settleLocale()
    let session = try CursesSession(
      CursesSession.Setting(
        terminal: terminal,
        size: windowSize(of: output) ?? Size(columns: 80, rows: 24),
        depth: options.depth, hasDirectColour: environment.hasDirectColour,
        wantsNoColour: environment.wantsNoColour, paintsBackground: options.paintsBackground,
        hasEscapeDelay: environment.hasEscapeDelay), input: input)
    self.isASCII = options.isASCII ?? isASCII
    self.session = session
    self.modes = modes
    self.output = output
    inputDescriptor = input
    strings = ScreenStrings(of: session)
    writer = FrameWriter(output: output)
    CrashGuard.arm(
      input: input, output: output, modes: modes.saved, bytes: strings.afterCrash)
    modes.enterRaw()
    send(session.takeBytes() + strings.enter)
  }

  deinit { leave() }

  /// Shows a picture; only what differs from the one before is sent.
  ///
  /// - Parameters:
  ///   - canvas: The picture, best of the screen's size.
  ///   - inks: How meanings look; other inks than before draw everything anew.
  ///   - cursor: Where the cursor is shown, nil for nowhere.
  public mutating func present(
    _ canvas: Canvas, inks: Inks, cursor: (column: Int, row: Int)? = nil
  ) {
    guard isOpen, !isHungUp else { return }
    if isPictureLost {
      isPictureLost = false
      session.forgetTerminal()
    }
    session.draw(canvas, inks: inks, cursor: cursor, isASCII: isASCII)
    sendFrame()
  }

  /// Sends the whole picture again, for a terminal that something else has written to.
  public mutating func redrawEverything() {
    guard isOpen, !isHungUp else { return }
    isPictureLost = false
    session.drawAgain()
    sendFrame()
  }

  /// Reads all keys that wait, without waiting for more.
  ///
  /// Only an escape key or an incomplete sequence is waited for, some hundredths of a second.
  public mutating func readKeys() -> KeyBatch {
    guard isOpen, !isHungUp else {
      var batch = KeyBatch()
      batch.hungUp = true
      return batch
    }
    let batch = reader.read(session, descriptor: inputDescriptor)
    if batch.hungUp { isHungUp = true }
    return batch
  }

  /// Asks the terminal for its size, to be called when the window has changed; returns it.
  @discardableResult
  public mutating func resize() -> Size {
    guard isOpen, let size = windowSize(of: output), size != session.size else {
      return session.size
    }
    session.resize(to: size)
    return size
  }

  /// Gives the terminal back and stops the job as ^Z does; goes on when the job is continued.
  ///
  /// The last picture is then shown again. The size may have changed meanwhile; returns it.
  @discardableResult
  public mutating func suspend() -> Size {
    guard isOpen, !isHungUp else { return session.size }
    session.end()
    send(strings.leave + session.takeBytes(), patience: 3)
    modes.restore()
    clinux_stop_here()
    modes.enterRaw()
    let before = session.size
    if let size = windowSize(of: output), size != before { session.resize(to: size) }
    session.drawAgain()
    send(strings.enter)
    sendFrame()
    return session.size
  }

  /// Gives the terminal back as it was found.
  public consuming func close() {}

  private mutating func sendFrame() {
    let bytes = session.takeBytes()
    lastFrameBytes = bytes.count
    lastWriteMilliseconds = 0
    guard !bytes.isEmpty else { return }
    let frame = strings.frameBegin + bytes + strings.frameEnd
    lastFrameBytes = frame.count
    let start = monotonicMilliseconds()
    send(frame)
    lastWriteMilliseconds = monotonicMilliseconds() - start
  }

  private mutating func send(_ bytes: [UInt8], patience: Int? = nil) {
    switch writer.send(bytes, patience: patience) {
    case .sent: break
    case .cutShort: isPictureLost = true
    case .hungUp: isHungUp = true
    }
  }

  private func leave() {
    if !isHungUp {
      session.end()
      _ = writer.send(strings.leave + session.takeBytes(), patience: 3)
    }
    modes.restore()
    CrashGuard.disarm()
    writer.close()
  }
}

/// The size of a terminal's window, nil when it does not say; kept within what can be drawn.
private func windowSize(of descriptor: Int32) -> Size? {
  var rows: Int32 = 0
  var columns: Int32 = 0
  guard clinux_window_size(descriptor, &rows, &columns) == 0, rows > 0, columns > 0 else {
    return nil
  }
  return Size(columns: min(1000, Int(columns)), rows: min(500, Int(rows)))
}

private func monotonicMilliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}
