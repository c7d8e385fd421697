import Exchange
import LoopModel
import Testing

@testable import Store

/// A store that files of `export` are imported into, and how such files begin.
struct OwnExports {
  let folder: TemporaryFolder
  let store: Store
  var listing = [
    "id", "name", "owner", "stage", "lap", "placed_by", "mode", "fit", "stake", "open_deals",
    "since",
    "number", "email", "currency",
  ]

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: ":memory:")
  }

  func file(_ name: String, _ text: String) throws -> OwnFile {
    let path = try folder.file(name, Array(text.utf8))
    return try #require(try OwnFile(try ImportSource(path: path), customers: listing))
  }

  @discardableResult
  func take(_ files: (String, String)...) throws -> ExportImportResult {
    let result = try store.takeExports(
      try files.map { try file($0.0, $0.1) }, source: "exports", actor: "ana",
      at: Timestamp(milliseconds: 1_800_000_000_000), day: Day(number: 20_833))
    #expect(try store.check() == [])
    return result
  }

  /// The sentence files are refused with; nil where they are taken in.
  func refusal(_ files: [(String, String)]) throws -> String? {
    do throws(StoreError) {
      _ = try store.takeExports(
        try opened(files), source: "exports", actor: "ana", at: Timestamp(milliseconds: 1),
        day: Day(number: 20_833))
      return nil
    } catch {
      #expect(error.kind == .content)
      return error.message
    }
  }

  func opened(_ files: [(String, String)]) throws(StoreError) -> [OwnFile] {
    do {
      return try files.map { try file($0.0, $0.1) }
    } catch {
      throw StoreError(.other, "\(error)")
    }
  }

  /// Rows of an extract as texts.
  func rows(_ extract: Extract) throws -> [[String]] {
    var rows: [[String]] = []
    try store.extract(extract) { _, values in rows.append(values.map { "\($0)" }) }
    return rows
  }

  static let purchases = "id,name,owner,date,amount,recorded,margin,channel,currency\n"
  static let time = "2026-01-02T10:30:00.250Z"
  static let moves =
    "id,name,owner,date,at,by,stage,stage_name,lap,reason,unmet,imported\n"
  static let changes = "id,name,owner,date,at,by,verb,fields,currency\n"
  static let customers =
    "id,name,owner,stage,lap,placed_by,mode,fit,stake,open_deals,since,number,email,currency\n"
}
