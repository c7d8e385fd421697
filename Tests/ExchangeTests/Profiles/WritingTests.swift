import Exchange
import LoopModel
import Testing

@Suite struct WritingTests {
  /// 200 deals, with days written by `write` and amounts with a decimal `mark`.
  static func deals(
    delimiter: String = ",", mark: String = ".", company: String = "Zoë & Söhne",
    _ write: (Day) -> String
  ) -> String {
    var lines = ["Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Associated Company"]
    for number in 0..<200 {
      let created = Day(number: Int32(20_000 + number))
      let closed = created.advanced(by: 30 + number % 7)
      lines.append(
        [
          "\(number)", "Deal \(number)", number % 2 == 0 ? "Closed Won" : "Demo",
          "\(number)\(mark)25", write(created), write(closed), "\(company) \(number % 9)",
        ].joined(separator: delimiter))
    }
    lines[0] = lines[0].split(separator: ",").joined(separator: delimiter)
    return lines.joined(separator: "\n") + "\n"
  }

  static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  static let iso = deals { $0.iso }

  @Test(arguments: ["M/D/YYYY", "DD-MM-YY", "D.M.YYYY", "time", "month"])
  func `the same deals whatever way days are written`(form: String) throws {
    let text = Self.deals { day in
      let (year, month, number) = day.civil
      return switch form {
      case "M/D/YYYY": "\(month)/\(number)/\(year)"
      case "DD-MM-YY": "\(Self.two(number))-\(Self.two(month))-\(Self.two(year % 100))"
      case "D.M.YYYY": "\(number).\(month).\(year)"
      case "time": "\(month)/\(number)/\(year) 3:04 PM"
      default: "\(number) \(Day.monthNames[month - 1]) \(year)"
      }
    }
    let plain = try Imported(Self.iso)
    #expect(plain.records.count == 200)
    let imported = try Imported(text)
    #expect(imported.records == plain.records)
    #expect(imported.rejections.isEmpty)
  }

  @Test func `semicolons, decimal commas and other encodings`() throws {
    let plain = try Imported(Self.iso)
    let text = Self.deals(delimiter: ";", mark: ",") { $0.iso }
    #expect(try Imported(text).records == plain.records)
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let options = RecordFileOptions(writing: PurchaseFileOptions(encoding: "windows-1252"))
    #expect(try Imported(bytes: latin, options).records == plain.records)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try Imported(bytes: wide).records == plain.records)
  }

  @Test func `a file that is not UTF-8 says so at once`() throws {
    let text = Self.deals { $0.iso }.unicodeScalars.map { UInt8($0.value) }
    let understanding = try Imported(bytes: text).understanding
    #expect(
      understanding.notes
        == ["line 2 is not UTF-8; many such files are Latin-1: say --encoding latin1"])
    let told = RecordFileOptions(writing: PurchaseFileOptions(encoding: "latin1"))
    #expect(try Imported(bytes: text, told).understanding.notes.isEmpty)
    #expect(try Imported(Self.iso).understanding.notes.isEmpty)
  }

  @Test func `a semicolon is found without a day in the file`() throws {
    let imported = try Imported("id;name;stage;value\n1;Ann;Lead;1,5\n2;Bob;Lead;2,5\n")
    #expect(imported.customers.map(\.amount) == [150, 250])
  }

  @Test func `a column that leaves the order open follows the others`() throws {
    let imported = try Imported(
      "Deal Name,Deal Stage,Deal owner,Create Date,Close Date\n"
        + "A,New,k,03/04/2026,25/04/2026\nB,New,k,05/06/2026,26/06/2026\n")
    #expect(imported.deals.map(\.createdAt) == [day("2026-04-03"), day("2026-06-05")])
    #expect(imported.understanding.dates == .dayMonthYear)
  }

  @Test(arguments: [",2026-06-01", ",soon", "2026-01-04,"])
  func `a column without days says nothing of how they are written`(days: String) throws {
    let imported = try Imported(
      "Deal Name,Deal Stage,Deal owner,Create Date,Close Date\nA,New,k,\(days)\n")
    #expect(imported.understanding.dates == .yearMonthDay)
  }

  @Test func `a day that is its month says nothing against slashes`() throws {
    let text = "Deal Name,Deal Stage,Deal owner,Create Date\nA,New,k,03/03/2026\n"
    #expect(try Imported(text).deals.map(\.createdAt) == [day("2026-03-03")])
  }

  @Test func `an order that nothing settles is asked for`() throws {
    let text = "Deal Name,Deal Stage,Deal owner,Create Date\nA,New,k,03/04/2026\n"
    let refusal = try Imported.refusal(text)
    #expect(
      refusal == "FILE: the dates could be day-month or month-day (e.g. 03/04/2026 on line 2): say "
        + "--dates dmy or --dates mdy")
    let options = RecordFileOptions(writing: PurchaseFileOptions(dates: .monthDayYear))
    #expect(try Imported(text, options).deals.first?.createdAt == day("2026-03-04"))
  }

  @Test func `what says that there is no day is no day`() throws {
    let imported = try Imported(
      "Deal Name,Deal Stage,Deal owner,Close Date,Amount\nA,New,k,0000-00-00 00:00:00,-\n"
        + "B,New,k,(No value),(No value)\nC,New,k,,\nD,New,k,NULL,NULL\n")
    #expect(imported.deals.map(\.closedAt) == [nil, nil, nil, nil])
    #expect(imported.deals.map(\.amount) == [nil, nil, nil, nil])
  }
}
