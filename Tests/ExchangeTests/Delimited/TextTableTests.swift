import Exchange
import Testing

@Suite struct TextTableTests {
  @Test func `texts are numbered as they first appear`() {
    var table = TextTable()
    for round in 0..<2 {
      for index in 0..<5_000 {
        var text = "customer \(index)"
        let found = text.withUTF8 { table.index(of: RowText($0)) }
        #expect(found.index == index)
        #expect(found.isNew == (round == 0))
      }
    }
    #expect(table.count == 5_000)
    #expect(table[42] == "customer 42")
  }
}
