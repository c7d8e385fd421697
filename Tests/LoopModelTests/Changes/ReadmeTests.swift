import Glibc
import LoopModel
import Testing

@Suite struct `The README` {
  @Test func `tells the changes as the program's table has them`() throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let descriptor = open("/\(root)/README.md", O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 200_000)
    let count = read(descriptor, &bytes, bytes.count)
    let readme = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    #expect(readme.contains(ChangeForm.markdownTables), "\n\(ChangeForm.markdownTables)")
  }
}
