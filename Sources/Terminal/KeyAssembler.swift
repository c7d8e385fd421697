import CNcurses
import Canvas

/// Makes keys of what curses reads: bytes, and codes for the sequences it knows.
///
/// A sequence nobody knows becomes one unknown key and never the letters in it, so that no command
/// is run by accident.
struct KeyAssembler {
  /// The largest paste that is kept; what goes beyond is dropped.
  static let pasteLimit = 1 << 20

  /// The keys that are complete.
  private(set) var keys: [Key] = []
  private var state = State.ground
  private var bytes: [UInt8] = []
  private var pasteIsWhole = true

  private enum State {
    case ground
    /// Within a character of several bytes; how many are to come, and whether alt is held.
    case character(missing: Int, hasAlt: Bool)
    case escape
    case control
    case linuxFunction
    case mouse(missing: Int)
    case single
    case string
    case stringEscape
    case paste
  }

  /// Whether a sequence has begun that is not an escape key.
  var isWithinSequence: Bool {
    switch state {
    case .control, .linuxFunction, .mouse, .single, .string, .stringEscape: true
    case .ground, .character, .escape, .paste: false
    }
  }

  /// Whether a paste has begun.
  var isPasting: Bool {
    if case .paste = state { true } else { false }
  }

  /// The complete keys, which are then no longer here.
  mutating func takeKeys() -> [Key] {
    defer { keys = [] }
    return keys
  }

  /// Nothing more came for a while: what has begun is all there is.
  mutating func settle() {
    switch state {
    case .escape: finish(.escape)
    case .control, .linuxFunction, .mouse, .single, .string, .stringEscape: finish(.unknown)
    case .ground, .character, .paste: break
    }
  }

  /// Gives up a paste whose end never came.
  mutating func abandonPaste() {
    guard isPasting else { return }
    endPaste()
  }

  /// Takes a code of curses.
  mutating func take(code: Int32) {
    if isPasting {
      // A sequence within pasted text is no key.
      if meaning(ofCode: code) == .pasteEnds { endPaste() }
      return
    }
    let hadAlt: Bool
    switch state {
    case .escape: hadAlt = true
    case .character: (hadAlt, _) = (false, finish(.unknown))
    default:
      settle()
      hadAlt = false
    }
    state = .ground
    guard let meaning = meaning(ofCode: code) else { return }
    if hadAlt, case .key = meaning {
      finish(.unknown)
    } else {
      apply(meaning)
    }
  }

  /// Takes a byte.
  mutating func take(byte: UInt8) {
    switch state {
    case .ground: begin(byte, hasAlt: false)
    case .character(let missing, let hasAlt): extend(byte, missing: missing, hasAlt: hasAlt)
    case .escape: afterEscape(byte)
    case .control: control(byte)
    case .linuxFunction:
      bytes.append(byte)
      apply(KeySequences.meaning(of: bytes))
    case .mouse(let missing):
      if missing > 1 { state = .mouse(missing: missing - 1) } else { finish(.unknown) }
    case .single:
      bytes.append(byte)
      if byte == 0x1B {
        finish(.unknown)
        state = .escape
      } else {
        apply(KeySequences.meaning(of: bytes))
      }
    case .string:
      if byte == 0x07 { finish(.unknown) }
      if byte == 0x1B { state = .stringEscape }
    case .stringEscape:
      finish(.unknown)
      if byte != 0x5C {
        state = .escape
        afterEscape(byte)
      }
    case .paste: paste(byte)
    }
  }

  private mutating func finish(_ key: Key) {
    keys.append(key)
    state = .ground
    bytes = []
  }

  private mutating func apply(_ meaning: KeySequences.Meaning) {
    state = .ground
    bytes = []
    switch meaning {
    case .key(let key): finish(key)
    case .pasteBegins:
      state = .paste
      pasteIsWhole = true
    case .pasteEnds, .nothing: break
    }
  }

