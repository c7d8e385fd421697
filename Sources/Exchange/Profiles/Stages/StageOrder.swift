import LoopModel

/// The order of the stages of another system, as far as the rows tell it.
struct StageOrder {
  /// How far along each stage is, 0 to 1.
  let place: [String: Double]

  /// The order by the numbers in the names, by the days on which deals entered stages, or else by
  /// how likely deals in a stage are to be won.
  init(_ tally: StageTally) {
    place =
      StageOrder.numbers(tally) ?? StageOrder.sequence(tally) ?? StageOrder.chances(tally) ?? [:]
  }

  private static func numbers(_ tally: StageTally) -> [String: Double]? {
    let numbers = tally.stages.compactMapValues { StageWords.number(in: $0.name) }
    guard numbers.count == tally.stages.count, Set(numbers.values).count > 1,
      let highest = numbers.values.max(), highest > 0
    else { return nil }
    return numbers.mapValues { Double($0) / Double(highest) }
  }

  /// Of the stages a stage was seen together with, the share that came before it.
  private static func sequence(_ tally: StageTally) -> [String: Double]? {
    var before: [String: Int] = [:]
    var seen: [String: Int] = [:]
    for (pair, count) in tally.pairs {
      let back = tally.pairs[StageTally.Pair(before: pair.after, after: pair.before)] ?? 0
      // Each two stages are looked at once, from the side that is more frequent.
      guard count > back || (count == back && pair.before < pair.after) else { continue }
      seen[pair.before, default: 0] += 1
      seen[pair.after, default: 0] += 1
      if count > back { before[pair.after, default: 0] += 1 }
    }
    guard !seen.isEmpty else { return nil }
    return seen.reduce(into: [:]) { $0[$1.key] = Double(before[$1.key] ?? 0) / Double($1.value) }
  }

  private static func chances(_ tally: StageTally) -> [String: Double]? {
    let chances = tally.stages.compactMapValues { stage in
      stage.chanceRows > 0 ? stage.chances / Double(stage.chanceRows) : nil
    }
    return Set(chances.values).count > 1 ? chances : nil
  }

  /// The stage of the loop for each open stage that has a place: the first third, the second, the
  /// last, but never before a `known` one that precedes it, nor after one that follows.
  func places(_ known: [String: StageMapping.Target]) -> [String: Stage] {
    let open = place.keys.filter { key in
      switch known[key] {
      case nil, .stage?: true
      case .won?, .lost?: false
      }
    }.sorted { (place[$0] ?? 0, $0) < (place[$1] ?? 0, $1) }
    var stages: [String: Stage] = [:]
    for (index, key) in open.enumerated() {
      let third = UInt8(min(2, index * 3 / max(1, open.count)))
      func numbers(_ keys: ArraySlice<String>) -> [UInt8] {
        keys.compactMap { key in
          guard case .stage(let stage)? = known[key], stage.isActivePhase else { return nil }
          return stage.rawValue
        }
      }
      let least = numbers(open[..<index]).max() ?? 1
      let most = max(least, numbers(open[(index + 1)...]).min() ?? 3)
      stages[key] = Stage(rawValue: min(most, max(least, third + 1))) ?? .salesLoop
    }
    return stages
  }
}
