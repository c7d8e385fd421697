import Exchange
import Glibc
import LoopModel
import Store

/// Rows that come as JSON lines: one flat object a line, its members the columns.
enum JSONLines {
  /// Writes what a file of JSON lines holds as CSV.
  ///
  /// - Returns: False where the file is no JSON, and nothing was written.
  static func convert(_ path: String, to target: String) throws(Failure) -> Bool {
    switch try firstByte(path) {
    case UInt8(ascii: "{"): break
    case UInt8(ascii: "["):
      throw Failure(
        "the rows are one JSON array; write one object a line, as `jq -c '.[]'` does", .badData)
    default: return false
    }
    let store: Store
    do throws(StoreError) { store = try Store(path: ":memory:") } catch { throw Failure(error) }
    var columns: [String] = []
    var known: Set<String> = []
    try forEachObject(path, store) { members in
      for name in members.keys.sorted() where known.insert(name).inserted { columns.append(name) }
      return true
    }
    let output = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard output >= 0 else { throw Failure("\(target) cannot be written: \(systemReason())") }
    defer { close(output) }
    var writer = CSVWriter()
    writer.row(columns)
    var problem: String?
    func flush() {
      let bytes = writer.take()
      problem = problem ?? bytes.withUnsafeBytes { writeAll($0, to: output) }
    }
    try forEachObject(path, store) { members in
      writer.row(columns.map { members[$0] ?? "" })
      if writer.bytes.count > 1 << 16 { flush() }
      return problem == nil
    }
    flush()
    if let problem { throw Failure("\(target) cannot be written: \(problem)") }
    return true
  }

  /// The first byte that is no white space; nil for an empty file, and for a whole store.
  private static func firstByte(_ path: String) throws(Failure) -> UInt8? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure("\(path) cannot be read: \(systemReason())") }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    var start = bytes.prefix(max(0, count))
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    // A whole store is JSON lines too, which an import reads as they are.
    return Store.isWhole(start) ? nil : start.first { $0 > 0x20 }
  }

  /// Gives the members of each line's object, until `body` says that it is enough.
  private static func forEachObject(
    _ path: String, _ store: Store, _ body: ([String: String]) -> Bool
  ) throws(Failure) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure("\(path) cannot be read: \(systemReason())") }
    defer { close(file) }
    var lines = LineReader(descriptor: file)
    var number = 0
    while let line = try lines.next() {
      number += 1
      guard case .text(var text) = line else {
        throw Failure("line \(number) is no UTF-8, or longer than 1 MB", .badData)
      }
      if number == 1, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      if text.allSatisfy(\.isWhitespace) { continue }
      let read: JSONText
      do throws(StoreError) {
        read = try store.members(ofJSON: text)
      } catch {
        throw Failure(error)
      }
      switch read {
      case .object(let members): if !body(members) { return }
      case .other(let reason): throw Failure("line \(number): \(reason)", .badData)
      case .notJSON:
        throw Failure("line \(number) is no JSON; write one object a line", .badData)
      }
    }
  }
}
