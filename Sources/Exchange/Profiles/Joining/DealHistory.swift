import LoopModel

/// The stages each deal entered, by time, from rows in any order.
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
  /// Rows that belong to no deal: their number, and why.
  private(set) var failures: [(change: Int, failure: CustomerDirectory.Failure)] = []

  /// The history of `deals` by `changes`, else by the entry days of the deals themselves.
  init(_ deals: [Joining.Filed<DealRecord>], _ changes: [Joining.Filed<StageChangeRecord>]) {
    let directory = DealDirectory(deals.map(\.record))
    var keys = StageKeys()
    for (number, change) in changes.enumerated() {
      let record = change.record
      do throws(CustomerDirectory.Failure) {
        guard let deal = try directory.deal(record.link) else {
          throw CustomerDirectory.Failure(
            reason: "is about a deal that no file has",
            value: record.link.dealID.isEmpty ? record.link.deal : record.link.dealID)
        }
        steps[deal, default: []].append(
          Step(
            stage: record.stage, day: record.day,
            time: Int(record.day.number) * 86_400 + record.second, by: record.by,
            key: keys.key(record.stage), from: keys.key(record.fromStage), order: number))
      } catch {
        failures.append((number, error))
      }
    }
    for (number, deal) in deals.enumerated() where steps[number] == nil {
      let entries = deal.record.entries.enumerated().map { order, entry in
        Step(
          stage: entry.stage, day: entry.day, time: Int(entry.day.number) * 86_400, by: "",
          key: keys.key(entry.stage), from: "", order: order)
      }
      if !entries.isEmpty { steps[number] = entries }
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

/// Deals found by id, then by exact name.
struct DealDirectory {
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  private let accounts: [RecordLink]

  init(_ deals: [DealRecord]) {
    accounts = deals.map(\.link)
    for (number, deal) in deals.enumerated() {
      if !deal.externalID.isEmpty {
        let key = RecordKey.key(deal.externalID)
        // The first of several with the same id is the one that counts.
        if byID[key] != nil { continue }
        byID[key] = number
      }
      if !deal.title.isEmpty { byName[deal.title, default: []].append(number) }
    }
  }

  /// The deal with an id.
  func deal(id: String) -> Int? { byID[RecordKey.key(id)] }

  /// The deal a row links to; nil where no deal has its id or name.
  func deal(_ link: RecordLink) throws(CustomerDirectory.Failure) -> Int? {
    if !link.dealID.isEmpty { return deal(id: link.dealID) }
    var found = byName[link.deal] ?? []
    if found.count > 1, !link.account.isEmpty {
      found = found.filter { accounts[$0].account == link.account }
    }
    guard found.count > 1 else { return found.first }
    throw CustomerDirectory.Failure(
      reason: "names one of \(found.count) deals of the same name: give their ids",
      value: link.deal)
  }
}
