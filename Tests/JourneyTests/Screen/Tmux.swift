import Glibc
import Testing

/// A real terminal: `tmux` on a socket of its own, with an interactive shell in it.
final class Tmux {
  private let folder: Folder
  private let socket: String
  private let user: String?

  /// What the shell prints when it waits.
  static let prompt = "ready>"

  /// Whether the machine has `tmux` at all.
  static let isInstalled: Bool = ["/usr/local/bin", "/usr/bin", "/bin"].contains {
    access($0 + "/tmux", X_OK) == 0
  }

  /// A terminal in a folder; another beside it has a socket and a user of its own.
  init(
    in folder: Folder, columns: Int = 80, rows: Int = 24, socket: String = "tmux",
    user: String? = nil
  ) throws {
    self.folder = folder
    self.user = user
    self.socket = folder.path + "/" + socket
    try command(
      "-f", "/dev/null", "-u", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "bash --norc --noprofile -i")
    try type("PS1='\(Tmux.prompt) '; clear\n")
    try expect("the shell's prompt") { $0.first == Tmux.prompt }
  }

  deinit {
    _ = try? command("kill-server")
  }

  @discardableResult
  private func command(_ words: String...) throws -> Program.Outcome {
    var more = ["HISTFILE": "/dev/null"]
    if let user { more["SALESLOOP_USER"] = user }
    let outcome = try Program.launch(
      ["tmux", "-S", socket] + words,
      environment: folder.environment.merging(more) { $1 })
    guard outcome.code == 0 else { throw Trouble("tmux \(words): \(outcome.complaint)") }
    return outcome
  }

  // MARK: The user's side

  /// Types text as it is.
  func type(_ text: String) throws {
    try command("send-keys", "-l", "--", text.replacing("\n", with: "\r"))
  }

  /// Presses keys by the names tmux has for them: `Down`, `Enter`, `Escape`, `C-z`.
  func press(_ keys: String...) throws {
    for key in keys { try command("send-keys", key) }
  }

  /// Starts the program at the prompt.
  func start(_ words: String) throws {
    try type("'\(Program.path)' \(words)\n")
  }

  /// Shows another session in this terminal, as a second person does.
  func attach(to other: Tmux) throws {
    try type("TMUX= tmux -S '\(other.socket)' attach\n")
  }

  func resize(columns: Int, rows: Int) throws {
    try command("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  // MARK: What is seen

  /// The rows of the screen without trailing blanks; those below the last used one are left out.
  func screen() throws -> [String] {
    var rows = try command("capture-pane", "-p").text.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  /// What tmux knows of the pane, by the name of a format.
  func value(_ format: String) throws -> String {
    String(try command("display-message", "-p", "#{\(format)}").text.dropLast())
  }

  /// Waits until the screen is as wanted; gives it.
  @discardableResult
  func expect(
    _ what: String, within milliseconds: Double = 10_000,
    sourceLocation: SourceLocation = #_sourceLocation, _ condition: ([String]) throws -> Bool
  ) throws -> [String] {
    var last: [String] = []
    let isSeen = try Pause.until(milliseconds) {
      last = try screen()
      return try condition(last)
    }
    if !isSeen {
      Issue.record(
        "did not see \(what):\n\(last.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }
    return last
  }

  /// Waits until a text is on the screen; gives the screen.
  @discardableResult
  func expect(
    text: String, within milliseconds: Double = 10_000,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    try expect(
      "'\(text)'", within: milliseconds, sourceLocation: sourceLocation
    ) { $0.contains { $0.contains(text) } }
  }

  /// Waits until the screen is as wanted and nothing more is drawn; gives it.
  func settled(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: ([String]) -> Bool
  ) throws -> [String] {
    var before: [String] = []
    return try expect("\(what), and nothing more drawn", sourceLocation: sourceLocation) { rows in
      defer { before = rows }
      // A picture that is half drawn is soon another.
      usleep(150_000)
      return rows == before && condition(rows)
    }
  }

  /// Waits until a text is on the screen and nothing more is drawn; gives the screen.
  func settled(
    with text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    try settled("'\(text)'", sourceLocation: sourceLocation) { $0.contains { $0.contains(text) } }
  }

  /// The process id of the shell's newest child.
  func child() throws -> pid_t {
    let shell = try value("pane_pid")
    let text = String(
      decoding: Folder.bytes(of: "/proc/\(shell)/task/\(shell)/children") ?? [], as: UTF8.self)
    guard let id = text.split(separator: " ").last.flatMap({ pid_t($0) }) else {
      throw Trouble("the shell has no child")
    }
    return id
  }
}
