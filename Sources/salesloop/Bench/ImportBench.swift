import Glibc
import LoopModel

/// How fast a large file is taken in, beside what the `sqlite3` shell does with it.
struct ImportBench {
  let folder: String
  let file: String
  private let rounds = 3

  /// The store that is left for the dashboard.
  var store: String { folder + "/loop.db" }

  /// Imports the file several times, in turns with `sqlite3`.
  func run(into table: inout BenchTable) throws(Failure) {
    var own: [Double] = []
    var shell: [Double] = []
    let hasShell = Bench.isInstalled("sqlite3")
    if !hasShell { remark("sqlite3 is not installed: nothing to compare the import with") }
    for round in 1...rounds {
      remark("import, round \(round) of \(rounds)")
      remove(store)
      own.append(
        try Bench.time([Bench.program, "--store", store, "import", file]) / 1000)
      guard hasShell else { continue }
      let bare = folder + "/bare.db"
      shell.append(try Bench.time(shellWords(bare)) / 1000)
      remove(bare)
    }
    table.add("import of the file", own, "s", target: hasShell ? "at most the next line" : "")
    if hasShell { table.add("  sqlite3 .import into a bare table", shell, "s") }
  }

  /// The same safety and the same key; the shell wraps an import in one transaction by itself.
  private func shellWords(_ path: String) -> [String] {
    [
      "sqlite3", path, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
      """
      CREATE TABLE purchase(customer_id TEXT, customer TEXT, owner TEXT, date TEXT, amount REAL,
        PRIMARY KEY(customer_id, date, amount)) WITHOUT ROWID
      """, ".import --csv --skip 1 '\(file)' purchase",
    ]
  }

  private func remove(_ store: String) {
    for suffix in ["", "-wal", "-shm", ".lock"] { unlink(store + suffix) }
  }
}
