import Exchange
import Glibc
import Testing

@Suite struct CompleteFileTests {
  @Test func `a file takes its place when it is complete, and not before`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out", Array("old".utf8))
    let file = try CompleteFile(path: path, what: "the export")
    try file.write(Array("new".utf8))
    #expect(folder.names == ["out"])
    #expect(try TemporaryFolder.read(path) == "old")
    try file.finish()
    #expect(try TemporaryFolder.read(path) == "new")
    #expect(folder.names == ["out"])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `what is left out leaves the old file and nothing else`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out", Array("old".utf8))
    do {
      let file = try CompleteFile(path: path, what: "the export")
      try file.write(Array("new".utf8))
    }
    #expect(folder.names == ["out"])
    #expect(try TemporaryFolder.read(path) == "old")
  }

  @Test(arguments: ["/dev/null", "/tmp", "/nonexistent/out"])
  func `what is no plain file is refused`(path: String) {
    #expect(throws: ImportProblem.self) { try CompleteFile(path: path, what: "the export") }
  }
}
