import Canvas

/// A file on its way into the store: its path, what was understood of it, what came of it.
public struct ImportState: Hashable, Sendable {
  /// What is being done.
  enum Step: Hashable, Sendable {
    /// The path is typed.
    case path
    /// Options of the command line are typed, which correct what was understood.
    case options
    /// The name is typed under which what is said is saved.
    case profileName
    /// The file is read; what was understood before, if anything, stays to be seen.
    case trying
    /// What was understood is shown.
    case shown
    /// The file is taken in.
    case importing
    /// It is being stopped.
    case stopping
    /// What came of it is shown.
    case over
  }

  /// The pages of what is shown.
  enum Page: Int, CaseIterable, Hashable, Sendable {
    case file, columns, stages, outcome, conflicts, duplicates

    var name: String {
      switch self {
      case .file: "File"
      case .columns: "Columns"
      case .stages: "Stages"
      case .outcome: "Outcome"
      case .conflicts: "Conflicts"
      case .duplicates: "Duplicates"
      }
    }
  }

  var step = Step.path
  /// The line being typed.
  var line = LineEditor()
  var path = ""
  /// What is said of the file.
  var options = ImportOptions()
  /// What was said of it when it was last understood, which a wrong word is taken back to.
  var soundOptions = ImportOptions()
  /// Whether the options were typed, so that a wrong one is put right where it stands.
  var areOptionsTyped = false
  /// What the program found in the file, or did with it.
  var preview: ImportPreview?
  /// Why it could do nothing.
  var problem: [String] = []
  /// The page that is shown.
  var page = Page.file
  /// The selected row of each page.
  var selection: [Page: Int] = [:]
  /// The outcome whose rows are shown, and the selected one.
  var opened: Opened?
  /// What is being chosen.
  var chooser: Chooser?
  /// How far the program is.
  var progress = 0.0
  /// When it began, in milliseconds of `State.milliseconds`.
  var startedAt = 0
  /// Paths Tab goes through.
  var paths: [String] = []
  /// How long what was understood before stays alone on the screen while it is tried again, in
  /// milliseconds; mostly it takes less.
  static let patience = 250
  /// Whether it was closed.
  var isClosed = false

  struct Opened: Hashable, Sendable {
    var outcome: ImportPreview.Outcome
    var selected = 0
  }

  /// Whether pages are shown.
  var hasPages: Bool {
    preview != nil && (step == .shown || step == .trying || step == .over)
  }

  /// Opens the line of options, ready for another word.
  mutating func typeOptions() {
    step = .options
    let said = options.line
    line = LineEditor(said.isEmpty ? "" : said + " ")
  }

  /// The pages there is something on.
  var pages: [Page] {
    guard let preview else { return [.file] }
    return Page.allCases.filter { page in
      switch page {
      case .file: true
      case .columns: preview.files.contains { !$0.columns.isEmpty }
      case .stages: !preview.stages.isEmpty
      case .outcome: preview.problem.isEmpty
      case .conflicts: preview.conflictCount > 0
      case .duplicates: preview.pairCount > 0
      }
    }
  }

  /// Rows that can be selected on the page.
  var rowCount: Int {
    guard let preview else { return 0 }
    if let opened { return preview.outcomes[opened.outcome]?.rows.count ?? 0 }
    switch page {
    case .file: return 0
    case .columns: return columns.count
    case .stages: return preview.stages.count
    case .outcome: return ImportPreview.Outcome.allCases.count
    case .conflicts: return preview.conflicts.count
    case .duplicates: return preview.pairs.count
    }
  }

  /// The columns of all files.
  var columns: [ImportPreview.Column] { preview?.files.flatMap(\.columns) ?? [] }

  /// The columns of the file that the selected one is of.
  var columnsBeside: [ImportPreview.Column] {
    var row = selected
    for file in preview?.files ?? [] {
      if row < file.columns.count { return file.columns }
      row -= file.columns.count
    }
    return []
  }

  /// The row that is selected on the page.
  var selected: Int {
    get { max(0, min((opened?.selected ?? selection[page] ?? 0), rowCount - 1)) }
    set {
      let row = max(0, min(newValue, rowCount - 1))
      if opened != nil { opened?.selected = row } else { selection[page] = row }
    }
  }

  /// The conflict that is selected; nil on other pages.
  var selectedConflict: ImportPreview.Conflict? {
    guard page == .conflicts, let conflicts = preview?.conflicts,
      conflicts.indices.contains(selected)
    else { return nil }
    return conflicts[selected]
  }

  /// Whether the file can be imported as it is understood.
  var canImport: Bool {
    guard step == .shown, problem.isEmpty, let preview else { return false }
    return preview.problem.isEmpty && !preview.isBlocked
  }

  /// The keys that act now.
  var hints: [(String, String)] {
    if let chooser {
      return [("⏎", "choose"), ("↑↓", "pick"), ("Esc", "as before")]
        + (chooser.line.text.isEmpty ? [("a…z", "look for")] : [])
    }
    switch step {
    case .path: return [("⏎", "look at it"), ("Tab", "completes"), ("Esc", "leave it")]
    case .options: return [("⏎", "look again"), ("Esc", "as before")]
    case .profileName: return [("⏎", "save with the import"), ("Esc", "as before")]
    case .importing: return [("Esc", "stop")]
    case .stopping: return []
    case .trying where preview == nil: return [("Esc", "leave it")]
    case .trying, .shown: return preview == nil || !problem.isEmpty ? failedHints : pageHints
    case .over: return overHints
    }
  }

  private var failedHints: [(String, String)] {
    [("o", "correct"), ("d", "dates"), ("p", "another file"), ("Esc", "leave it")]
  }

  private var pageHints: [(String, String)] {
    if opened != nil { return [("↑↓", "row"), ("Esc", "back"), ("b", "bad rows out or in")] }
    let isOpen = canImport ? [("y", "import")] : []
    let bad = preview?.isBlocked == true ? [("b", "leave bad rows out")] : []
    let pages = pages.count > 1 ? [("←→", "page")] : []
    switch page {
    case .file:
      return isOpen + bad + pages + [
        ("d", "dates"), ("S", "save as"), ("o", "options"), ("p", "other file"), ("Esc", "leave"),
      ]
    case .columns:
      return [("⏎", "use for")] + isOpen + bad + pages
        + [("-", "leave out"), ("S", "save as"), ("Esc", "leave")]
    case .stages:
      return [("1…7", "stage"), ("w", "won"), ("l", "lost")] + isOpen + bad + pages
        + [("S", "save as"), ("Esc", "leave")]
    case .outcome:
      return isOpen + [("⏎", "rows")] + bad + pages + [("o", "options"), ("Esc", "leave")]
    case .conflicts:
      let isTheirs = selectedConflict?.isTheirs ?? false
      return [("t", isTheirs ? "keep ours" : "take the file's"), ("T", "all")] + isOpen + bad
        + pages + [("Esc", "leave")]
    case .duplicates: return isOpen + bad + pages + [("Esc", "leave")]
    }
  }

  private var overHints: [(String, String)] {
    if opened != nil { return [("↑↓", "row"), ("Esc", "back")] }
    guard let preview, !preview.event.isEmpty else {
      return [("Esc", "close"), ("←→", "page")]
    }
    let merge = preview.pairCount > 0 ? [("D", "merge duplicates")] : []
    return [("u", "take it all back"), ("Esc", "close")] + merge + [("←→", "page")]
      + (page == .outcome ? [("⏎", "rows")] : [])
  }
}
