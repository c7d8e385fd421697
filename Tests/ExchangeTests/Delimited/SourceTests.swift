import Exchange
import Glibc
import LoopModel
import Testing

@Suite struct SourceTests {
  static let rows =
    "customer,date,amount\n" + String(repeating: "A,2026-01-15,1.00\n", count: 50_000)

  @Test func `a pipe is read twice all the same`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let text = Array("customer,date,amount\nA,2026-01-15,1.00\n".utf8)
    #expect(write(ends[1], text, text.count) == text.count)
    close(ends[1])
    defer { close(ends[0]) }
    let file = try PurchaseFile(path: "/dev/fd/\(ends[0])")
    var amounts: [Int64] = []
    let delivery = try file.forEachRow({ amounts.append($0.amount) }, rejected: { _ in })
    #expect(amounts == [100])
    #expect(delivery.delivered == 1)
  }

  @Test func `progress rises to the end in both readings`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("p.csv", Array(Self.rows.utf8))
    var first: [Double] = []
    var second: [Double] = []
    let file = try PurchaseFile(path: path, progress: { first.append($0) })
    _ = try file.forEachRow(progress: { second.append($0) }, { _ in }, rejected: { _ in })
    #expect(first.count > 2)
    #expect(first == first.sorted())
    #expect(first.last == 1)
    #expect(second == first)
    #expect(folder.names == ["p.csv"])
  }

  @Test func `a file that changes while it is read is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("p.csv", Array(Self.rows.utf8))
    let file = try PurchaseFile(path: path)
    _ = try folder.file("p.csv", Array("customer,date,amount\nB,2026-01-15,1.00\n".utf8))
    #expect(throws: ImportProblem.self) {
      try file.forEachRow({ _ in }, rejected: { _ in })
    }
  }

  @Test func `the caller can stop`() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let path = try folder.file("p.csv", Array(Self.rows.utf8))
    let file = try PurchaseFile(path: path)
    var count = 0
    #expect(throws: Stop.self) {
      try file.forEachRow(
        { _ in
          count += 1
          if count == 3 { throw Stop() }
        }, rejected: { _ in })
    }
    #expect(count == 3)
    #expect(folder.names == ["p.csv"])
  }

  /// Whatever bytes come, the reader says something sensible and stays inside its buffers.
  @Test(arguments: 0..<20)
  func `damaged files do no harm`(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let pieces = [
      "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\t", "|", " ", "\0", "é", "€", "(", ")", "-",
      "'",
      "2026-01-15", "03/04/2026", "Mar 3, 2026", "T25:61", "12.50", "1.234,56", "US$", "kr", "NaN",
      "customer", "date", "amount", "sep=;", "\u{FEFF}", "99999999999999999999", "\u{A0}", "",
    ]
    for _ in 0..<60 {
      var bytes = random(3) == 0 ? [] : Array("customer,date,amount\nA,2026-01-15,1\n".utf8)
      for _ in 0..<random(80) {
        bytes += Array(pieces[random(pieces.count)].utf8)
        if random(20) == 0 { bytes.append(UInt8(random(256))) }
      }
      let encodings = [nil, nil, "latin1", "utf16"]
      do {
        let reading = try Reading(
          bytes: bytes, PurchaseFileOptions(encoding: encodings[random(4)]))
        #expect(reading.rows.count + reading.rejections.count == reading.understanding.rows)
      } catch let problem as ImportProblem {
        #expect(!problem.message.isEmpty)
        #expect(!problem.message.unicodeScalars.contains { $0.value < 0x20 })
      }
    }
  }
}
