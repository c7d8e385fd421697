import Demo
import LoopModel

/// The demo business read as the engine reads a store, at its own now.
struct DemoPicture {
  let business: DemoBusiness
  let yardstick: Yardstick
  let readings: [Reading]

  init(of business: DemoBusiness, at day: Double = DemoPicture.now) {
    self.business = business
    let facts = business.customers.enumerated().map { index, customer in
      CustomerFacts(
        id: CustomerID(Int64(index + 1)), since: customer.since,
        rhythm: PurchaseRhythm(days: customer.bought.map(\.day)),
        lastPurchaseRecorded: customer.bought.last?.recordedAt ?? .distantPast,
        revenue: customer.purchases.reduce(0) { $0 + $1.amount },
        move: customer.moves.last?.move)
    }
    var gaps: [Double] = []
    for customer in business.customers {
      let days = customer.bought.map(\.day)
      gaps += zip(days, days.dropFirst()).map { Double($0.days(to: $1)) }.filter { $0 > 0 }
    }
    let middle = median(of: gaps)
    let prior = Prior(medianGapDays: middle)
    let paces = facts.compactMap(\.rhythm).filter { $0.repeats >= 1 }
      .map { Pace(of: $0, at: day, prior: prior) }
      .filter { $0.active >= 0.5 }.map(\.pace)
    let yardstick = Yardstick(
      medianGapDays: middle, prior: prior,
      typicalPace: Yardstick.typicalPace(ofActive: paces, prior: prior), shares: .standard)
    self.yardstick = yardstick
    readings = facts.map { Reading(of: $0, at: day, by: yardstick) }
  }

  static let now = Double(DemoBusiness.now.milliseconds) / 86_400_000

  func count(_ trend: Trend, in stage: Stage? = nil) -> Int {
    readings.count { $0.trend == trend && (stage == nil || $0.position.stage == stage) }
  }

  func count(in stage: Stage) -> Int {
    readings.count { $0.position.stage == stage }
  }
}

extension CustomerHistory {
  /// Purchases without refunds.
  var bought: [Purchase] { purchases.filter { $0.amount > 0 } }
}
