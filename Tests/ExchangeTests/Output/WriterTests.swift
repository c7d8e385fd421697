import Exchange
import Testing

@Suite struct WriterTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\n"), (["x\ny"], "\"x\ny\"\n"),
    ([" a"], "\" a\"\n"), ([""], "\"\"\n"), (["", ""], ",\n"), (["=1+1"], "=1+1\n"),
  ])
  func `CSV is quoted where it must be`(row: [String], text: String) {
    var writer = CSVWriter()
    writer.row(row)
    #expect(writer.text == text)
  }

  @Test(arguments: [
    "=1", "+1+1", "-x", "@x", "\tx", "\rx", " =1", "\u{A0}=1", "\n=1", "-1-1", "+1.2.3", "-", "＝1",
    "+34 600", "\t5",
  ])
  func `text is protected from spreadsheets only when asked`(value: String) {
    var plain = CSVWriter()
    plain.row([value, "x"])
    #expect(!plain.text.contains("'"))
    var safe = CSVWriter(spreadsheetSafe: true)
    safe.field(value)
    safe.number("-5")
    safe.endRow()
    #expect(safe.text.contains("'" + value))
    #expect(safe.text.hasSuffix(",-5\n"))
  }

  @Test(arguments: ["-1", "+1", "-12.50", "a=1", "5", "x", " x", "€"])
  func `plain numbers and other text stay as they are`(value: String) {
    var safe = CSVWriter(spreadsheetSafe: true)
    safe.field(value)
    #expect(!safe.text.contains("'"))
  }

  @Test(arguments: ["=1", "'=1", "''+34 600", "-x", "'x", "'t Hof", "@x", "'", "-5", "'-5"])
  func `what is protected is taken in as it was`(name: String) throws {
    var safe = CSVWriter(spreadsheetSafe: true)
    safe.row(["name", "phone", "owner"])
    safe.row([name, name, name])
    let customer = try #require(try Imported(safe.text).customers.first)
    #expect([customer.name, customer.phone, customer.owner] == [name, name, name])
    var purchases = CSVWriter(spreadsheetSafe: true)
    purchases.row(["customer", "date", "amount", "owner"])
    purchases.row([name, "2026-01-15", "1", name])
    let reading = try Reading(purchases.text)
    #expect(reading.names == [name])
    #expect(reading.rows.map(\.owner) == [name])
  }

  @Test func `JSON that is there already is taken over, with escapes for what must not be raw`() {
    var json = JSONWriter()
    json.beginArray()
    json.json("{\"a\\n\":\"\u{202E}\"}")
    json.json("1")
    json.endArray()
    #expect(json.text == #"[{"a\n":"\u202e"},1]"#)
  }

  @Test func `rows can be taken away between two`() {
    var writer = CSVWriter()
    writer.row(["a"])
    #expect(writer.take() == Array("a\n".utf8))
    writer.row([""])
    #expect(writer.text == "\"\"\n")
  }

  @Test func `JSON nests and sets its own commas`() {
    var json = JSONWriter()
    json.beginObject()
    json.key("id")
    json.int(7)
    json.key("list")
    json.beginArray()
    json.bool(true)
    json.null()
    json.beginObject()
    json.endObject()
    json.number("12.50")
    json.endArray()
    json.key("end")
    json.string("x")
    json.endObject()
    #expect(json.text == #"{"id":7,"list":[true,null,{},12.50],"end":"x"}"#)
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
    ("\0\u{1B}\u{7F}\u{9B}", #""\u0000\u001b\u007f\u009b""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("ë😀", "\"ë😀\""),
  ])
  func `JSON strings are escaped`(value: String, text: String) {
    var json = JSONWriter()
    json.string(value)
    #expect(json.text == text)
  }

  @Test(
    arguments: [
      (0.1, "0.1"), (1.0, "1.0"), (-2.5e-7, "-2.5e-07"), (.nan, "null"), (.infinity, "null"),
      (0.1 + 0.2, "0.30000000000000004"), (1e300, "1e+300"),
    ] as [(Double, String)])
  func `JSON numbers read back as the same`(value: Double, text: String) {
    var json = JSONWriter()
    json.double(value)
    #expect(json.text == text)
  }
}
