import EventLoop
import Glibc
import Testing

@Suite("Commands of feeds") struct FeedChildTests {
  private func run(
    _ script: String, timeout: Int = 10_000, most: Int = .max
  ) throws -> (outcome: ChildRun.Outcome, output: String, errors: [UInt8], took: Double) {
    var output: [UInt8] = []
    let begun = WallClock.monotonicMilliseconds()
    let run = try ChildRun(["/bin/sh", "-c", script], timeoutMilliseconds: timeout) { bytes in
      output += bytes.prefix(1 << 20)
      return output.count <= most
    }
    return (
      run.outcome, String(decoding: output, as: UTF8.self), run.errors,
      WallClock.monotonicMilliseconds() - begun
    )
  }

  @Test func `output, errors and the code come back`() throws {
    let result = try run("echo out; echo err >&2; exit 3")
    #expect(result.outcome == .ended(.exited(3)))
    #expect(result.output == "out\n")
    #expect(result.errors == Array("err\n".utf8))
  }

  @Test func `a command that hangs is ended with all it started`() throws {
    let result = try run("trap '' TERM; sleep 61.25 & sleep 61.25; echo never", timeout: 300)
    #expect(result.outcome == .timedOut)
    #expect(result.output.isEmpty)
    #expect(result.took < 8000)
  }

  @Test func `what a command leaves running is ended with it`() throws {
    let result = try run("sleep 61.5 & echo done")
    #expect(result.outcome == .ended(.exited(0)))
    #expect(result.output == "done\n")
    #expect(result.took < 5000)
  }

  @Test func `a flood is stopped, and of complaints the end is kept`() throws {
    #expect(try run("yes", most: 100_000).outcome == .refused)
    let loud = try run("head -c 1000000 /dev/zero | tr '\\0' x >&2; echo end >&2; exit 1")
    #expect(loud.errors.count == 65_536)
    #expect(loud.errors.suffix(4) == Array("end\n".utf8)[...])
  }

  @Test func `a command has no terminal and nothing to read`() throws {
    #expect(try run("cat; (: < /dev/tty) 2>/dev/null || echo none").output == "none\n")
  }
}
