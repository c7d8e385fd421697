import CLinux
import CNcurses
import Canvas
import Glibc

/// ncurses, writing into memory.
///
/// Each frame's bytes are taken from there, so that they can be counted, wrapped and sent in one
/// piece, and checked in a test without a terminal.
final class CursesSession {
  /// The colours the terminal shows.
  let depth: ColourDepth
  /// The terminal's description that was taken.
  let description: String
  /// The size curses draws for.
  private(set) var size: Size

  private let memory: Int32
  private let output: UnsafeMutablePointer<FILE>
  private let input: UnsafeMutablePointer<FILE>
  private let screen: OpaquePointer
  private let keyWindow: UnsafeMutablePointer<WINDOW>?
  private var looks: PairTable
  private var drawn: Canvas?
  private var row: UnsafeMutableBufferPointer<cchar_t>
  private var opening: [UInt8] = []
  private var hasEnded = false

  /// What a terminal is and what is wanted of it.
  struct Setting {
    var terminal: String
    var size: Size
    var depth: ColourDepth?
    var hasDirectColour = false
    var wantsNoColour = false
    var paintsBackground = false
    var hasEscapeDelay = false
  }

  /// Opens a screen in memory that reads its keys from a descriptor.
  init(_ setting: Setting, input descriptor: Int32) throws(TerminalError) {
    let wanted =
      setting.depth
      ?? (setting.wantsNoColour ? .mono : setting.hasDirectColour ? .direct : nil)
    let memory = clinux_memfd("screen")
    guard memory >= 0, let output = fdopen(clinux_duplicate(memory), "w"),
      let input = fdopen(clinux_duplicate(descriptor), "r")
    else {
      throw .unusable("no memory for the screen")
    }
    guard
      let (screen, description) = Self.newTerminal(setting, wanted, output: output, input: input)
    else {
      fclose(output)
      fclose(input)
      close(memory)
      throw .unusable("no description of the terminal type \(setting.terminal)")
    }
    self.memory = memory
    self.output = output
    self.input = input
    self.screen = screen
    self.description = description
    size = setting.size
    row = .allocate(capacity: setting.size.columns + 1)
    set_term(screen)
    noecho()
    nonl()
    raw()
    typeahead(-1)
    if !setting.hasEscapeDelay { set_escdelay(25) }
    var hasOwnColours = false
    // Without colours not even the sequences that take them back are sent.
    if wanted != .mono, has_colors() {
      start_color()
      hasOwnColours = use_default_colors() == OK && !setting.paintsBackground
    }
    depth = Self.depth(wanted: wanted, isDirect: description == DirectColourEntry.name)
    looks = PairTable(depth: depth, hasOwnColours: hasOwnColours)
    // A pad: reading from a window would draw it.
    keyWindow = newpad(1, 1)
    prepareKeys()
    curs_set(0)
    opening = takeBytes()
    // Of 8-bit input only what curses notes is wanted, not that the terminal changes its ways.
    let metaOn = string("smm")
    if let place = opening.indices.first(where: { opening[$0...].starts(with: metaOn) }),
      !metaOn.isEmpty
    {
      opening.removeSubrange(place..<(place + metaOn.count))
    }
  }

  deinit {
    set_term(screen)
    if !hasEnded { endwin() }
    if let keyWindow { delwin(keyWindow) }
    delscreen(screen)
    fclose(output)
    fclose(input)
    close(memory)
    row.deallocate()
  }

  // MARK: Drawing

  /// Draws a canvas as far as it differs from the one before.
  func draw(_ canvas: Canvas, inks: Inks, cursor: (column: Int, row: Int)?, isASCII: Bool) {
    set_term(screen)
    let window = cn_stdscr()
    let isSameLook = looks.inks == inks
    if !isSameLook { looks.adopt(inks) }
    for index in 0..<size.rows {
      if isSameLook, let drawn, drawn.size == canvas.size, isRow(index, of: canvas, sameIn: drawn) {
        continue
      }
      let count = fillRow(index, of: canvas, isASCII: isASCII)
      mvwadd_wchnstr(window, Int32(index), 0, row.baseAddress, Int32(count))
    }
    drawn = canvas
    if let cursor, cursor.column < size.columns, cursor.row < size.rows {
      leaveok(window, false)
      wmove(window, Int32(max(0, cursor.row)), Int32(max(0, cursor.column)))
      curs_set(1)
    } else {
      leaveok(window, true)
      curs_set(0)
    }
    wnoutrefresh(window)
    doupdate()
  }

  /// Draws the whole picture again, whatever the terminal shows.
  func drawAgain() {
    set_term(screen)
    forgetTerminal()
    wnoutrefresh(cn_stdscr())
    doupdate()
  }

  /// The next picture is drawn whole: what the terminal shows is not known.
  func forgetTerminal() {
    set_term(screen)
    clearok(cn_curscr(), true)
  }

