extension Snapshot {
  /// The numbers of some customers only.
  public struct Filtered: Sendable {
    /// The stages in numbers, Sales Loop first.
    public var stages: [StageSummary]
    /// The loop in numbers, without its history.
    public var loop: LoopSummary
    /// Who of them is where on the ring.
    public var track: TrackDensity
  }

  /// The numbers of the customers at `indices`, which rise.
  public func filtered(to indices: [Int32]) -> Filtered {
    var summation = Summation()
    var track = TrackDensity()
    summation.reserve(indices.count)
    var next = 0
    for (number, chunk) in roster.chunks.enumerated() {
      let base = number * Roster.chunkSize
      while next < indices.count, Int(indices[next]) < base + Roster.chunkSize {
        let tally = chunk.tallies[Int(indices[next]) - base]
        summation.add(tally)
        track.add(tally)
        next += 1
      }
    }
    let (stages, loop) = summation.result(typicalPace: yardstick.typicalPace)
    return Filtered(stages: stages, loop: loop, track: track)
  }

  /// The customers who are stalled and not lapsed, among some or all.
  public func stalled(among indices: [Int32]?) -> [Int32] {
    var result: [Int32] = []
    if let indices {
      roster.forEach(indices) { index, _, readings, place in
        if readings[place].isJustStalled { result.append(index) }
      }
      return result
    }
    for (number, chunk) in roster.chunks.enumerated() {
      for place in chunk.readings.indices where chunk.readings[place].isJustStalled {
        result.append(Int32(number * Roster.chunkSize + place))
      }
    }
    return result
  }
}

extension Reading {
  /// Stalled, and still worth a name on a crowded screen.
  fileprivate var isJustStalled: Bool { isStalled && flag != .lapsed }
}
