import Exchange
import LoopModel
import Testing

@Suite struct ShapeTests {
  static let header = "customer,date,amount\n"

  @Test(arguments: [
    ("LF", "customer,date,amount\nAnn,2026-01-15,12\nBob,2026-01-16,13\n"),
    ("CRLF", "customer,date,amount\r\nAnn,2026-01-15,12\r\nBob,2026-01-16,13\r\n"),
    ("CR", "customer,date,amount\rAnn,2026-01-15,12\rBob,2026-01-16,13\r"),
    ("mixed", "customer,date,amount\r\nAnn,2026-01-15,12\rBob,2026-01-16,13\n"),
    ("no end", "customer,date,amount\nAnn,2026-01-15,12\nBob,2026-01-16,13"),
    ("semicolon", "customer;date;amount\nAnn;2026-01-15;12\nBob;2026-01-16;13\n"),
    ("tab", "customer\tdate\tamount\nAnn\t2026-01-15\t12\nBob\t2026-01-16\t13\n"),
    ("bar", "customer|date|amount\nAnn|2026-01-15|12\nBob|2026-01-16|13\n"),
    (
      "quoted",
      "\"customer\",\"date\",\"amount\"\n\"Ann\",\"2026-01-15\",\"12\"\nBob,2026-01-16,13\n"
    ),
    (
      "spaced quotes", "customer, date, amount\n\"Ann\" , \"2026-01-15\", \"12\"\nBob,2026-01-16,13"
    ),
    ("reordered", "amount,customer,date\n12,Ann,2026-01-15\n13,Bob,2026-01-16\n"),
    ("case", " Customer Name *,DATE,Total-Amount\nAnn,2026-01-15,12\nBob,2026-01-16,13\n"),
    ("nothing below", "customer,date,amount\nAnn,2026-01-15,12\nBob,2026-01-16,13\n,,\n,,\n"),
    ("byte order mark", "\u{FEFF}customer,date,amount\nAnn,2026-01-15,12\nBob,2026-01-16,13\n"),
  ])
  func `the same two rows in any shape`(name: String, text: String) throws {
    let reading = try Reading(text)
    #expect(reading.names == ["Ann", "Bob"])
    #expect(reading.days == ["2026-01-15", "2026-01-16"])
    #expect(reading.amounts == [1200, 1300])
    #expect(reading.rows.map(\.line) == [2, 3])
    #expect(reading.rejections.isEmpty)
    #expect(reading.understanding.hasHeader)
    #expect(reading.understanding.rows == 2)
  }

  @Test(arguments: [";", ",", "\t", "^"])
  func `a first line names the delimiter`(mark: String) throws {
    let text =
      "sep=\(mark)\r\n" + ["customer", "date", "amount"].joined(separator: mark)
      + "\r\n" + ["Ann", "2026-01-15", "12"].joined(separator: mark)
    let reading = try Reading(text)
    #expect(reading.rows.map(\.line) == [3])
    #expect(reading.names == ["Ann"])
    #expect(reading.understanding.delimiter == mark.utf8.first)
  }

  @Test func `a forced delimiter is used`() throws {
    let reading = try Reading(
      "customer:date:amount\nAnn:2026-01-15:12", PurchaseFileOptions(delimiter: 0x3A))
    #expect(reading.names == ["Ann"])
  }

  @Test func `a decimal comma does not hide the semicolon`() throws {
    let reading = try Reading("Ann;2026-01-15;12,50\nBob;2026-01-16;13,25\n")
    #expect(reading.understanding.delimiter == 0x3B)
    #expect(reading.amounts == [1250, 1325])
  }

  @Test(arguments: [
    ("\"Lee, Ann\"", "Lee, Ann"), ("\"A \"\"B\"\" C\"", "A \"B\" C"), ("\"\"\"\"\"\"", "\"\""),
    ("\",\"", ","), ("\"line one\nline two\"", "line one\nline two"), ("\"cr\r\nlf\"", "cr\r\nlf"),
    ("An\"n L\"ee", "An\"n L\"ee"), ("  Ann Lee  ", "Ann Lee"), ("\"  Ann  \"", "Ann"),
    ("\u{A0}Ann\u{202F}", "Ann"), ("Ann  Lee", "Ann  Lee"), ("a\u{2028}b", "a\u{2028}b"),
    ("a\u{85}b", "a\u{85}b"), ("=1+1", "=1+1"), ("\u{200B}Ann", "\u{200B}Ann"), ("漢字", "漢字"),
  ])
  func `a name is kept as it is`(written: String, name: String) throws {
    #expect(try Reading(Self.header + "\(written),2026-01-15,12\n").names == [name])
  }

