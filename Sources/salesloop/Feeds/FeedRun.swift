import EventLoop
import Glibc
import LoopModel
import Refresh

/// One run of a feed: gets what there is and has it imported.
struct FeedRun {
  /// What came of it.
  enum Result {
    /// What there was is taken in: in words, empty for nothing new, and what was remarked on.
    case brought(String, remarks: String)
    /// There was nothing to do, and why.
    case nothing(String)
    /// Something went wrong: the reason in full, what was taken in all the same, an exit code, and whether
    /// the store is to blame.
    case failed(String, brought: String, code: Int32, isHeldUp: Bool)
    /// It was asked to end.
    case stopped
  }

  let session: Session
  let feed: Feed
  let stop: ChildRun.Stop

  /// The most a command may write, in bytes.
  private static let mostBytes = 1 << 30
  /// The longest an import may take, in milliseconds.
  static let importTimeout = 1_800_000

  // MARK: Commands

  /// Runs the command and takes in what it writes.
  mutating func takeCommand(_ state: inout FeedState) -> Result {
    let rows = session.feedPlace.rows(of: feed.name)
    let output = open(rows, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard output >= 0 else { return failed("\(rows) cannot be written: \(systemReason())") }
    defer {
      close(output)
      unlink(rows)
    }
    var count = 0
    var isBlank = true
    var writeError: String?
    let run: ChildRun
    do throws(SpawnError) {
      run = try ChildRun(
        ["/bin/sh", "-c", command(since: state.succeeded)],
        timeoutMilliseconds: Int(feed.timeout.milliseconds), stop: stop
      ) { bytes in
        count += bytes.count
        if isBlank { isBlank = !bytes.contains { $0 > 0x20 } }
        guard count <= FeedRun.mostBytes else { return false }
        writeError = writeAll(bytes, to: output)
        return writeError == nil
      }
    } catch {
      return failed("/bin/sh cannot be started: \(error.reason)")
    }
    let said = String(decoding: run.errors, as: UTF8.self)
    switch run.outcome {
    case .stopped: return .stopped
    case .timedOut:
      return failed("the command took longer than \(feed.timeout.text) and was stopped", said)
    case .refused:
      return failed(
        writeError.map { "\(rows) cannot be written: \($0)" }
          ?? "the command wrote more than 1 GB and was stopped", said)
    case .ended(.killed(let signal)): return failed("signal \(signal) ended the command", said)
    case .ended(.exited(let code)) where code != 0:
      return failed("the command ended with \(code)", said)
    case .ended: break
    }
    guard !isBlank else { return .brought("", remarks: "") }
    return takeIn(rows, source: "feed \(feed.name)")
  }

  /// The command with the time of the last success in it, in quotes of the shell.
  private func command(since: Int64?) -> String {
    guard case .command(let text) = feed.source else { return "exit 1" }
    let time = Timestamp(milliseconds: since ?? 0).iso
    return text.replacing("{since}", with: "'\(time.prefix(19))Z'")
  }

  // MARK: Files

  /// Takes in the files that were not taken in as they are; `isAsked` tries those again that failed.
  mutating func takeFiles(_ state: inout FeedState, isAsked: Bool) -> Result {
    if isAsked { state.refused = [:] }
    var tally = Tally()
    var unfinished = ""
    for file in feed.waitingFiles(state) {
      switch stillness(of: file) {
      case .stopped: return .stopped
      case .moving:
        unfinished = file.path
        continue
      case .still: break
      }
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      var source = "feed \(feed.name)"
      if case .folder = feed.source { source += ": \(name)" }
      switch takeIn(file.path, source: source) {
      case .stopped: return .stopped
      case .brought(let words, let remarks):
        state.taken[file.path] = file.mark
        state.refused[file.path] = nil
        tally.add(words, remarks.isEmpty ? "" : "\(name):\n\(remarks)")
      case .failed(let reason, _, let code, let isHeldUp):
        tally.fail("\(name): \(reason)", code)
        // The next would fare no better.
        if isHeldUp { return tally.result(isHeldUp: true) }
        state.refused[file.path] = file.mark
      case .nothing: break
      }
    }
    if !tally.isEmpty { return tally.result(isHeldUp: false) }
    if !unfinished.isEmpty { return .nothing("\(unfinished) is still being written") }
    if let folder = feed.watchedFolder, access(folder + "/.", R_OK | X_OK) != 0 {
      return .nothing("\(folder) cannot be read; is it there?")
    }
    if let missing = feed.missingSource {
      return .nothing("\(missing) is not there; it is taken in once it comes")
    }
    return .nothing("nothing new in \(feed.source.text)")
  }

  private enum Stillness {
    case still, moving, stopped
  }

  /// Waits until a file stands still; not longer than that takes.
  private func stillness(of file: FeedFile) -> Stillness {
    let left = file.readyAt - WallClock.nowMilliseconds()
    if left > 0 {
      let ready = wait(on: [stop.descriptor], timeoutMilliseconds: Int(left))
      if ready[0].isReadable, stop.isAsked() { return .stopped }
    }
    guard let now = FeedFile(path: file.path), now.mark == file.mark,
      now.readyAt <= WallClock.nowMilliseconds(), !now.isBeingWritten
    else { return .moving }
    return .still
  }

  /// What several files gave together.
  private struct Tally {
    private var words: [String] = []
    private var remarks: [String] = []
    private var reasons: [String] = []
    private var code: Int32 = 0
    private var files = 0

    var isEmpty: Bool { files == 0 && reasons.isEmpty }

    mutating func add(_ text: String, _ remark: String) {
      files += 1
      if !remark.isEmpty { remarks.append(remark) }
      if !text.isEmpty { words.append(text) }
    }

    mutating func fail(_ reason: String, _ code: Int32) {
      reasons.append(reason)
      self.code = code
    }

    func result(isHeldUp: Bool) -> FeedRun.Result {
      let brought =
        words.count > 3
        ? "\(words.count) files with something new" : words.joined(separator: "; ")
      guard !reasons.isEmpty else {
        return .brought(brought, remarks: remarks.joined(separator: "\n"))
      }
      return .failed(
        reasons.joined(separator: "\n"), brought: brought, code: code, isHeldUp: isHeldUp)
    }
  }
}

/// Writes all bytes; gives the reason where that fails.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> String? {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return systemReason() }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return nil
}

/// Why the last call of the system failed, in its words.
func systemReason() -> String { String(cString: strerror(errno)) }
