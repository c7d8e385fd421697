import EventLoop
import Exchange
import Glibc
import LoopModel

/// Imports for the dashboard, each by the program itself as a process of its own, so that no key waits.
final class ImportRun: Sendable {
  /// What an import said, and whether it went well.
  struct Answer: Sendable {
    let lines: [String]
    let wentWell: Bool
  }

  private let answers = Mailbox<Answer>()
  private let store: String
  private let actor: String

  /// Imports into the store at this path, by this person.
  init(store: String, actor: String) {
    self.store = store
    self.actor = actor
  }

  /// Readable when an answer waits.
  var descriptor: Int32 { answers.descriptor }

  /// All answers since the last call.
  func take() -> [Answer] { answers.drain() }

  /// Imports a file, or only tries it.
  func start(path: String, options: [String], isTrial: Bool) {
    let words =
      [Bench.program, "import", "--store", store, "--as", actor] + (isTrial ? ["--dry-run"] : [])
      + options + ["--", expanded(path)]
    let answers = answers
    startThread(name: "import") {
      answers.post(ImportRun.answer(to: words))
    }
  }

  private nonisolated static func answer(to words: [String]) -> Answer {
    var output: [UInt8] = []
    do throws(SpawnError) {
      let run = try ChildRun(words, timeoutMilliseconds: 3_600_000) { bytes in
        // What is said of a file is a page or two; more is not kept.
        if output.count < 1 << 18 { output += bytes }
        return true
      }
      let text = String(decoding: output + run.errors, as: UTF8.self)
      let lines = text.split(separator: "\n").map { printableLine(String($0)) }
      return Answer(
        lines: lines.isEmpty ? ["the program said nothing"] : lines,
        wentWell: run.outcome == .ended(.exited(0)))
    } catch {
      return Answer(lines: ["the import cannot be started"], wentWell: false)
    }
  }

  /// `~` stands for one's own folder.
  private func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// Paths that begin with `text`, in order, folders with a slash at their end; at most 200.
  func paths(beginning text: String) -> [String] {
    let whole = expanded(text)
    let slash = whole.lastIndex(of: "/")
    let folder = slash.map { String(whole[...$0]) } ?? ""
    let start = slash.map { String(whole[whole.index(after: $0)...]) } ?? whole
    guard let entries = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(entries) }
    var found: [String] = []
    while let entry = readdir(entries), found.count < 10_000 {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { continue }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      found.append(folder + name + (isFolder ? "/" : ""))
    }
    return Array(found.sorted().prefix(200))
  }
}
