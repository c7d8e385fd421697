import LoopModel
import Testing

@Suite struct `A point in time` {
  @Test func `comes before a later one, and after the distant past`() {
    #expect(Timestamp(milliseconds: -1) < Timestamp(milliseconds: 0))
    #expect(Timestamp.distantPast < Timestamp(milliseconds: -1))
    #expect(!(Timestamp(milliseconds: 3) < Timestamp(milliseconds: 3)))
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (1_767_349_800_250, "2026-01-02T10:30:00.250Z"),
    ] as [(Int64, String)])
  func `is written for programs in UTC`(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).iso == text)
  }
}
