import LoopModel
import Testing

@Suite struct `An amount as a person writes it` {
  @Test(
    arguments: [
      ("EUR", "1234.50", 123_450), ("EUR", "1,234.50", 123_450), ("EUR", "1,234,567", 123_456_700),
      ("EUR", "-12", -1200), ("EUR", "€12.5", 1250), ("EUR", "-€12", -1200), ("EUR", "€-12", -1200),
      ("EUR", "EUR 12", 1200), ("EUR", "+3", 300), ("EUR", "−3", -300), ("JPY", "1200", 1200),
      ("KWD", "1.234", 1234), ("", "0.05", 5), ("EUR", "0", 0),
      ("EUR", "-92233720368547758.08", Int64.min),
    ] as [(String, String, Int64)])
  func `is counted exactly`(code: String, text: String, minor: Int64) throws {
    #expect(try Currency(code: code).minorUnits(of: text) == minor)
  }

  @Test(
    arguments: [
      ("EUR", "", .notANumber), ("EUR", "abc", .notANumber), ("EUR", "12,50", .notANumber),
      ("EUR", "1.234,50", .notANumber), ("EUR", "1234,567", .notANumber),
      ("EUR", "--1", .notANumber),
      ("EUR", "1 2", .notANumber), ("EUR", "1.", .notANumber), ("EUR", ".5", .notANumber),
      ("EUR", "1e3", .notANumber), ("EUR", "$12", .notANumber), ("EUR", "١", .notANumber),
      ("EUR", "1.234", .tooManyDecimals), ("JPY", "1.5", .tooManyDecimals),
      ("EUR", "92233720368547758.08", .tooLarge),
    ] as [(String, String, Currency.AmountProblem)])
  func `is refused where it cannot be`(
    code: String, text: String, problem: Currency.AmountProblem
  ) {
    #expect(throws: problem) { try Currency(code: code).minorUnits(of: text) }
  }
}
