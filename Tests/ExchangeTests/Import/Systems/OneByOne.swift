import Exchange
import LoopModel
import Testing

@testable import Store

/// Files of a system that come one by one, as from a folder that is looked through every night.
struct OneByOne {
  let imports: Imports
  private let date: Day
  private let stages: [String]
  private var time: Int64 = 1_000_000

  init(on date: Day, stages: [String] = []) throws {
    imports = try Imports()
    (self.date, self.stages) = (date, stages)
  }

  /// Imports files each by itself in an order; gives how many rows nobody could place yet.
  mutating func take(_ files: [Imported], _ order: [Int], isNew: Bool) throws -> Int {
    var rejected = 0
    for place in order {
      let system = files[place].understanding.recognition.profile.system
      let joined = try Joining.joined(
        [(name: "\(place).csv", records: files[place].records)],
        stages: try StageMapping.said(stages), today: date,
        known: try KnownRecords(imports.store, system: system))
      for reason in joined.rejections.map(\.rejection.reason) {
        #expect(reason.contains("import the file"))
      }
      rejected += joined.rejections.count
      time += 1_000_000
      let result = try imports.store.importRecords(
        joined.customers.map(\.foreign),
        RecordImportOptions(source: "export", system: system, day: date), actor: "ana",
        at: Timestamp(milliseconds: Int64(date.number) * 86_400_000 + time))
      if !isNew {
        #expect(result.eventID == nil, "\(order) \(place): \(result.outcomes)")
        #expect(joined.rejections.isEmpty)
      }
    }
    return rejected
  }

  /// Imports files one by one in every order, and again in others: it is to end as `together`, and
  /// from the second round on nothing is new.
  ///
  /// Where a row was about something nobody knew yet, it is the third.
  static func expectSame(
    _ files: [Imported], on date: Day, stages: [String], as together: [String]
  ) throws {
    let orders = permutations(Array(files.indices))
    for (number, order) in orders.enumerated() {
      var run = try OneByOne(on: date, stages: stages)
      let rejected = try run.take(files, order, isNew: true)
      let later = [orders[(number + 1) % orders.count], Array(order.reversed()), order]
      for (round, order) in later.enumerated() {
        let isNew = round == 0 && rejected > 0
        let more = try run.take(files, order, isNew: isNew)
        #expect(more == 0)
      }
      #expect(try run.imports.whereabouts() == together, "\(order)")
      #expect(try run.imports.store.check() == [])
    }
  }

  private static func permutations(_ items: [Int]) -> [[Int]] {
    if items.count < 2 { return [items] }
    return items.flatMap { first in
      permutations(items.filter { $0 != first }).map { [first] + $0 }
    }
  }
}

extension Imports {
  /// Of each customer by name: owner, place, stake, revenue, and whether they are let go.
  func whereabouts() throws -> [String] {
    var result: [String] = []
    let owners = try store.owners()
    try store.customers { row in
      let facts = row.facts
      var parts = [row.name, owners[Int(facts.owner)]]
      if let move = facts.holdingMove {
        parts.append("\(move.stage.number) " + (move.isImported ? "unknown" : move.day.iso))
      }
      parts.append("\(facts.care.openDeals) \(facts.care.stake) \(facts.revenue)")
      parts.append("\(facts.purchases) \(facts.rhythm?.last.iso ?? "")")
      let isLetGo = facts.care.isLetGo(
        lastPurchase: facts.rhythm?.last, recordedAt: facts.lastPurchaseRecorded)
      if isLetGo { parts.append("let go") }
      result.append(parts.joined(separator: " | "))
    }
    return result.sorted()
  }
}
