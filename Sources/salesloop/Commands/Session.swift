import Canvas
import Dashboard
import Demo
import Exchange
import Glibc
import LoopModel
import Refresh
import Store
import Themes

/// What every command works with: the arguments, the clock and the store.
struct Session {
  let arguments: Arguments
  let clock: Clock

  init(_ arguments: Arguments) {
    self.arguments = arguments
    clock =
      arguments.isDemo
      ? .fixed(day: DemoBusiness.today, minute: 14 * 60 + 2, now: DemoBusiness.now) : .system
  }

  /// The demo acts as one of its owners, so that `owner:me` finds somebody.
  var actor: String {
    arguments.isDemo && !arguments.has(.actAs) ? "ana" : arguments.actor
  }

  // MARK: Store

  /// How the store is opened, to be done on the thread that owns it.
  func opening(create: Bool = false) -> @Sendable () throws(StoreError) -> Store {
    if arguments.isDemo {
      return { () throws(StoreError) in
        let store = try Store(path: ":memory:", create: true)
        let business = DemoBusiness()
        try store.seed(
          business.customers, currency: business.currency, actor: "demo", at: DemoBusiness.now)
        if let goal = DemoBusiness.goal {
          try store.setGoal(goal.period, to: goal.amount, actor: "demo", at: DemoBusiness.now)
        }
        let last = DemoBusiness.lastStandUp
        try store.finishStandUp(last.numbers, on: last.day, actor: last.by, at: last.at)
        return store
      }
    }
    let path = arguments.storePath
    let readOnly = arguments.has(.readOnly)
    return { () throws(StoreError) in try Store(path: path, create: create, readOnly: readOnly) }
  }

  func openStore(create: Bool = false) throws(Failure) -> Store {
    do throws(StoreError) {
      return try opening(create: create)()
    } catch {
      throw storeFailure(error)
    }
  }

  /// A missing store is explained with the way out.
  func storeFailure(_ error: StoreError) -> Failure {
    guard error.kind == .missing else { return Failure(error) }
    return Failure(
      "there is no store at \(arguments.storePath) yet: `salesloop import FILE` makes it from a file of"
        + " purchases, and `salesloop demo` shows an invented business", .noStore)
  }

  /// Everybody on a board at the day asked for, with the loop's history.
  func snapshot(of store: Store) throws(Failure) -> Snapshot {
    let day = try arguments.asOf().map { Double($0.number) }
    do throws(StoreError) {
      var board = try StoreBoard(store, day: day, clock: clock)
      try board.learn(store, clock: clock, keeps: false)
      board.addHistory()
      return board.publish()
    } catch {
      throw Failure(error)
    }
  }

  /// The same without the loop's history, which lists do without.
  func roster(of store: Store) throws(Failure) -> Snapshot {
    let day = try arguments.asOf().map { Double($0.number) }
    do throws(StoreError) {
      var board = try StoreBoard(store, day: day, clock: clock)
      if day == nil, !board.hasLearned(for: clock.today) {
        try board.learn(store, clock: clock, keeps: false)
      }
      return board.publish()
    } catch {
      throw Failure(error)
    }
  }

  // MARK: Looks

  /// The theme asked for: of the program, or a file of the user's.
  func theme() throws(Failure) -> Theme {
    let name = arguments.value(.theme) ?? "terminal"
    do throws(SchemeError) {
      if let theme = try Theme.builtIn(name) { return theme }
      let isPath = name.contains("/")
      let path = isPath ? name : "\(arguments.themeFolder)/\(name).theme"
      if let text = readSmallFile(path) {
        return Theme(name: name, scheme: try Scheme(text: text))
      }
    } catch {
      throw Failure(usage: "the theme '\(name)' is not understood: \(error.message)")
    }
    let near = nearestWord(to: name, among: Theme.builtInNames)
    throw Failure(
      usage: "unknown theme '\(name)'; "
        + (near.map { "did you mean '\($0)'?" }
          ?? "there are \(Theme.builtInNames.joined(separator: ", ")), and base16 files in"
          + " \(arguments.themeFolder)"))
  }

  /// The theme of a shared screen: the one asked for, or one rich in contrast.
  func sharedTheme() throws(Failure) -> Theme {
    guard arguments.value(.theme) == nil else { return try theme() }
    do throws(SchemeError) {
      return try Theme.builtIn("contrast") ?? .terminal
    } catch {
      throw Failure(error.message)
    }
  }

  /// Whether only ASCII may be printed: asked for, or the locale has no UTF-8.
  var isASCII: Bool { arguments.has(.ascii) || !localeIsUTF8(arguments) }

  /// Whether colours are unwanted.
  var hasNoColour: Bool { arguments.has(.noColor) || arguments.variable("NO_COLOR") != nil }

  /// The colour depth of a print with `--ansi`.
  var printDepth: ColourDepth {
    if hasNoColour { return .mono }
    if let kind = arguments.variable("COLORTERM"), kind == "truecolor" || kind == "24bit" {
      return .direct
    }
    return arguments.value(.theme) == nil ? .sixteen : .direct
  }
}

/// Whether the environment asks for UTF-8; nothing said at all counts as UTF-8, as it is everywhere now.
private func localeIsUTF8(_ arguments: Arguments) -> Bool {
  guard
    let locale = arguments.variable("LC_ALL") ?? arguments.variable("LC_CTYPE")
      ?? arguments.variable("LANG")
  else { return true }
  let name = folded(locale)
  return name.contains("utf-8") || name.contains("utf8")
    || !(name == "c" || name == "posix" || name.contains("."))
}

/// The text of a file of at most 64 kB; nil where it cannot be read.
func readSmallFile(_ path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 65_536)
  let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
  guard count >= 0 else { return nil }
  return String(decoding: bytes[..<count], as: UTF8.self)
}
