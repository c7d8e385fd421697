import LoopModel

/// Who passes the filter, with the sums over them.
///
/// Worked out when the snapshot or the filter changes, so that a key only draws.
struct Visible: Sendable {
  /// Indices into the roster in order of ids; nil for everybody.
  var indices: [Int32]?
  /// How many there are.
  var customers = 0
  /// Whether the sums below have been worked out; only the loop shows them.
  var hasSums = false
  var stages = Array(repeating: StageSummary(), count: 7)
  var loop = LoopSummary()
  var track = TrackDensity()

  /// What they pass, and the snapshot they are in.
  private var filter = Filter.everyone
  private var generation = -1

  /// The stalled who are not lapsed, the shortest silence first; at most 64.
  var justStalled: [Int32] = []

  init() {}

  /// Who passes; a letter more looks only at those who passed `before`.
  init(_ filter: Filter, in snapshot: Snapshot, withSums: Bool, before: Visible = Visible()) {
    self.filter = filter
    generation = snapshot.generation
    if !filter.isEveryone {
      let isNarrower = before.generation == generation && filter.narrows(before.filter)
      indices = filter.matches(in: snapshot, among: isNarrower ? before.indices : nil)
    }
    customers = indices?.count ?? snapshot.roster.count
    guard withSums else { return }
    hasSums = true
    justStalled = findJustStalled(in: snapshot)
    if let indices {
      let shown = snapshot.filtered(to: indices)
      (stages, loop, track) = (shown.stages, shown.loop, shown.track)
    } else {
      (stages, loop, track) = (snapshot.stages, snapshot.loop, snapshot.track)
    }
  }

  private func findJustStalled(in snapshot: Snapshot) -> [Int32] {
    let rows = snapshot.stalled(among: indices)
    return Array(
      sorted(rows) { snapshot.roster.reading(Int($0)).silenceDays ?? 0 }.prefix(64))
  }
}

/// Sorts row numbers by a key, ascending, or descending when `isDescending`; equal keys keep the
/// order they came in.
///
/// A radix sort: a hundred thousand rows take about a millisecond.
func sorted(_ rows: [Int32], isDescending: Bool = false, by key: (Int32) -> Double) -> [Int32] {
  guard rows.count > 1 else { return rows }
  var current = rows.map { row -> UInt64 in
    let bits = Float(key(row)).bitPattern
    // Floats in the order of their bits: negative ones reversed, below the positive.
    var order = bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
    if isDescending { order = ~order }
    return UInt64(order) << 32 | UInt64(UInt32(bitPattern: row))
  }
  var next = current
  for shift in stride(from: UInt64(32), to: 64, by: 11) {
    var starts = Array(repeating: 0, count: 2049)
    for value in current { starts[Int(value >> shift & 2047) + 1] += 1 }
    for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
    for value in current {
      let digit = Int(value >> shift & 2047)
      next[starts[digit]] = value
      starts[digit] += 1
    }
    swap(&current, &next)
  }
  return current.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
}
