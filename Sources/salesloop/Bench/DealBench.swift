import Glibc
import LoopModel

/// How fast an export of deals is taken in, and in how much memory.
struct DealBench {
  let folder: String
  let deals: Int
  let customers: Int
  let today: Day

  private static let stages = [
    "Appointment Scheduled", "Presentation Scheduled", "Contract Sent", "Closed Won", "Closed Lost",
  ]

  /// Imports a file of deals into an empty store.
  func run(into table: inout BenchTable) throws(Failure) {
    let (file, store) = (folder + "/deals.csv", folder + "/deals.db")
    remark("import of \(grouped(deals)) deals of \(grouped(customers)) customers")
    try write(to: file)
    let (milliseconds, megabytes) = try Bench.measure([
      Bench.program, "--store", store, "import", file,
    ])
    table.add(
      "import of \(grouped(deals)) deals", [milliseconds / 1000], "s", target: "< 5")
    table.add("  memory at its peak", [megabytes], "MB", target: "", decimals: 1)
    for path in [file, store, store + "-wal", store + "-shm", store + ".lock"] { unlink(path) }
  }

  /// Rows of customers all over the file, with the days on which stages were entered.
  private func write(to path: String) throws(Failure) {
    guard let file = fopen(path, "we") else { throw Failure("\(path) cannot be written") }
    fputs(
      "Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner,Associated Company,"
        + "\"Date entered \"\"Presentation Scheduled (Sales)\"\"\"\n", file)
    for number in 0..<deals {
      let customer = number &* 7919 % customers
      let made = today.advanced(by: -60 - number &* 31 % 700)
      fputs(
        "\(9_000_000 + number),Deal \(number),\(DealBench.stages[number % 5]),"
          + "\(number % 9000).\(10 + number % 90),\(made.advanced(by: 50).iso) 10:00,"
          + "\(made.iso) 09:15,owner \(customer % 5),Company \(customer),"
          + "\(made.advanced(by: 20).iso) 11:00\n", file)
    }
    guard fclose(file) == 0 else { throw Failure("\(path) cannot be written") }
  }
}
