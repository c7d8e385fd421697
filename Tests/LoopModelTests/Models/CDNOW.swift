import Glibc
import LoopModel
import Testing

/// The CDNOW sample of the literature (`Fixtures/README.md`), as of 1997-09-30.
struct CDNOW {
  /// A customer of the sample.
  struct Customer {
    var summary: PurchaseSummary
    var rhythm: PurchaseRhythm
    /// The mean amount of all purchases, in cents.
    var meanSpend: Double
    /// Days of purchase from 1997-10-01 to 1998-06-30, which is 39 weeks.
    var later: Double
  }

  static let end = Day(number: 10_134)

  /// The customers in the order of their numbers.
  static let customers: [Customer] = {
    lines(of: "cdnow.csv").dropFirst().compactMap { line in
      let fields = line.split(separator: ",").compactMap { Double($0) }
      guard fields.count == 9 else { return nil }
      let first = end.advanced(by: -Int(fields[3]))
      return Customer(
        summary: PurchaseSummary(
          repeats: Int(fields[1]), recency: fields[2] / 7, age: fields[3] / 7,
          meanSpend: fields[6] / 100),
        rhythm: PurchaseRhythm(
          first: first, last: first.advanced(by: Int(fields[2])), repeats: Int32(fields[1]),
          fadedRepeats: fields[4], fadedWeeks: fields[5], sumOfRepeatTimes: 0, arrow: .steady),
        meanSpend: fields[7], later: fields[8])
    }
  }()

  static let summaries = customers.map(\.summary)

  private static func lines(of name: String) -> [Substring] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    guard let file = fopen("/\(tests)/Fixtures/\(name)", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

/// Whether two numbers are equal to so many parts of the larger.
func isNear(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
  abs(value - expected) <= tolerance * max(abs(value), abs(expected))
}
