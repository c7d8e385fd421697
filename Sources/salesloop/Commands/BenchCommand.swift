import Glibc
import LoopModel
import Refresh

extension Session {
  /// `bench`: measures the program on a large store.
  func bench() throws(Failure) {
    let customers = try arguments.number(.customers) ?? 100_000
    let purchases = try arguments.number(.purchases) ?? 1_000_000
    let folder = try makeFolder()
    defer {
      if arguments.has(.keep) {
        remark("kept in \(folder)")
      } else {
        removeFolder(folder)
      }
    }
    var source = BenchFile(customers: customers, purchases: purchases, today: clock.today)
    let file = folder + "/purchases.csv"
    remark(
      "writing \(grouped(source.purchases)) purchases of \(grouped(source.customers)) customers")
    let size = try source.write(to: file)
    var table = BenchTable()
    let imports = ImportBench(folder: folder, file: file)
    try imports.run(into: &table)
    try DealBench(
      folder: folder, deals: max(10, purchases / 10), customers: max(1, customers / 5),
      today: clock.today
    ).run(into: &table)
    try DashboardBench(store: imports.store, customers: source.customers).run(into: &table)
    try TickBench(store: imports.store, clock: clock).run(into: &table)
    var output = Output()
    output.write(
      "salesloop \(programVersion) on \(grouped(source.customers)) customers and"
        + " \(grouped(source.purchases)) purchases (\(grouped(size / 1_000_000)) MB), 120×40\n\n")
    output.write(table.text)
  }

  private func makeFolder() throws(Failure) -> String {
    let place = arguments.variable("TMPDIR") ?? "/tmp"
    var template = Array((place + "/salesloop-bench-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure("no folder can be made in \(place)") }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func removeFolder(_ folder: String) {
    for store in ["loop.db", "bare.db"] {
      for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
        unlink("\(folder)/\(store)\(suffix)")
      }
    }
    unlink(folder + "/purchases.csv")
    // What a dashboard makes for itself is empty here.
    for own in [
      ".config/salesloop", ".config", ".local/state/salesloop/feeds", ".local/state/salesloop",
      ".local/state", ".local",
    ] { rmdir("\(folder)/\(own)") }
    rmdir(folder)
  }
}
