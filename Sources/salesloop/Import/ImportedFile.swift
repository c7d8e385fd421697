import Exchange
import LoopModel
import Store

/// A file as it was understood, for telling.
struct ImportedFile {
  /// A column.
  struct Column {
    /// Its name in the header; not safe to print as it is.
    var name: String
    /// What it is used for; empty for nothing.
    var role: String
    /// The order of its dates; empty where it has none.
    var dates = ""
  }

  /// What it is called.
  var name: String
  /// What sort of file it is; empty for one that is not understood.
  var profile = ""
  var rows = 0
  var encoding = ""
  /// What divides the columns; 0 where nothing does.
  var delimiter: UInt8 = 0
  var hasHeader = false
  var dates = ""
  var decimal = ""
  var currency = ""
  var columns: [Column]
  var sample: FileSample

  /// A file of plain purchases.
  init(_ name: String, _ file: PurchaseFile) {
    self.name = name
    let understanding = file.understanding
    profile = "purchases"
    rows = understanding.rows
    encoding = understanding.encoding.label
    delimiter = understanding.delimiter
    hasHeader = understanding.hasHeader
    dates = understanding.dates.rawValue
    decimal = understanding.decimal.rawValue
    currency = understanding.currency == .unknown ? "" : understanding.currency.code
    columns = understanding.columns.map { Column(name: $0.name, role: $0.role?.rawValue ?? "") }
    sample = file.sample
  }

  /// A file of another system.
  init(_ name: String, _ file: RecordFile) {
    self.name = name
    let understanding = file.understanding
    profile = understanding.recognition.profile.name
    rows = understanding.rows
    encoding = understanding.encoding.label
    delimiter = understanding.delimiter
    hasHeader = understanding.hasHeader
    dates = understanding.dates.rawValue
    decimal = understanding.decimal.rawValue
    currency = understanding.currency == .unknown ? "" : understanding.currency.code
    columns = zip(understanding.recognition.columns, understanding.columnDates).map {
      Column(name: $0.name, role: $0.role?.rawValue ?? "", dates: $1?.rawValue ?? "")
    }
    sample = file.sample
  }

  /// A file that `export` wrote, whose columns say themselves what they hold.
  init(_ file: OwnFile, in currency: Currency) {
    name = file.name
    profile = "export \(file.kind.word)"
    rows = file.rows
    encoding = TextEncoding.utf8.label
    delimiter = file.form == .csv ? UInt8(ascii: ",") : 0
    hasHeader = file.form == .csv
    dates = DateOrder.yearMonthDay.rawValue
    decimal = DecimalMark.point.rawValue
    self.currency = currency.code
    columns = file.columns.map { Column(name: $0, role: $0) }
    sample = file.sample
  }

  /// A file that is not understood, of which only the beginning can be told, and what was said of it.
  init(_ name: String, _ sample: FileSample, said: [String: String]) {
    self.name = name
    let count = max(sample.names.count, sample.rows.map(\.count).max() ?? 0)
    columns = (0..<count).map {
      let name = $0 < sample.names.count ? sample.names[$0] : ""
      let role = said[name] ?? ""
      return Column(name: name, role: role == "-" ? "" : role)
    }
    hasHeader = !sample.names.isEmpty
    self.sample = sample
  }

  /// Most columns that are told besides those in use.
  private static let mostColumns = 200

  /// The answer for programs.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.text("file", name)
    if !profile.isEmpty {
      json.text("profile", profile)
      json.count("rows", rows)
      json.text("encoding", encoding)
      json.text("delimiter", delimiter == 0 ? "" : String(UnicodeScalar(delimiter)))
      json.text("dates", dates)
      json.text("decimal", decimal)
      json.text("currency", currency)
    }
    json.flag("header", hasHeader)
    json.count("column_count", columns.count)
    let told = columns.enumerated().filter {
      $0.offset < ImportedFile.mostColumns || !$0.element.role.isEmpty
    }
    json.list("columns", told) { column, json in
      json.count("column", column.offset + 1)
      json.text("name", column.element.name)
      json.key("role")
      if column.element.role.isEmpty { json.null() } else { json.string(column.element.role) }
      if !column.element.dates.isEmpty { json.text("dates", column.element.dates) }
      json.key("sample")
      json.beginArray()
      for row in sample.rows {
        json.string(column.offset < row.count ? row[column.offset] : "")
      }
      json.endArray()
    }
    json.endObject()
  }
}
