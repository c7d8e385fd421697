import LoopModel

/// Writes who moved a customer, where to and why.
struct MoveBook {
  var role: Role
  var owner: String
  var since: Day

  /// Moves by time, none on a day of purchase; `days` are the days of purchase.
  func moves(around days: [Day], by generator: inout SeededGenerator) -> [RecordedMove] {
    var moves: [RecordedMove] = []
    if let first = days.first {
      let acquainted = since.days(to: first)
      if acquainted >= 16, since > OfficeCalendar.start.advanced(by: 20), generator.chance(0.16) {
        moves += approach(
          to: .momentum, lap: 1, in: since...first.advanced(by: -1), by: &generator)
      }
      moves += midway(between: days, by: &generator)
    }
    if let hand = role.hand { moves += holding(hand, after: days, by: &generator) }
    return moves.sorted { $0.move.at < $1.move.at }
  }

  /// From the first talk to `stage`, stage by stage.
  private func approach(
    to stage: Stage, lap: Int32, in range: ClosedRange<Day>, by generator: inout SeededGenerator
  ) -> [RecordedMove] {
    let stages = Stage.allCases.filter { $0 <= stage }
    let length = range.lowerBound.days(to: range.upperBound)
    guard length >= 3 * stages.count else { return [] }
    let part = length / stages.count
    return stages.enumerated().compactMap { index, stage in
      let begin = range.lowerBound.advanced(by: index * part)
      return move(
        to: stage, lap: lap, in: begin...begin.advanced(by: part - 1),
        because: MoveReasons.approach,
        by: &generator)
    }
  }

  /// A move of long ago which the next purchase ended.
  private func midway(
    between days: [Day], by generator: inout SeededGenerator
  ) -> [RecordedMove] {
    guard days.count >= 5, generator.chance(0.09) else { return [] }
    let index = generator.int(in: 1...days.count - 2)
    let range = days[index].advanced(by: 2)...days[index + 1].advanced(by: -1)
    guard range.lowerBound.days(to: range.upperBound) >= 3,
      let stage = generator.pick(from: [Stage.metrics, .swell])
    else { return [] }
    let past = move(
      to: stage, lap: Int32(index + 1), in: range, because: MoveReasons.past, by: &generator)
    return past.map { [$0] } ?? []
  }

  /// The move that holds today.
  private func holding(
    _ stage: Stage, after days: [Day], by generator: inout SeededGenerator
  ) -> [RecordedMove] {
    let today = DemoBusiness.today
    guard let last = days.last else {
      guard stage > .salesLoop else { return [] }
      return approach(to: stage, lap: 1, in: since...today, by: &generator)
    }
    let lap = Int32(days.count) + (stage.isActivePhase ? 1 : 0)
    let begin = max(last.advanced(by: 1), today.advanced(by: -20))
    let reasons = role.character.trend == .stopped ? MoveReasons.stopped : MoveReasons.running
    let held = move(to: stage, lap: lap, in: begin...today, because: reasons, by: &generator)
    return held.map { [$0] } ?? []
  }

  private func move(
    to stage: Stage, lap: Int32, in range: ClosedRange<Day>, because reasons: [Stage: [String]],
    by generator: inout SeededGenerator
  ) -> RecordedMove? {
    guard let day = OfficeCalendar.workingDay(in: range, by: &generator) else { return nil }
    let at = OfficeCalendar.moment(on: day, by: &generator)
    let by = generator.chance(0.9) ? owner : DemoBusiness.team[generator.int(in: 0...4)]
    return RecordedMove(
      move: Move(stage: stage, lap: lap, day: day, at: at), by: by,
      reason: generator.pick(from: reasons[stage] ?? []) ?? "")
  }
}