  /// Changes the size; the next picture is drawn whole.
  func resize(to size: Size) {
    set_term(screen)
    resizeterm(Int32(size.rows), Int32(size.columns))
    self.size = size
    row.deallocate()
    row = .allocate(capacity: size.columns + 1)
    drawn = nil
    forgetTerminal()
  }

  /// Leaves the screen; the next drawing enters it again.
  func end() {
    set_term(screen)
    endwin()
    hasEnded = true
  }

  /// The bytes that were written since the last call.
  func takeBytes() -> [UInt8] {
    defer { opening = [] }
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return opening }
    lseek(memory, 0, SEEK_SET)
    return opening
      + [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = max(0, pread(memory, buffer.baseAddress, count, 0))
      }
  }

  /// A string of the terminal's description without its delays.
  func string(_ name: String) -> [UInt8] {
    set_term(screen)
    guard let value = cn_string(name) else { return [] }
    let text = String(cString: value)
    guard let delay = text.firstIndex(of: "$") else { return Array(text.utf8) }
    return Array(text[..<delay].utf8)
  }

  private func isRow(_ index: Int, of canvas: Canvas, sameIn other: Canvas) -> Bool {
    guard index < canvas.size.rows else { return true }
    let start = index * canvas.size.columns
    let end = start + canvas.size.columns
    return canvas.cells.withUnsafeBufferPointer { cells in
      other.cells.withUnsafeBufferPointer { others in
        for place in start..<end where cells[place] != others[place] { return false }
        return true
      }
    }
  }

  /// Fills the row for curses, one entry for each character; returns the number of entries.
  private func fillRow(_ index: Int, of canvas: Canvas, isASCII: Bool) -> Int {
    let columns = index < canvas.size.rows ? min(size.columns, canvas.size.columns) : 0
    let start = index * canvas.size.columns
    var count = 0
    var column = 0
    canvas.cells.withUnsafeBufferPointer { cells in
      while column < columns {
        let cell = cells[start + column]
        var entry = cchar_t()
        let look = looks[cell]
        entry.attr = look.attributes | attr_t(min(look.pair, 255)) << 8
        entry.ext_color = look.pair
        let width = Self.fill(&entry, with: cell, room: columns - column, isASCII: isASCII)
        row[count] = entry
        count += 1
        column += 1
        if width == 2 {
          column += 1
        }
      }
    }
    while column < size.columns {
      var entry = cchar_t()
      entry.chars.0 = 0x20
      row[count] = entry
      count += 1
      column += 1
    }
    return count
  }

  /// Puts a cell's characters into an entry; returns the columns curses will take for it.
  private static func fill(
    _ entry: inout cchar_t, with cell: Cell, room: Int, isASCII: Bool
  ) -> Int {
    let value = cell.scalar
    if value >= 0x20, value < 0x7F, cell.marks == (0, 0) {
      entry.chars.0 = wchar_t(value)
      return 1
    }
    guard cell.width > 0, value >= 0xA0 || 0x20..<0x7F ~= value, !isASCII else {
      let likeness = Unicode.Scalar(value).map { asciiLikeness(of: $0) } ?? "?"
      entry.chars.0 = cell.width == 0 || value < 0x20 ? 0x20 : wchar_t(likeness.value)
      return 1
    }
    // Where the C library disagrees about a width, curses would shift the rest of the row.
    let width = value < 0x300 ? 1 : Int(clinux_wcwidth(value))
    guard width == Int(cell.width), width <= room else {
      entry.chars.0 = width == 1 ? wchar_t(value) : 0x3F
      return 1
    }
    entry.chars.0 = wchar_t(value)
    if cell.marks.first != 0, clinux_wcwidth(cell.marks.first) == 0 {
      entry.chars.1 = wchar_t(cell.marks.first)
      if cell.marks.second != 0, clinux_wcwidth(cell.marks.second) == 0 {
        entry.chars.2 = wchar_t(cell.marks.second)
      }
    }
    return width
  }

  // MARK: Keys

  /// The next byte or key code, nil when nothing waits.
  ///
  /// Bytes rather than characters: curses drops a character whose bytes come in two reads.
  func nextInput() -> Int32? {
    let code = wgetch(keyWindow)
    return code == ERR ? nil : code
  }

  /// Makes `nextInput` answer for this screen.
  func activate() {
    set_term(screen)
  }

  private func prepareKeys() {
    keypad(keyWindow, true)
    nodelay(keyWindow, true)
    meta(keyWindow, true)
    // Mouse reports are sequences like others; curses would read them half.
    define_key(nil, KEY_MOUSE)
    for (index, entry) in KeySequences.all.enumerated() {
      define_key("\u{1B}" + entry.sequence, KeySequences.firstCode + Int32(index))
    }
  }
}
