import Exchange
import LoopModel
import Store

/// Files of rows that `export` wrote, given together, and why they cannot be taken in as such.
struct OwnExports {
  /// The files with rows.
  private(set) var files: [OwnFile] = []
  /// The names of those without any.
  private(set) var empty: [String] = []
  /// A file that is none.
  private(set) var other: String?

  /// Looks at how the files begin.
  init(_ sources: [ImportSource]) throws(ImportProblem) {
    for source in sources {
      if let file = try OwnFile(source, customers: CustomerFields.exportNames) {
        files.append(file)
      } else if try OwnFile.isEmpty(source) {
        empty.append(source.path)
      } else {
        other = other ?? source.path
      }
    }
  }

  /// Whether plain imports know what to do with all of them, so that they may be given with anything.
  var arePlain: Bool {
    empty.isEmpty
      && files.allSatisfy { file in
        file.form == .csv && [.customers, .rows(.purchases), .rows(.touches)].contains(file.kind)
      }
  }

  /// The first file that only a store without customers takes.
  private var special: OwnFile? {
    files.first {
      $0.form != .csv || ![.customers, .rows(.purchases), .rows(.touches)].contains($0.kind)
    }
  }

  /// How the special file is called in a sentence that says what it is.
  private var words: String {
    guard let file = special ?? files.first else { return "" }
    return "\(file.name) is what `export \(file.kind.word)` wrote"
      + (file.form == .csv ? "" : " as \(file.form == .json ? "json" : "jsonl")")
  }

  /// Why they cannot be taken in with this option, or into a store with this many customers; nil where
  /// they can.
  func problem(option: Option?, customers: Int, store: String) -> Failure? {
    if let journal = files.first(where: { $0.kind == .rows(.events) }) {
      return Failure(
        "\(journal.name) is what `export events` wrote, the journal, which every store writes for "
          + "itself: `export all` takes the rest to another store, and `backup` takes everything",
        .badData)
    }
    if let other {
      return Failure(
        "\(words), and \(printableLine(other)) is no export of this program: import them one after "
          + "the other, the exports first", .badData)
    }
    if let option {
      return Failure(usage: "\(words), which needs no \(option.flag)")
    }
    guard customers > 0 else { return nil }
    return Failure(
      "\(words), which goes into a store without customers, and \(printableLine(store)) has "
        + "\(grouped(customers)): name another with --store", .badData)
  }
}
