import Canvas
@testable import Dashboard
import Testing

@Suite struct LineTests {
  private func texts(_ line: Line, _ columns: Int) -> [String] {
    line.wrapped(columns: columns).map { $0.pieces.map(\.text).joined() }
  }

  @Test func `a line is broken between words, and keeps its blanks`() {
    #expect(texts(Line("one  two three"), 20) == ["one  two three"])
    #expect(texts(Line("one  two three"), 9) == ["one  two", "three"])
    #expect(texts(Line("one  two three"), 4) == ["one", "two", "three"])
  }

  @Test func `a piece goes on where the one before ends`() {
    let line = Line("1 ", .key).then("Ask", .text).then("; then", .muted).then("  (4×)", .muted)
    #expect(texts(line, 10) == ["1 Ask;", "then  (4×)"])
    #expect(line.wrapped(columns: 10)[0].pieces.map(\.role) == [.key, .text, .muted])
  }

  @Test func `a word that is longer than the line stands alone`() {
    #expect(texts(Line("an extraordinarily long one"), 8) == ["an", "extraordinarily", "long one"])
  }

  @Test func `a name is shortened by what it takes on the screen`() {
    #expect(shortened("Acme", columns: 4) == "Acme")
    #expect(shortened("Acme Iberia", columns: 6) == "Acme…")
    #expect(shortened("東京珈琲", columns: 6) == "東京…")
  }
}
