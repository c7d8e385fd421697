public import LoopModel

/// A believable business to look at: coffee machines, beans and service for cafés, hotels, offices and
/// resellers all over Europe.
///
/// Two years of purchases, contacts and moves up to a fixed moment; the same seed gives the same
/// business on every run.
public struct DemoBusiness: Sendable {
  /// The day it is: Monday, 16 March 2026.
  public static let today = Day(number: 20_528)

  /// The moment it is: today at 14:02 UTC.
  public static let now = Timestamp(
    milliseconds: (Int64(today.number) * 86_400 + (14 * 60 + 2) * 60) * 1000)

  /// The seed of the demo.
  public static let standardSeed: UInt64 = 7

  /// What amounts are counted in.
  public let currency = Currency(code: "EUR")

  /// Who looks after customers, by login name.
  public let owners: [String]

  /// The customers with all that is recorded of them, those known longest first.
  public let customers: [CustomerHistory]

  /// The business that grows from `seed`.
  public init(seed: UInt64 = DemoBusiness.standardSeed) {
    var generator = SeededGenerator(seed: seed)
    let clients = generator.shuffled(Clientele.all.flatMap(\.clients))
    let roles = Role.cast(by: &generator)
    var customers: [CustomerHistory] = []
    for (client, role) in zip(clients, roles) {
      customers.append(DemoBusiness.history(of: client, playing: role, by: &generator))
    }
    DemoBusiness.giveBack(to: &customers, by: &generator)
    customers.sort { ($0.since, $0.name) < ($1.since, $1.name) }
    var id = 1003
    for index in customers.indices {
      customers[index].externalID = "K-\(id)"
      id += generator.int(in: 1...3)
    }
    owners = DemoBusiness.team
    var care = CareBook(seed: seed)
    care.fill(&customers)
    self.customers = customers
  }

  /// Those who sell.
  static let team = Clientele.all.map(\.owner)

  private static func history(
    of client: Client, playing role: Role, by generator: inout SeededGenerator
  ) -> CustomerHistory {
    let orders = OrderBook(role: role, trade: client.trade)
    let days = orders.days(by: &generator)
    let first = days.first ?? today
    let known = days.isEmpty ? generator.int(in: 9...110) : generator.int(in: 6...55)
    let since = max(first.advanced(by: -known), OfficeCalendar.start)
    let moves = MoveBook(role: role, owner: client.owner, since: since)
    let touches = TouchBook(trade: client.trade, owner: client.owner, since: since)
    return CustomerHistory(
      name: client.name, owner: client.owner, since: since,
      purchases: orders.purchases(on: days, by: &generator),
      moves: moves.moves(around: days, by: &generator),
      touches: touches.touches(around: days, by: &generator))
  }

  /// Three customers who sent something back: part of an order, a few days after it.
  private static func giveBack(
    to customers: inout [CustomerHistory], by generator: inout SeededGenerator
  ) {
    let candidates = customers.indices.filter { customers[$0].purchases.count >= 6 }
    for index in generator.shuffled(candidates).prefix(3) {
      let order = customers[index].purchases[generator.int(in: 1...4)]
      let begin = order.day.advanced(by: 1)
      let week = begin...begin.advanced(by: 6)
      guard let day = OfficeCalendar.workingDay(in: week, by: &generator), day < today else {
        continue
      }
      customers[index].purchases.append(
        Purchase(
          day: day, amount: -max(1000, order.amount / 500 * 100),
          recordedAt: OfficeCalendar.moment(on: day, by: &generator)))
      customers[index].purchases.sort { ($0.day, $0.recordedAt) < ($1.day, $1.recordedAt) }
    }
  }
}
