import LoopModel
import Testing

@Suite struct `A point in time` {
  @Test func `comes before a later one, and after the distant past`() {
    #expect(Timestamp(milliseconds: -1) < Timestamp(milliseconds: 0))
    #expect(Timestamp.distantPast < Timestamp(milliseconds: -1))
    #expect(!(Timestamp(milliseconds: 3) < Timestamp(milliseconds: 3)))
  }
}
