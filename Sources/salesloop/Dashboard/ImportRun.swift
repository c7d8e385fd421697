import Dashboard
import EventLoop
import Exchange
import Glibc
import LoopModel
import Store

/// Imports for the dashboard, each by the program itself as a process of its own, so that no key waits.
final class ImportRun: Sendable {
  private let answers = Mailbox<(number: Int, answer: ImportAnswer)>()
  /// What stops the import that was begun last.
  private let last = Locked<Mailbox<Bool>?>(nil)
  private let store: String
  private let actor: String
  private let profileFolder: String

  /// Imports into the store at this path, by this person.
  init(store: String, actor: String, profileFolder: String) {
    self.store = store
    self.actor = actor
    self.profileFolder = profileFolder
  }

  /// Readable when an answer waits.
  var descriptor: Int32 { answers.descriptor }

  /// All answers since the last call, each with the number of its import.
  func take() -> [(number: Int, answer: ImportAnswer)] { answers.drain() }

  /// Stops the import that is under way.
  func stop() {
    last.withLock { $0?.post(true) }
  }

  /// Imports files under a number, or only tries them; what is under way is stopped.
  ///
  /// What was typed is one path where there is such a file, else its words are the paths.
  func start(
    _ number: Int, typed: String, words: [String], options: [String], isTrial: Bool
  ) {
    let isOne = access(expanded(typed), F_OK) == 0 || words.isEmpty
    let paths = isOne ? [typed] : words
    let words =
      [
        Bench.program, "import", "--json", "--progress", "--limit",
        String(ImportOutcomes.mostRows), "--store", store, "--as", actor,
      ] + (isTrial ? ["--dry-run"] : []) + options + ["--"]
      + paths.map(expanded)
    let stop = Mailbox<Bool>()
    last.withLock { last in
      last?.post(true)
      last = stop
    }
    let answers = answers
    let profiles = profiles
    startThread(name: "import") {
      let answer = ImportRun.answer(to: words, stop: stop, profiles: profiles) { share in
        answers.post((number, .progress(share)))
      }
      answers.post((number, answer))
    }
  }

  private nonisolated static func answer(
    to words: [String], stop: Mailbox<Bool>, profiles: [String], progress: (Double) -> Void
  ) -> ImportAnswer {
    var lines = AnswerLines()
    let run: ChildRun
    do throws(SpawnError) {
      run = try ChildRun(
        words, timeoutMilliseconds: 3_600_000,
        stop: ChildRun.Stop(descriptor: stop.descriptor) { !stop.drain().isEmpty }
      ) { bytes in
        if let share = lines.take(bytes) { progress(share) }
        return true
      }
    } catch {
      return .failed(["the import cannot be started: \(error.reason)"])
    }
    if lines.count > 1 {
      return .failed([
        "files of nothing but purchases are taken in one by one: p names one of them alone"
      ])
    }
    if let preview = ImportPreview(answer: lines.answer, profiles: profiles) {
      return .told(preview)
    }
    if run.outcome == .stopped, !lines.isStored { return .stopped }
    let said = String(decoding: run.errors, as: UTF8.self).split(separator: "\n").map { line in
      printableLine(line.hasPrefix("salesloop: ") ? String(line.dropFirst(11)) : String(line))
    }
    if lines.isStored {
      return .failed(
        ["the import was stored, but not told to its end; after Esc, u takes it back"] + said)
    }
    return .failed(said.isEmpty ? ["the import ended without a word"] : said)
  }

  /// `~` stands for one's own folder.
  private func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// The sorts of files that are known, those that were saved first.
  private var profiles: [String] {
    FolderEntries.savedProfiles(in: profileFolder) + Profile.all.map(\.name)
  }

  /// Paths that begin with `text`, in order, folders with a slash at their end; at most 200.
  func paths(beginning text: String) -> [String] {
    let whole = expanded(text)
    let slash = whole.lastIndex(of: "/")
    let folder = slash.map { String(whole[...$0]) } ?? ""
    let start = slash.map { String(whole[whole.index(after: $0)...]) } ?? whole
    let found = FolderEntries.all(of: folder.isEmpty ? "." : folder).filter { entry in
      entry.name.hasPrefix(start) && (!entry.name.hasPrefix(".") || start.hasPrefix("."))
    }
    return Array(
      found.map { folder + $0.name + ($0.isFolder ? "/" : "") }.sorted().prefix(200))
  }
}

/// The lines of an import's answer as they come: how far it is, then the answer itself.
private nonisolated struct AnswerLines {
  /// The answer, as far as it is there.
  private(set) var answer = ""
  /// How many answers there were; several for files that are not taken in together.
  private(set) var count = 0
  /// Whether what was taken in is stored.
  private(set) var isStored = false
  private var rest: [UInt8] = []

  /// Takes bytes in; gives how far it is, where that is new.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Double? {
    rest += bytes
    var share: Double?
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      rest.removeFirst(end + 1)
      if line.hasPrefix("{\"progress\":") {
        share = Double(line.dropFirst(12).dropLast()) ?? share
      } else if line == "{\"stored\":true}" {
        isStored = true
      } else {
        answer = line
        count += 1
      }
    }
    return share
  }
}
