import LoopModel
import Store

/// A change of the stage of a deal as it was kept.
struct KeptChange {
  /// The number of the deal.
  let deal: Int
  let record: StageChangeRecord

  init(_ row: RecordSpill.Row) {
    var scan = RecordScan(row.body)
    deal = scan.number()
    record = StageChangeRecord(&scan, line: row.line)
  }
}

/// The stages each deal of a customer entered, by time, from rows in any order.
struct DealHistory {
  /// A stage that was entered.
  struct Step {
    let stage: String
    let day: Day
    /// Seconds since 1970-01-01, as the file has them.
    let time: Int
    let by: String
    /// The key of the stage that was entered, and of the one that was left.
    fileprivate let key: String
    fileprivate let from: String
    fileprivate let order: Int
  }

  /// The steps of each deal that has any, by its number.
  private(set) var steps: [Int: [Step]] = [:]

  /// The history of `deals` by `changes`, else by the entry days of the deals themselves.
  init(
    _ deals: [CustomerMerger.Deal], _ changes: [KeptChange], _ keys: inout StageKeys
  ) {
    for (number, change) in changes.enumerated() {
      let record = change.record
      steps[change.deal, default: []].append(
        Step(
          stage: record.stage, day: record.day,
          time: Int(record.day.number) * 86_400 + record.second, by: record.by,
          key: keys.key(record.stage), from: keys.key(record.fromStage), order: number))
    }
    for deal in deals where !deal.record.entries.isEmpty && steps[deal.number] == nil {
      steps[deal.number] = deal.record.entries.enumerated().map { order, entry in
        Step(
          stage: entry.stage, day: entry.day, time: Int(entry.day.number) * 86_400, by: "",
          key: keys.key(entry.stage), from: "", order: order)
      }
    }
    for (deal, list) in steps {
      let sorted = list.sorted { ($0.time, $0.order) < ($1.time, $1.order) }
      // A row is written for every change of a deal, also where the stage stayed.
      var kept: [Step] = []
      for step in DealHistory.chained(sorted)
      where kept.last?.key != step.key {
        kept.append(step)
      }
      steps[deal] = kept
    }
  }

  /// Steps of the same time, as where a report has days only, put so that each leaves the stage the
  /// one before entered.
  private static func chained(_ steps: [Step]) -> [Step] {
    var result: [Step] = []
    var start = 0
    while start < steps.count {
      let end = steps[start...].firstIndex { $0.time != steps[start].time } ?? steps.count
      var left = Array(steps[start..<end])
      // More at one time than anybody does by hand: as they come.
      while left.count > 1, left.count <= 32 {
        let next =
          left.firstIndex { step in result.last.map { step.from == $0.key } ?? false }
          // Else the one that leaves a stage nobody enters at that time.
          ?? left.firstIndex { step in !left.contains { $0.key == step.from } }
        result.append(left.remove(at: next ?? 0))
      }
      result += left
      start = end
    }
    return result
  }
}
