import Exchange
import LoopModel
import Testing

@Suite struct AmountTests {
  static func file(_ amounts: [String]) -> String {
    "customer;date;amount\n" + amounts.map { "A;2026-01-15;\($0)\n" }.joined()
  }

  @Test(arguments: [
    ("1234", 123_400), ("12.50", 1250), ("12,50", 1250), ("1,234.56", 123_456),
    ("1.234,56", 123_456), ("1 234,56", 123_456), ("1'234.56", 123_456), ("1’234.56", 123_456),
    ("1\u{A0}234,56", 123_456), ("1\u{202F}234,56", 123_456), ("1,234,567.8", 123_456_780),
    ("12.5", 1250), (".50", 50), ("12.", 1200), ("0", 0), ("0.00", 0), ("007.10", 710),
    ("-12.50", -1250), ("12.50-", -1250), ("(12.50)", -1250), ("−12.50", -1250), ("+12.50", 1250),
    ("€12.50", 1250), ("12,50 €", 1250), ("12,50€", 1250), ("$-12.50", -1250), ("-$12.50", -1250),
    ("($1,234.56)", -123_456), ("£ 12.50", 1250), ("EUR 12.50", 1250), ("12.50 usd", 1250),
    ("CHF 1'234.50", 123_450), ("US$12.50", 1250), ("¥1234", 1234), ("JPY 12.00", 12),
    ("12.345 KWD", 12_345), ("12.50000", 1250), ("€12.500000", 1250), ("0.123", 12),
    ("92233720368547758.07", Int64.max), ("  12.50\u{A0}", 1250),
  ])
  func `an amount is understood`(written: String, minor: Int64) throws {
    let reading = try Reading(Self.file([written]))
    #expect(reading.amounts == [minor], "\(reading.rejections)")
  }

  @Test(arguments: [
    "12k", "1e400", "nan", "NaN", "inf", "-0x10", "0x10", "1_000", "12.5.0", "1,23,456.00",
    "1,2345.00", "--5", "(-5)", "5 6", "$", "-", "()", ".", "€€5", "12 %", "1,234 567.00", "٣",
    "= 1+1", "12.50 €/h", "12..5", "1,,000.00", "1, 000.00", ",", "twelve",
  ])
  func `what is no amount is rejected by line`(written: String) throws {
    let reading = try Reading(Self.file(["1.25", written]))
    #expect(reading.amounts == [125])
    #expect(reading.badLines == [3])
    #expect(reading.rejections.first?.reason == "is not an amount with a decimal point")
    #expect(reading.rejections.first?.columnName == "amount")
  }

  @Test(arguments: [
    "99999999999999999999999", "92233720368547758.08", "922337203685477580700", "1e",
  ])
  func `what does not fit is never stored`(written: String) throws {
    let reading = try Reading(Self.file(["1.25", written]))
    #expect(reading.amounts == [125])
    #expect(reading.badLines == [3])
  }

  @Test func `a missing amount is rejected`() throws {
    let reading = try Reading(Self.file(["", " "]))
    #expect(reading.rejections.map(\.reason) == Array(repeating: "the amount is missing", count: 2))
  }

  @Test(arguments: [
    (["1,234", "12.50"], [123_400, 1250], DecimalMark.point),
    (["1.234", "12,50"], [123_400, 1250], .comma),
    (["1,5", "12,345,6", "2,5"], [150, 250], .comma),
    (["1.234.567", "5"], [123_456_700, 500], .comma),
  ])
  func `the mark is settled by the column`(
    amounts: [String], minor: [Int64], mark: DecimalMark
  ) throws {
    let reading = try Reading(Self.file(amounts))
    #expect(reading.amounts == minor)
    #expect(reading.understanding.decimal == mark)
  }

