import Canvas
import Dashboard
import Glibc
import Testing

@Suite struct OperationTests {
  @Test func `no key means two things in one place`() {
    for scope in Operation.Scope.allCases {
      var seen: [Key: Operation] = [:]
      for operation in Operation.allCases
      where operation.entry.scopes.contains(scope) || operation.entry.scopes.contains(.everywhere) {
        for key in operation.entry.keys {
          #expect(
            seen[key] == nil, "\(key) is both \(operation) and \(String(describing: seen[key]))")
          seen[key] = operation
        }
      }
    }
  }

  @Test func `every operation has a key and a sentence`() {
    for operation in Operation.allCases {
      #expect(!operation.entry.keys.isEmpty)
      #expect(!operation.entry.help.isEmpty)
    }
  }

  @Test func `the README's table of keys is the program's`() throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let descriptor = open("/\(root)/README.md", O_RDONLY)
    #expect(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 200_000)
    let count = read(descriptor, &bytes, bytes.count)
    let readme = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    if getenv("RECORD_PICTURES") != nil, !readme.contains(Operation.markdownTable) {
      record(readme, at: "/\(root)/README.md")
    }
    #expect(readme.contains(Operation.markdownTable))
  }

  /// Puts the program's table in the place of the README's.
  private func record(_ readme: String, at path: String) {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "| keys | where | what they do |"),
      let end = lines[start...].firstIndex(where: { !$0.hasPrefix("|") })
    else { return }
    let table = Operation.markdownTable.split(separator: "\n")
    let text = (lines[..<start] + table + lines[end...]).joined(separator: "\n")
    let descriptor = open(path, O_WRONLY | O_TRUNC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
