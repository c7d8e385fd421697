import Exchange
import Glibc
import Testing

@Suite struct RejectsReportTests {
  static let rejection = Rejection(
    line: 3, column: 2, columnName: "date", reason: "is not a date", value: "so\"on, maybe")

  @Test func `the report is written whole and for the owner only`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/p.csv.rejects.csv"
    let report = RejectsReport(path: path, about: "p.csv")
    try report.add(Self.rejection)
    #expect(!folder.names.contains("p.csv.rejects.csv"))
    #expect(try report.finish())
    #expect(folder.names == ["p.csv.rejects.csv"])
    #expect(
      try TemporaryFolder.read(path)
        == "file,line,column,reason,value\np.csv,3,date,is not a date,\"so\"\"on, maybe\"\n")
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(folder.names.count == 1)
  }

  @Test func `without a rejection there is no report`() throws {
    let folder = try TemporaryFolder()
    #expect(try !RejectsReport(path: folder.path + "/r.csv", about: "p.csv").finish())
    #expect(folder.names.isEmpty)
  }

  @Test func `an unfinished report leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    do {
      let report = RejectsReport(path: folder.path + "/r.csv", about: "p.csv")
      try report.add(Self.rejection)
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a link in its place is replaced, not followed`() throws {
    let folder = try TemporaryFolder()
    let target = try folder.file("precious", Array("keep".utf8))
    #expect(symlink(target, folder.path + "/r.csv") == 0)
    let report = RejectsReport(path: folder.path + "/r.csv", about: "p.csv")
    try report.add(Self.rejection)
    try report.finish()
    #expect(try TemporaryFolder.read(target) == "keep")
    #expect(folder.names == ["precious", "r.csv"])
  }

  @Test func `a report that cannot be written says so`() throws {
    let report = RejectsReport(path: "/nonexistent/r.csv", about: "p.csv")
    #expect(throws: ImportProblem.self) { try report.add(Self.rejection) }
  }
}
