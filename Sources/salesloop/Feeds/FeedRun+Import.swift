import Canvas
import EventLoop
import Glibc
import Refresh

extension FeedRun {
  /// Has a file of rows imported by a process of its own.
  func takeIn(_ path: String, source: String) -> Result {
    var path = path
    let converted = session.feedPlace.rows(of: feed.name) + ".csv"
    defer { unlink(converted) }
    do throws(Failure) {
      if try JSONLines.convert(path, to: converted) { path = converted }
    } catch {
      return failed(error.message, code: error.code.rawValue)
    }
    var words = [
      Bench.program, "import", path, "--json", "--store", feed.store, "--as", "feed \(feed.name)",
      "--source", source,
    ]
    let kinds = session.feedPlace.options
    words += feed.options.map {
      kinds[$0.name] == .flag ? "--\($0.name)" : "--\($0.name)=\($0.value)"
    }
    var output: [UInt8] = []
    let run: ChildRun
    do throws(SpawnError) {
      run = try ChildRun(words, timeoutMilliseconds: FeedRun.importTimeout, stop: stop) { bytes in
        output += bytes
        return output.count < 1 << 24
      }
    } catch {
      return failed("the import cannot be started: \(error.reason)")
    }
    let said = String(decoding: run.errors, as: UTF8.self).replacing("salesloop: ", with: "")
    switch run.outcome {
    case .stopped: return .stopped
    case .timedOut: return failed("the import took longer than 30 min and was stopped", said)
    case .refused: return failed("the import said too much")
    case .ended(.killed(let signal)): return failed("signal \(signal) ended the import", said)
    case .ended(.exited(let code)):
      // Some rows may have been left out, and the rest is there.
      let counts = ImportCounts(String(decoding: output, as: UTF8.self))
      if let counts, code == 65, counts.hasRejected, counts.hasChangedNothing {
        return failed(
          counts.words + ", so nothing was taken in; with `skip-bad = yes` in"
            + " \(session.feedPlace.file) the rest is", said, code: 65)
      }
      if let counts, code == 0 || code == 65 {
        return .brought(counts.words, remarks: counts.hasRejected ? lines(said) : "")
      }
      if code == 0 { return .brought("", remarks: "") }
      return failed(said.isEmpty ? "the import ended with \(code)" : said, code: code)
    }
  }

  func failed(_ reason: String, _ more: String = "", code: Int32 = 1) -> Result {
    let text = lines(reason + (more.isEmpty ? "" : ":\n" + more))
    return .failed(
      text, brought: "", code: code, isHeldUp: code == Failure.Code.noStore.rawValue)
  }

  /// Lines that are safe to print, without empty ones.
  private func lines(_ text: String) -> String {
    text.split(separator: "\n").map { TextWidth.printable(String($0)) }.joined(separator: "\n")
  }
}
