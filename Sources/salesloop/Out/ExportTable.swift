import Exchange
import LoopModel
import Store

/// Rows of named values, written as they come.
final class ExportTable {
  private let names: [String]
  private let form: ExportForm
  private let currency: Currency
  private let target: ExportTarget
  private var json = JSONWriter()
  private var csv: CSVWriter

  /// A table of these columns; text stays as it is where `isRaw`, else no spreadsheet takes it for a
  /// formula.
  init(
    _ names: [String], as form: ExportForm, in currency: Currency, isRaw: Bool,
    to target: ExportTarget
  ) {
    self.names = names
    self.form = form
    self.currency = currency
    self.target = target
    csv = CSVWriter(spreadsheetSafe: !isRaw)
    switch form {
    case .csv: csv.row(names)
    case .json: json.beginArray()
    case .jsonl: break
    }
  }

  func row(_ values: [FieldCell]) {
    if form == .csv {
      for value in values { value.write(to: &csv, isTerminal: target.isTerminal) }
      csv.endRow()
      if csv.bytes.count > 1 << 16 { target.write(csv.take()) }
      return
    }
    json.beginObject()
    for (name, value) in zip(names, values) {
      json.key(name)
      value.write(to: &json)
    }
    json.endObject()
    if form == .jsonl { json.newline() }
    if json.bytes.count > 1 << 16 { target.write(json.take()) }
  }

  func finish() throws(Failure) {
    if form == .json {
      json.endArray()
      json.newline()
    }
    target.write(form == .csv ? csv.take() : json.take())
    try target.finish()
  }
}

/// A value that JSON and CSV write each in their way.
enum FieldCell {
  case text(String)
  case int(Int)
  case double(Double)
  case decimal(String)
  case bool(Bool)
  case texts([String])
  /// JSON on one line.
  case json(String)
  case none

  func write(to json: inout JSONWriter) {
    switch self {
    case .text(let text): json.string(text)
    case .int(let number): json.int(number)
    case .double(let number): json.double(number)
    case .decimal(let digits): json.number(digits)
    case .bool(let value): json.bool(value)
    case .texts(let texts):
      json.beginArray()
      for text in texts { json.string(text) }
      json.endArray()
    case .json(let text): json.json(text)
    case .none: json.null()
    }
  }

  /// Writes a field; on a terminal with stand-ins for what must not reach one.
  func write(to csv: inout CSVWriter, isTerminal: Bool) {
    func write(_ text: String) {
      csv.field(isTerminal ? printableLine(text) : text)
    }
    switch self {
    case .text(let text), .json(let text): write(text)
    case .int(let number): csv.number(String(number))
    case .double(let number): csv.number("\(number)")
    case .decimal(let digits): csv.number(digits)
    case .bool(let value): csv.number(value ? "true" : "false")
    case .texts(let texts): write(texts.joined(separator: "; "))
    case .none: csv.number("")
    }
  }
}

extension FieldCell {
  /// A value of the store, amounts in decimals.
  init(_ value: ExtractValue, in currency: Currency) {
    switch value {
    case .text(let text): self = .text(text)
    case .number(let number): self = .int(Int(number))
    case .amount(let minor): self = .decimal(currency.plain(minor))
    case .day(let day): self = .text(day.iso)
    case .time(let time): self = .text(time.iso)
    case .flag(let value): self = .bool(value)
    case .json(let text): self = .json(text)
    case .change(let change):
      var json = JSONWriter()
      json.beginObject()
      for field in change.fields(currency) { field.write(to: &json) }
      json.endObject()
      self = .json(json.text)
    case .none: self = .none
    }
  }
}