  @Test(arguments: [
    (["1,234", "12,500", "500"], [123_400, 1_250_000, 50_000]), (["1.234"], [123_400]),
  ])
  func `only groups of three are thousands, and that is said`(
    amounts: [String], minor: [Int64]
  ) throws {
    let reading = try Reading(Self.file(amounts))
    #expect(reading.amounts == minor)
    #expect(
      reading.understanding.notes == ["amounts such as \(amounts[0]) are read as thousands"])
  }

  @Test(arguments: [["1,234", "1.234"], ["1,234", "1234"], ["12.50", "12,50"]])
  func `a doubtful column is refused`(amounts: [String]) throws {
    let refusal = try Reading.refusal(Self.file(amounts))
    #expect(refusal?.contains("say --decimal point or --decimal comma") == true)
    let reading = try Reading(Self.file(amounts), PurchaseFileOptions(decimal: .comma))
    #expect(reading.understanding.decimal == .comma)
  }

  @Test func `a stray mark among many is rejected by line`() throws {
    let reading = try Reading(Self.file(Array(repeating: "12.50", count: 20) + ["12,50"]))
    #expect(reading.rows.count == 20)
    #expect(reading.badLines == [22])
  }

  @Test func `rows in another currency are rejected`() throws {
    let reading = try Reading(Self.file(["€12.50", "12.50", "$12.50", "EUR 3.00", "GBP 1.00"]))
    #expect(reading.understanding.currency == Currency(code: "EUR"))
    #expect(reading.amounts == [1250, 1250, 300])
    #expect(reading.badLines == [4, 6])
    #expect(reading.rejections[0].reason == "is in USD, the others are in EUR")
  }

  @Test func `a column of currencies counts too`() throws {
    let reading = try Reading(
      "customer,date,amount,currency\nA,2026-01-15,1,GBP\nB,2026-01-15,1,EUR\nC,2026-01-15,1,\n"
        + "D,2026-01-15,1,bananas\n")
    #expect(reading.understanding.currency == Currency(code: "GBP"))
    #expect(reading.names == ["A", "C"])
    #expect(reading.badLines == [3, 5])
    #expect(reading.rejections.map(\.column) == [4, 4])
  }

  @Test(arguments: ["amount_eur", "Amount (€)", "total EUR"])
  func `a header can name the currency`(name: String) throws {
    let reading = try Reading("customer,date,\(name)\nA,2026-01-15,1.50\n")
    #expect(reading.understanding.currency == Currency(code: "EUR"))
  }

  @Test func `a dollar may be any that is wanted`() throws {
    let options = PurchaseFileOptions(currency: Currency(code: "AUD"))
    let reading = try Reading(Self.file(["$12.50"]), options)
    #expect(reading.understanding.currency == Currency(code: "AUD"))
    #expect(reading.amounts == [1250])
  }

  @Test func `a shared sign is said, unless somebody said which is meant`() throws {
    #expect(
      try Reading(Self.file(["12.50 kr"])).understanding.notes
        == ["amounts are taken to be SEK, not NOK or another with the same sign"])
    let options = PurchaseFileOptions(currency: Currency(code: "NOK"))
    #expect(try Reading(Self.file(["12.50 kr"]), options).understanding.notes.isEmpty)
    #expect(try Reading(Self.file(["€12.50"])).understanding.notes.isEmpty)
  }

  @Test func `a file in another currency is refused`() throws {
    let options = PurchaseFileOptions(currency: Currency(code: "EUR"))
    #expect(
      try Reading.refusal(Self.file(["$12.50"]), options)
        == "FILE: the amounts are in USD, not in EUR: convert them first")
  }

  @Test(arguments: [
    ("1.235", 124), ("1.225", 122), ("1.2251", 123), ("1.2250", 122), ("-1.235", -124),
    ("1.9999", 200),
  ])
  func `without a currency more decimals are rounded half to even`(
    written: String, minor: Int64
  ) throws {
    let reading = try Reading(Self.file(["1.25", written]))
    #expect(reading.amounts == [125, minor])
    #expect(
      reading.delivery.notes == ["1 amount with more than 2 decimals rounded, half to even"])
  }

  @Test(arguments: [
    (["€1.25", "1.235"], "has more decimals than EUR has"),
    (["1.25", "1.23456"], "has more than 4 decimals"),
  ])
  func `too many decimals are rejected`(amounts: [String], why: String) throws {
    let reading = try Reading(Self.file(amounts))
    #expect(reading.amounts == [125])
    #expect(reading.rejections.map(\.reason) == [why])
    #expect(reading.delivery.notes.isEmpty)
  }
}
