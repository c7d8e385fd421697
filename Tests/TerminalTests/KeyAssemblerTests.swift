import Canvas
import Testing

@testable import Terminal

extension TerminalTests {
  @Suite struct Assembling {
    @Test(arguments: [
      ("a", [Key.character("a")]),
      ("é漢😀", [.character("é"), .character("漢"), .character("😀")]),
      ("\u{1}\u{1A}\u{1F}", [.control("a"), .control("z"), .control("_")]),
      ("\t\r\n\u{7F}\u{8}\0", [.tab, .enter, .enter, .backspace, .backspace, .unknown]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}x", [.unknown]), ("\u{1B}é", [.unknown]), ("\u{1B}xy", [.unknown, .character("y")]),
      ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[99~d", [.unknown, .character("d")]),
      ("\u{1B}[1;5A", [.unknown]), ("\u{1B}[<0;5;9Md", [.unknown, .character("d")]),
      ("\u{1B}[M !!d", [.unknown, .character("d")]), ("\u{1B}[[B", [.function(2)]),
      ("\u{1B}]11;rgb:0/0/0\u{1B}\\d", [.unknown, .character("d")]),
      ("\u{1B}]0;d\u{7}d", [.unknown, .character("d")]),
      ("\u{1B}[9", [.unknown]), ("\u{1B}[\u{1B}[A", [.unknown, .up]), ("\u{1B}O", [.unknown]),
      ("\u{1B}[I\u{1B}[O", []),
      (
        "\u{1B}[200~dddd\r\nq\rx\u{1B}[201~d",
        [.paste("dddd\nq\nx"), .character("d")]
      ),
      ("\u{1B}[200~a\u{1B}[Ab\u{1B}[201~", [.paste("a\u{1B}[Ab")]),
    ])
    func `bytes become keys`(bytes: String, keys: [Key]) {
      // In one read, and each byte in a read of its own as far as nothing is waited for.
      var assembler = KeyAssembler()
      for byte in bytes.utf8 { assembler.take(byte: byte) }
      assembler.settle()
      #expect(assembler.takeKeys() == keys)
    }

    @Test func `bytes that are no text are one unknown key each`() {
      var assembler = KeyAssembler()
      for byte: UInt8 in [0xFF, 0xC0, 0x80, 0xC3, 0x41, 0xE2, 0x82] { assembler.take(byte: byte) }
      assembler.settle()
      #expect(
        assembler.takeKeys() == [.unknown, .unknown, .unknown, .unknown, .character("A")])
      assembler.take(byte: 0xAC)
      #expect(assembler.takeKeys() == [.character("€")])
    }

    @Test func `a paste is cut at its limit and its end is found`() {
      var assembler = KeyAssembler()
      for byte in "\u{1B}[200~".utf8 { assembler.take(byte: byte) }
      for _ in 0..<(KeyAssembler.pasteLimit + 1000) { assembler.take(byte: 0x64) }
      for byte in "\u{1B}[201~q".utf8 { assembler.take(byte: byte) }
      let keys = assembler.takeKeys()
      #expect(keys.count == 2)
      guard case .paste(let text) = keys.first else { return #expect(Bool(false)) }
      #expect(text.utf8.count == KeyAssembler.pasteLimit)
      #expect(keys.last == .character("q"))
    }

    @Test func `random bytes never break it`() {
      var random = SystemRandomNumberGenerator()
      var assembler = KeyAssembler()
      for _ in 0..<20_000 {
        switch UInt8.random(in: 0...255, using: &random) {
        case 0..<40: assembler.take(byte: 0x1B)
        case 40..<50: assembler.take(code: Int32.random(in: 256...3100, using: &random))
        case 50..<60: assembler.settle()
        case let other: assembler.take(byte: other)
        }
      }
      assembler.abandonPaste()
      assembler.settle()
      #expect(!assembler.takeKeys().isEmpty)
    }
  }
}