  @Test func `line numbers count blank lines and quoted newlines`() throws {
    let reading = try Reading(
      "\n\(Self.header)\n \n\"a\nb\r\nc\rd\",2026-01-15,1\n\nB,2026-13-15,2\r\n\r\nC,2026-01-16,3")
    #expect(reading.rows.map(\.line) == [5, 12])
    #expect(reading.badLines == [10])
    #expect(reading.understanding.rows == 3)
  }

  @Test func `rows of another width are rejected`() throws {
    let reading = try Reading(Self.header + "Ann,2026-01-15\nBob,2026-01-15,1,x\nCy,2026-01-15,1\n")
    #expect(reading.names == ["Cy"])
    #expect(
      reading.rejections == [
        Rejection(
          line: 2, column: 0, columnName: "", reason: "has 2 fields where the header has 3",
          value: "Ann,2026-01-15"),
        Rejection(
          line: 3, column: 0, columnName: "", reason: "has 4 fields where the header has 3",
          value: "Bob,2026-01-15,1,x"),
      ])
  }

  @Test func `an unclosed quote is named where it opens`() throws {
    let reading = try Reading(
      Self.header + "Ann,2026-01-15,1\n\"Bob,2026-01-15,2\nCy,2026-01-15,3\n")
    #expect(reading.names == ["Ann"])
    #expect(reading.badLines == [3])
    #expect(reading.rejections[0].reason == "a quote opened here is never closed")
  }

  @Test func `a quote that opens late in a row is named by its own line`() throws {
    let reading = try Reading(Self.header + "\"a\nb\",2026-01-15,\"1\nx\n")
    #expect(reading.badLines == [3])
  }

  @Test func `text after a closing quote rejects the row`() throws {
    let reading = try Reading(Self.header + "\"Ann\"x,2026-01-15,1\nBob,2026-01-15,2\n")
    #expect(reading.names == ["Bob"])
    #expect(reading.badLines == [2])
  }

  @Test(arguments: [
    ("field", String(repeating: "x", count: 2_000_000) + ",2026-01-15,1", "a field is longer"),
    (
      "quoted", "\"" + String(repeating: "x\n", count: 500_000) + "\",2026-01-15,1", "a field is lo"
    ),
    (
      "quotes", "\"" + String(repeating: "\"\"", count: 500_000) + "\",2026-01-15,1", "a field is l"
    ),
    ("fields", String(repeating: ",", count: 1_000_000), "has more than 4,096 fields"),
    ("unclosed", "\"" + String(repeating: "x,y\n", count: 500_000), "a quote opened here"),
    ("row", String(repeating: String(repeating: "y", count: 60_000) + ",", count: 20), "is longer"),
  ])
  func `a monstrous row is rejected on its line`(name: String, row: String, why: String) throws {
    let reading = try Reading(Self.header + "Ann,2026-01-15,1\n" + row + "\n")
    #expect(reading.names == ["Ann"])
    #expect(reading.badLines == [3])
    #expect(reading.rejections[0].reason.hasPrefix(why))
    #expect(reading.rejections[0].value.unicodeScalars.count <= 60)
  }

  @Test func `rows after a monstrous one are read`() throws {
    let long = String(repeating: "x", count: 300_000)
    let reading = try Reading(
      Self.header + "\(long),2026-01-15,1\n\"\(long)\",2026-01-15,1\nB,2026-01-15,2")
    #expect(reading.badLines == [2, 3])
    #expect(reading.rows.map(\.line) == [4])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7])
  func `rows across pieces of the file stay whole`(shift: Int) throws {
    var text = Self.header + String(repeating: "p", count: shift) + ",2026-01-15,1.00\r\n"
    for index in 0..<20_000 {
      text += "\"Zoë, \"\"\(index)\"\"\r\n\",2026-01-15,\(index).25\r\n"
    }
    let reading = try Reading(text)
    #expect(reading.rejections.isEmpty)
    #expect(reading.rows.count == 20_001)
    #expect(reading.rows.last?.name == "Zoë, \"19999\"\r\n")
    #expect(reading.rows.last?.line == 3 + 19_999 * 2)
    #expect(reading.rows.last?.amount == 1_999_925)
  }
}
