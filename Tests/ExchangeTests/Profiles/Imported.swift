import Exchange
import LoopModel

/// What comes of reading a file of customers, deals or contacts.
struct Imported {
  let understanding: RecordUnderstanding
  let records: [ImportedRecord]
  let rejections: [Rejection]
  let delivery: Delivery

  init(_ text: String, _ options: RecordFileOptions = RecordFileOptions()) throws {
    try self.init(bytes: Array(text.utf8), options)
  }

  init(bytes: [UInt8], _ options: RecordFileOptions = RecordFileOptions()) throws {
    let folder = try TemporaryFolder()
    let file = try RecordFile(path: try folder.file("records.csv", bytes), options: options)
    understanding = file.understanding
    var records: [ImportedRecord] = []
    var rejections: [Rejection] = []
    delivery = try file.forEachRecord({ records.append($0) }, rejected: { rejections.append($0) })
    self.records = records
    self.rejections = rejections
  }

  var profile: String { understanding.recognition.profile.name }
  /// The role of each column, `-` for one that is not used.
  var roles: String {
    understanding.recognition.columns.map { $0.role?.rawValue ?? "-" }.joined(separator: "|")
  }
  var lines: [Int] { records.map(\.line) }

  var customers: [CustomerRecord] {
    records.compactMap { if case .customer(let record) = $0 { record } else { nil } }
  }
  var deals: [DealRecord] {
    records.compactMap { if case .deal(let record) = $0 { record } else { nil } }
  }
  var changes: [StageChangeRecord] {
    records.compactMap { if case .stageChange(let record) = $0 { record } else { nil } }
  }
  var touches: [TouchRecord] {
    records.compactMap { if case .touch(let record) = $0 { record } else { nil } }
  }
  var purchases: [PurchaseRecord] {
    records.compactMap { if case .purchase(let record) = $0 { record } else { nil } }
  }

  /// The sentence a file is refused with, without its path; nil where it is understood.
  static func refusal(
    _ text: String, _ options: RecordFileOptions = RecordFileOptions()
  ) throws -> String? {
    let folder = try TemporaryFolder()
    let path = try folder.file("r.csv", Array(text.utf8))
    do {
      _ = try RecordFile(path: path, options: options)
      return nil
    } catch {
      guard error.message.hasPrefix(path) else { return error.message }
      return "FILE" + error.message.dropFirst(path.count)
    }
  }

  /// What several files say together.
  static func joined(
    _ files: (String, String)..., stages: [String] = [], today: Day? = nil
  ) throws -> Joined {
    try Joining.joined(
      try files.map { (name: $0.0, records: try Imported($0.1).records) },
      stages: try StageMapping.said(stages), today: today)
  }
}

extension Joined {
  /// The customer of a name.
  func named(_ name: String) -> MergedCustomer? { customers.first { $0.name == name } }
}

func day(_ text: String) -> Day? { Day(iso: text) }
