import LoopModel
import Testing

@Suite struct `A filter that is typed on` {
  @Test(arguments: [
    "customer 12 stage:3", "-stalled c 1", "owner:a momentum:<0.9 1", "-cu 1", "1 2", "1 -1",
    "stalled 3 bought 7",
  ])
  func `finds the same among those who passed as among all`(text: String) throws {
    var before: (filter: Filter, rows: [Int32])?
    var narrowed = 0
    for end in text.indices {
      guard let filter = try? Filter(String(text[...end])), !filter.isEveryone else { continue }
      let all = filter.matches(in: filterSnapshot)
      if let before, filter.narrows(before.filter) {
        narrowed += 1
        #expect(filter.matches(in: filterSnapshot, among: before.rows) == all, "\(filter.text)")
      }
      before = (filter, all)
    }
    #expect(narrowed > 0)
  }

  @Test(arguments: [
    ("an", "a", true), ("an stalled", "an", true), ("an stalled", "a", true), ("a", "an", false),
    ("-an", "-a", false), ("-a", "a", false), ("a", "-a", false), ("stage:3", "stage:3-5", false),
    ("stage:3 b", "stage:3", true), ("b stage:3", "stage:3", false), ("ab c", "a b", false),
    ("a", "", false),
  ])
  func `is narrower only where that is sure`(now: String, before: String, isNarrower: Bool) throws {
    #expect(try Filter(now).narrows(Filter(before)) == isNarrower)
  }
}
