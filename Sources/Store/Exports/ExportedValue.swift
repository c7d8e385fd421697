internal import LoopModel

/// Reads the values of an export as the store keeps them.
struct ExportedValue {
  let currency: Currency
  let store: Store

  /// Why a value is none of its column, as the end of a sentence.
  struct Problem: Error {
    let what: String

    init(_ what: String) {
      self.what = what
    }
  }

  /// The value of a column; `verb` is that of the change it is the fields of.
  func read(
    _ text: String?, of column: Extract.Column, verb: String?
  ) throws(Problem) -> Value {
    guard let text else {
      if column.isOptional { return .null }
      // Texts that say nothing are written as nothing.
      guard column.kind == .text || column.kind == .change else {
        throw Problem("\(column.name) is empty")
      }
      return .text("")
    }
    switch column.kind {
    case .text: return .text(text)
    case .number: return .int(try number(text, column.name, 1...Int64.max))
    case .stage: return .int(try stage(text))
    case .lap: return .int(try lap(text))
    case .mode: return .int(Int64(try mode(text).rawValue))
    case .amount: return .int(try amount(text, column.name))
    case .day: return .int(Int64(try day(text, column.name).number))
    case .time:
      guard let time = Timestamp(iso: text) else {
        throw Problem("'\(text)' under \(column.name) is no time as 2026-01-02T10:30:00.250Z")
      }
      return .int(time.milliseconds)
    case .flag:
      guard text == "true" || text == "false" else {
        throw Problem("'\(text)' under \(column.name) is neither true nor false")
      }
      return .int(text == "true" ? 1 : 0)
    case .json: return .text(text)
    case .change: return .text(try change(verb ?? "", text))
    }
  }

  /// A day that the store accepts.
  func day(_ text: String, _ column: String) throws(Problem) -> Day {
    guard let day = Day(iso: text), Day.accepted.contains(day) else {
      throw Problem("'\(text)' under \(column) is no day as 2026-01-02")
    }
    return day
  }

  /// The number of a stage.
  func stage(_ text: String) throws(Problem) -> Int64 {
    guard let number = UInt8(text), let stage = Stage(rawValue: number) else {
      throw Problem("there is no stage '\(text)', only 1 to 7")
    }
    return Int64(stage.rawValue)
  }

  /// The number of a lap.
  func lap(_ text: String) throws(Problem) -> Int64 {
    try number(text, "lap", 1...2_000_000_000)
  }

  /// What a customer is looking for.
  func mode(_ text: String) throws(Problem) -> Mode {
    guard let mode = Mode.allCases.first(where: { $0.word == text }) else {
      throw Problem("'\(text)' is no mode; there are information and buying")
    }
    return mode
  }

  /// The minor units of an amount.
  func amount(_ text: String, _ column: String) throws(Problem) -> Int64 {
    do throws(Currency.AmountProblem) {
      return try currency.minorUnits(of: text)
    } catch {
      let unit = currency == .unknown ? "" : " in \(currency.code)"
      throw Problem("'\(text)' under \(column) is no amount\(unit)")
    }
  }

  /// A whole number in a range.
  func number(
    _ text: String, _ column: String, _ range: ClosedRange<Int64>
  ) throws(Problem) -> Int64 {
    guard let number = Int64(text), range.contains(number) else {
      throw Problem("'\(text)' under \(column) is no number that can stand there")
    }
    return number
  }

  /// The fields of a change as the store keeps them; what makes no change is kept as it is written.
  private func change(_ verb: String, _ text: String) throws(Problem) -> String {
    do throws(StoreError) {
      guard case .object(var members) = try store.members(ofJSON: text) else { return text }
      let trait = members[ChangeField.trait.rawValue]
      for (name, value) in members {
        guard let field = ChangeField(rawValue: name), field.isAmount(of: trait), !value.isEmpty
        else { continue }
        members[name] = String(try amountOf(value))
      }
      guard let change = store.connection.change(verb: verb, members) else { return text }
      return try change.json(by: store.connection)
    } catch {
      throw Problem(error.message)
    }
  }

  private func amountOf(_ text: String) throws(StoreError) -> Int64 {
    do throws(Problem) {
      return try amount(text, "fields")
    } catch {
      throw StoreError(.content, error.what)
    }
  }
}
