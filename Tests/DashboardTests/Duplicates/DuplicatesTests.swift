import Canvas
import Dashboard
import LoopModel
import Testing

@Suite struct `Merging by key` {
  static let pairs: LikelyPairs = {
    func side(_ id: Int64, _ name: String, _ purchases: Int, _ owner: String) -> LikelyPair.Side {
      var side = LikelyPair.Side(id: CustomerID(id), name: name)
      (side.purchases, side.revenue, side.owner) = (purchases, Int64(purchases) * 12_300, owner)
      return side
    }
    var inc = side(2, "Bolt Inc.", 2, "mia")
    (inc.company, inc.externalID, inc.email) = ("Bolt Holding", "K-17", "info@bolt.example")
    inc.lastContact = Day(number: 20_400)
    return LikelyPairs(
      pairs: [
        LikelyPair(first: side(1, "Bolt", 9, "kim"), second: inc, reason: "same e-mail"),
        LikelyPair(first: inc, second: side(3, "Bolt GmbH", 0, ""), reason: "same name"),
        LikelyPair(
          first: side(4, "Lantern House", 3, "ana"), second: side(5, "漢字 Lantern Hause", 1, "ana"),
          reason: "similar name"),
      ], count: 3)
  }()

  private func opened() -> State {
    var state = DemoSnapshot.state(80, 24)
    #expect(state.update(.key(.character("D"))) == [.readLikelyPairs])
    #expect(state.text.contains("looking"))
    _ = state.update(.likelyPairs(Self.pairs))
    return state
  }

  @Test func `both sides are shown, and who is kept`() {
    let state = opened()
    for text in [
      "Who may be there twice  3", "is kept", "goes into it", "9, ", "Bolt Holding", "K-17",
      "info@bolt.example", "kim", "mia",
    ] {
      #expect(state.text.contains(text), "\(text)")
    }
  }

  @Test func `m merges, and what is decided leaves the list before the store has answered`() {
    var state = opened()
    #expect(state.update(.key(.character("m"))) == [.merge(CustomerID(2), into: CustomerID(1))])
    // The second pair was about the one who is gone.
    #expect(state.text.contains("Who may be there twice  1"))
    // A key typed ahead waits, and acts on the next pair.
    #expect(state.update(.key(.character("m"))) == [])
    let effects = state.update(.answered(.told("Bolt Inc. is Bolt now · u takes it back")))
    #expect(effects.contains(.readLikelyPairs))
    #expect(effects.contains(.merge(CustomerID(5), into: CustomerID(4))))
  }

  @Test func `x keeps the other, n remembers that they are not the same, u takes it back`() {
    var state = opened()
    #expect(state.update(.key(.character("x"))) == [])
    #expect(state.text.contains("│  Bolt Inc.                     Bolt    "))
    #expect(state.update(.key(.character("m"))) == [.merge(CustomerID(1), into: CustomerID(2))])
    state = opened()
    #expect(state.update(.key(.character("n"))) == [.keepApart(CustomerID(1), CustomerID(2))])
    #expect(state.text.contains("Who may be there twice  2"))
    _ = state.update(.answered(.told("they are not the same · u takes it back")))
    #expect(state.update(.key(.character("u"))) == [.undo])
    let again = state.update(.answered(.told("undo: apart Bolt and Bolt Inc.")))
    #expect(again == [.readLikelyPairs])
    _ = state.update(.likelyPairs(Self.pairs))
    #expect(state.text.contains("Who may be there twice  3"))
  }

  @Test func `Return opens the page of the one who is kept, Esc closes`() {
    var state = opened()
    #expect(state.update(.key(.enter)).contains(.readHistory(CustomerID(1))))
    #expect(state.page?.customer == CustomerID(1))
    state = opened()
    state.press(.escape)
    #expect(!state.text.contains("may be there twice"))
  }

  @Test func `nobody is changed where nothing can be`() {
    var state = opened()
    state.setting.readOnlyReason = "--read-only was asked for"
    #expect(state.update(.key(.character("m"))) == [])
    #expect(state.text.contains("--read-only was asked for"))
  }

  @Test func `is opened from an import that found some`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("i"))
    state.type("/tmp/a.csv")
    state.press(.enter)
    state.hear(.told(ImportSamples.open))
    state.press(.character("y"))
    state.hear(.told(ImportSamples.done))
    #expect(state.update(.key(.character("D"))) == [.readLikelyPairs])
    #expect(state.text.contains("Who may be there twice"))
  }

  @Test func `a store without any says so`() {
    var state = DemoSnapshot.state(80, 24)
    state.press(.character("D"))
    _ = state.update(.likelyPairs(LikelyPairs()))
    #expect(state.text.contains("Nobody seems to be there twice"))
    #expect(state.update(.key(.character("m"))) == [])
  }

  @Test(arguments: ScreenSize.allCases)
  func `looks as approved`(size: ScreenSize) {
    var state = size.state()
    state.press(.character("D"))
    _ = state.update(.likelyPairs(Self.pairs))
    PictureFile(name: "duplicates-\(size.rawValue)").matches(state.picture().canvas)
  }

  @Test func `is drawn at every size, in ASCII, too`() {
    var state = DemoSnapshot.state(80, 24, isASCII: true)
    state.press(.character("D"))
    _ = state.update(.likelyPairs(Self.pairs))
    state.expectASCIIAtEverySize(columnStep: 14, rowStep: 3)
  }
}
