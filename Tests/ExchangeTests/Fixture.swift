import Exchange
import Glibc
import LoopModel

/// A file that lives as long as a test, and what comes of reading it.
struct Reading {
  struct Row: Equatable {
    var line: Int
    var id: String
    var name: String
    var owner: String
    var day: String
    var amount: Int64
  }

  let understanding: Understanding
  let rows: [Row]
  let rejections: [Rejection]
  let delivery: Delivery

  init(_ text: String, _ options: PurchaseFileOptions = PurchaseFileOptions()) throws {
    try self.init(bytes: Array(text.utf8), options)
  }

  init(bytes: [UInt8], _ options: PurchaseFileOptions = PurchaseFileOptions()) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("purchases.csv", bytes)
    let file = try PurchaseFile(path: path, options: options)
    understanding = file.understanding
    var rows: [Row] = []
    var rejections: [Rejection] = []
    delivery = try file.forEachRow(
      { row in
        rows.append(
          Row(
            line: row.line, id: row.externalID.string, name: row.name.string,
            owner: row.owner.string, day: row.day.iso, amount: row.amount))
      }, rejected: { rejections.append($0) })
    self.rows = rows
    self.rejections = rejections
  }

  var names: [String] { rows.map(\.name) }
  var amounts: [Int64] { rows.map(\.amount) }
  var days: [String] { rows.map(\.day) }
  var badLines: [Int] { rejections.map(\.line) }

  /// The sentence a file is refused with, without its path; nil where it is understood.
  static func refusal(
    _ text: String, _ options: PurchaseFileOptions = PurchaseFileOptions()
  ) throws -> String? {
    try refusal(bytes: Array(text.utf8), options)
  }

  static func refusal(
    bytes: [UInt8], _ options: PurchaseFileOptions = PurchaseFileOptions()
  ) throws -> String? {
    let folder = try TemporaryFolder()
    let path = try folder.file("p.csv", bytes)
    do {
      _ = try PurchaseFile(path: path, options: options)
      return nil
    } catch {
      guard error.message.hasPrefix(path) else { return error.message }
      return "FILE" + error.message.dropFirst(path.count)
    }
  }
}

/// A folder that is removed with its files when the test is over.
final class TemporaryFolder {
  struct Failed: Error {}

  let path: String

  init() throws {
    var template = Array("/tmp/exchange-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failed() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  var names: [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw Failed() }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        rest.baseAddress.map { write(descriptor, $0 + done, rest.count - done) } ?? 0
      }
      guard count > 0 else { throw Failed() }
      done += count
    }
    return file
  }

  static func read(_ path: String) throws -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Failed() }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }
}
