import LoopModel
import Testing

@Suite struct `An amount of money` {
  @Test(
    arguments: [
      ("EUR", 0, "€0"), ("EUR", 48_200, "€482"), ("EUR", 48_299, "€483"),
      ("EUR", 999_999, "€10k"), ("EUR", 1_000_000, "€10k"), ("EUR", 4_821_099, "€48k"),
      ("EUR", 99_999_999, "€1.0M"), ("EUR", 100_000_000, "€1.0M"), ("EUR", 129_999_999, "€1.3M"),
      ("EUR", 999_999_999, "€10M"), ("EUR", 1_000_000_000, "€10M"), ("EUR", -48_200, "-€482"),
      ("EUR", -129_999_999, "-€1.3M"), ("JPY", 482, "¥482"), ("JPY", 48_200, "¥48k"),
      ("KWD", 48_200, "KWD 48"), ("GBP", 100, "£1"), ("USD", 100, "$1"), ("CHF", 100, "CHF 1"),
      ("", 48_200, "482"), ("", Int64.max, "92233720369M"), ("JPY", Int64.min, "-¥9223372036855M"),
    ] as [(String, Int64, String)])
  func `is short in a narrow place`(code: String, minor: Int64, text: String) {
    #expect(Currency(code: code).short(minor) == text)
  }

  @Test(arguments: [-1, -20, -49] as [Int64])
  func `has no minus in short where nothing is left of it`(minor: Int64) {
    #expect(Currency(code: "EUR").short(minor) == "€0")
  }

  @Test(
    arguments: [
      ("EUR", 0, "€0"), ("EUR", 1_240_050, "€12,400.50"), ("EUR", 1_240_000, "€12,400"),
      ("EUR", 5, "€0.05"), ("EUR", -5, "-€0.05"), ("EUR", -1_240_050, "-€12,400.50"),
      ("JPY", 1_240_050, "¥1,240,050"), ("KWD", 1_240_050, "KWD 1,240.050"),
      ("KWD", 1_240_000, "KWD 1,240"), ("", 123_456_789, "1,234,567.89"),
      ("EUR", Int64.min, "-€92,233,720,368,547,758.08"),
      ("EUR", Int64.max, "€92,233,720,368,547,758.07"),
    ] as [(String, Int64, String)])
  func `is long with thousands marks, and decimals where there are any`(
    code: String, minor: Int64, text: String
  ) {
    #expect(Currency(code: code).long(minor) == text)
  }

  @Test(
    arguments: [
      ("EUR", 1_240_050, "12400.50"), ("EUR", 1_240_000, "12400.00"), ("EUR", -5, "-0.05"),
      ("EUR", 0, "0.00"), ("JPY", 1_240_050, "1240050"), ("BHD", -1_240_050, "-1240.050"),
      ("", Int64.min, "-92233720368547758.08"),
    ] as [(String, Int64, String)])
  func `is plain digits for a program`(code: String, minor: Int64, text: String) {
    #expect(Currency(code: code).plain(minor) == text)
  }

  @Test(
    arguments: [
      ("EUR", 2, 100), ("USD", 2, 100), ("", 2, 100), ("XYZ", 2, 100), ("JPY", 0, 1),
      ("KRW", 0, 1), ("CLP", 0, 1), ("KWD", 3, 1000), ("TND", 3, 1000),
    ] as [(String, Int, Int64)])
  func `is counted in the minor unit of its currency`(
    code: String, exponent: Int, units: Int64
  ) {
    #expect(Currency(code: code).exponent == exponent)
    #expect(Currency(code: code).minorUnits == units)
  }

  @Test func `has no sign in an unknown currency`() {
    #expect(Currency.unknown.sign == "")
    #expect(Currency.unknown == Currency(code: ""))
  }
}

@Suite struct `A grouped number` {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (2357, "2,357"), (999_999, "999,999"),
    (1_000_000, "1,000,000"), (-1, "-1"), (-999, "-999"), (-1000, "-1,000"),
    (-1_234_567, "-1,234,567"), (.min, "-9,223,372,036,854,775,808"),
  ])
  func `has a comma before every three digits from the right`(value: Int, text: String) {
    #expect(grouped(value) == text)
  }

  @Test func `may be of any integer type`() {
    #expect(grouped(UInt8.max) == "255")
    #expect(grouped(UInt64.max) == "18,446,744,073,709,551,615")
  }
}
