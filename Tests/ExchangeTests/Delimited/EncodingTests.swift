import Exchange
import Testing

@Suite struct EncodingTests {
  static let text = "customer,date,amount\nBjörn,2026-01-15,12\n漢字😀,2026-01-16,13\n"

  static func utf16(_ text: String, big: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return big ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [true, false])
  func `UTF-16 with a mark is read and said`(big: Bool) throws {
    let reading = try Reading(bytes: Self.utf16(Self.text, big: big, mark: true))
    #expect(reading.names == ["Björn", "漢字😀"])
    #expect(reading.understanding.notes == ["read as UTF-16"])
    #expect(reading.understanding.encoding == (big ? .utf16BigEndian : .utf16LittleEndian))
  }

  @Test(arguments: [true, false])
  func `UTF-16 without a mark is refused, and read when told`(big: Bool) throws {
    let bytes = Self.utf16(
      "customer,date,amount\nBjörn,2026-01-15,12\n", big: big, mark: false)
    let refusal = try Reading.refusal(bytes: bytes)
    #expect(refusal?.contains("UTF-16 without a byte order mark") == true)
    let reading = try Reading(bytes: bytes, PurchaseFileOptions(encoding: "utf16"))
    #expect(reading.names == ["Björn"])
  }

  @Test func `half a character in UTF-16 rejects its row`() throws {
    var bytes = Self.utf16("customer,date,amount\nA", big: false, mark: true)
    bytes += [0x00, 0xD8] + Self.utf16(",2026-01-15,1\nB,2026-01-15,1\n", big: false, mark: false)
    let reading = try Reading(bytes: bytes)
    #expect(reading.badLines == [2])
    #expect(reading.rejections[0].reason == "not UTF-16 at byte 2 of the field")
    #expect(reading.names == ["B"])
  }

  @Test func `long UTF-16 is read across pieces`() throws {
    var text = "customer,date,amount\n"
    for index in 0..<30_000 { text += "😀\(index),2026-01-15,1.00\n" }
    let reading = try Reading(bytes: Self.utf16(text, big: false, mark: true))
    #expect(reading.rows.count == 30_000)
    #expect(reading.rows.last?.name == "😀29999")
  }

  @Test func `what is not UTF-8 is rejected by line`() throws {
    let reading = try Reading(
      bytes: Array("customer,date,amount\nBj".utf8) + [0xF6] + Array("rn,2026-01-15,1\n".utf8)
        + Array("Ann,2026-01-15,1\n".utf8))
    #expect(reading.names == ["Ann"])
    #expect(reading.badLines == [2])
    #expect(reading.rejections[0].column == 1)
    #expect(
      reading.rejections[0].reason
        == "not UTF-8 at byte 3 of the field; if the file is Latin-1, say --encoding latin1")
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func `no malformed UTF-8 gets in`(name: [UInt8]) throws {
    let reading = try Reading(
      bytes: Array("customer,date,amount\nA".utf8) + name + Array(",2026-01-15,1\n".utf8))
    #expect(reading.rows.isEmpty)
    #expect(reading.badLines == [2])
  }

  @Test func `malformed text in a column that is not used does no harm`() throws {
    let reading = try Reading(
      bytes: Array("customer,date,amount,note\nA,2026-01-15,1,".utf8) + [0xF6, 0x0A])
    #expect(reading.names == ["A"])
    #expect(reading.understanding.notes == ["not used: note"])
  }

  @Test(arguments: ["latin1", "Latin-1", "ISO-8859-1", "windows-1252", "cp1252"])
  func `Latin-1 is read when told, and said`(name: String) throws {
    let reading = try Reading(
      bytes: Array("customer,date,amount\nBj".utf8) + [0xF6] + Array("rn ".utf8) + [0x80]
        + Array(",2026-01-15,1\n".utf8), PurchaseFileOptions(encoding: name))
    #expect(reading.names == ["Björn €"])
    #expect(reading.understanding.notes == ["read as Latin-1"])
  }

  @Test func `a NUL rejects the row`() throws {
    let reading = try Reading("customer,date,amount\nAn\0n,2026-01-15,1\nBob,2026-01-15,1\n")
    #expect(reading.names == ["Bob"])
    #expect(reading.badLines == [2])
    #expect(reading.rejections[0].reason == "holds a NUL byte")
  }

  @Test(
    arguments: [
      (Array(repeating: 0, count: 1000), "holds only NUL bytes"),
      ([0x1F, 0x8B, 8, 0], "gzip"),
      ([0x50, 0x4B, 3, 4, 20], "zip archive or an Excel workbook"),
      (Array("SQLite format 3\0".utf8) + [16, 0], "SQLite database"),
      ([], "is empty"),
      (Array("\n\r\n\n".utf8), "is empty"),
      ([0xEF, 0xBB, 0xBF], "is empty"),
      ((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }, "binary data"),
    ] as [([UInt8], String)])
  func `other kinds of files are refused by name`(bytes: [UInt8], why: String) throws {
    let refusal = try Reading.refusal(bytes: bytes)
    #expect(refusal?.contains(why) == true, "\(refusal ?? "understood")")
  }

  @Test func `an unknown encoding is refused`() throws {
    let refusal = try Reading.refusal(Self.text, PurchaseFileOptions(encoding: "ebcdic"))
    #expect(
      refusal == "unknown encoding 'ebcdic': say utf8, latin1, windows-1252 or utf16")
  }

  @Test func `a missing file and a directory are refused`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ImportProblem.self) { try PurchaseFile(path: folder.path) }
    #expect(throws: ImportProblem.self) { try PurchaseFile(path: folder.path + "/none") }
  }
}