  private mutating func begin(_ byte: UInt8, hasAlt: Bool) {
    switch byte {
    case 0x1B: state = .escape
    case 0x80...:
      bytes = [byte]
      let missing = byte >= 0xF5 ? 0 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
      if missing == 0 {
        finish(.unknown)
      } else {
        state = .character(missing: missing, hasAlt: hasAlt)
      }
    default: finish(hasAlt ? .unknown : Self.key(ofASCII: byte))
    }
  }

  private mutating func extend(_ byte: UInt8, missing: Int, hasAlt: Bool) {
    guard byte & 0xC0 == 0x80 else {
      finish(.unknown)
      begin(byte, hasAlt: false)
      return
    }
    bytes.append(byte)
    if missing > 1 {
      state = .character(missing: missing - 1, hasAlt: hasAlt)
      return
    }
    let text = String(validating: bytes, as: UTF8.self)
    guard !hasAlt, let character = text?.first, let scalar = character.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return finish(.unknown) }
    finish(.character(character))
  }

  private mutating func afterEscape(_ byte: UInt8) {
    bytes = [byte]
    switch byte {
    case 0x1B:
      finish(.escape)
      state = .escape
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .single
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      state = .string
    default:
      state = .ground
      begin(byte, hasAlt: true)
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3F:
      if bytes.count < 64 { bytes.append(byte) }
    case UInt8(ascii: "[") where bytes.count == 1:
      bytes.append(byte)
      state = .linuxFunction
    case UInt8(ascii: "M") where bytes.count == 1: state = .mouse(missing: 3)
    case 0x40...0x7E:
      bytes.append(byte)
      apply(KeySequences.meaning(of: bytes))
    case 0x1B:
      finish(.unknown)
      state = .escape
    default:
      finish(.unknown)
      begin(byte, hasAlt: false)
    }
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func paste(_ byte: UInt8) {
    bytes.append(byte)
    if byte == UInt8(ascii: "~"), bytes.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] {
      bytes.removeLast(Self.pasteEnd.count)
      endPaste()
    } else if bytes.count > Self.pasteLimit + 16 {
      // The last bytes stay: they may be the beginning of the end.
      bytes.removeSubrange(Self.pasteLimit..<(bytes.count - 8))
      pasteIsWhole = false
    }
  }

  private mutating func endPaste() {
    var text = bytes
    if !pasteIsWhole || text.count > Self.pasteLimit {
      text = Array(text.prefix(Self.pasteLimit))
      while let last = text.last, last & 0xC0 == 0x80 { text.removeLast() }
      if let last = text.last, last >= 0xC0 { text.removeLast() }
    }
    finish(.paste(String(decoding: text, as: UTF8.self).withNewlines))
  }

  private static func key(ofASCII byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x00: .unknown
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  private func meaning(ofCode code: Int32) -> KeySequences.Meaning? {
    let index = Int(code - KeySequences.firstCode)
    if KeySequences.all.indices.contains(index) { return KeySequences.all[index].meaning }
    switch code {
    case KEY_UP: return .key(.up)
    case KEY_DOWN: return .key(.down)
    case KEY_LEFT: return .key(.left)
    case KEY_RIGHT: return .key(.right)
    case KEY_HOME, KEY_FIND: return .key(.home)
    case KEY_END, KEY_SELECT: return .key(.end)
    case KEY_PPAGE: return .key(.pageUp)
    case KEY_NPAGE: return .key(.pageDown)
    case KEY_IC: return .key(.insert)
    case KEY_DC: return .key(.delete)
    case KEY_BTAB: return .key(.backTab)
    case KEY_BACKSPACE: return .key(.backspace)
    case KEY_ENTER: return .key(.enter)
    case KEY_RESIZE: return nil
    case cn_key_f(1)...cn_key_f(12): return .key(.function(Int(code - cn_key_f(0))))
    default: return .key(.unknown)
    }
  }
}

extension String {
  /// The text with every kind of line end as a newline.
  fileprivate var withNewlines: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    for character in self {
      result.append(character == "\r\n" || character == "\r" ? "\n" : character)
    }
    return result
  }
}
