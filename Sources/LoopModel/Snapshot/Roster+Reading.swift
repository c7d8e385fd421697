extension Roster {
  /// Reads every customer again; the facts stay as they are.
  ///
  /// Sets the yardstick's typical pace to that of these customers; momentum is measured by it. With
  /// many customers the work is shared in halves.
  public mutating func readAgain(
    at day: Double, by yardstick: inout Yardstick, sharing: some WorkSharing = OneThread()
  ) {
    guard chunks.count >= Roster.chunksWorthSharing || sharing is OneThread else {
      return readAgain(at: day, by: &yardstick)
    }
    let middle = chunks.count / 2
    let first = Part(chunks: Array(chunks[..<middle]))
    let second = Part(chunks: Array(chunks[middle...]))
    let prior = yardstick.prior
    let paces = sharing.both({ first.paces(at: day, prior: prior) }) {
      second.paces(at: day, prior: prior)
    }
    yardstick.typicalPace = Yardstick.typicalPace(
      ofActive: paces.0.active + paces.1.active, prior: prior)
    let measured = yardstick
    let columns = sharing.both({ first.columns(at: day, by: measured, paces.0.all) }) {
      second.columns(at: day, by: measured, paces.1.all)
    }
    for (number, column) in (columns.0 + columns.1).enumerated() {
      chunks[number].readings = column.readings
      chunks[number].tallies = column.tallies
    }
  }

  /// Fewer chunks are read before a thread has started.
  private static let chunksWorthSharing = 8

  /// Customers who are read by one thread.
  private struct Part: Sendable {
    let chunks: [Chunk]

    /// Everybody's pace; and apart the paces that say what is typical: of those who have bought again
    /// and are at least 50 % likely to be active.
    func paces(at day: Double, prior: Prior) -> (all: [Pace], active: [Double]) {
      var all: [Pace] = []
      var active: [Double] = []
      all.reserveCapacity(chunks.count * Roster.chunkSize)
      active.reserveCapacity(chunks.count * Roster.chunkSize)
      for chunk in chunks {
        for place in chunk.facts.indices {
          let pace = Pace(of: chunk.facts[place], at: day, prior: prior)
          all.append(pace)
          if pace.active >= 0.5, chunk.facts[place].purchases > 1 { active.append(pace.pace) }
        }
      }
      return (all, active)
    }

    /// Everybody's reading by chunk, their paces already worked out.
    func columns(at day: Double, by yardstick: Yardstick, _ paces: [Pace]) -> [Columns] {
      chunks.indices.map { number in
        let facts = chunks[number].facts
        let base = number * Roster.chunkSize
        var columns = Columns()
        columns.readings.reserveCapacity(facts.count)
        columns.tallies.reserveCapacity(facts.count)
        for place in facts.indices {
          let reading = Reading(of: facts[place], at: day, by: yardstick, pace: paces[base + place])
          columns.tallies.append(Tally(reading, revenue: facts[place].revenue))
          columns.readings.append(reading)
        }
        return columns
      }
    }
  }

  /// What is read of a chunk.
  private struct Columns: Sendable {
    var readings: [Reading] = []
    var tallies: [Tally] = []
  }
}
