import Canvas
import Dashboard
import Demo
import LoopModel
import Testing

/// What the store would tell of the demo's business at its stand-up.
enum StandUpSamples {
  static let period = Period(
    since: DemoBusiness.lastStandUp.day, after: DemoBusiness.lastStandUp.at,
    until: DemoBusiness.today)

  static func material(
    _ snapshot: Snapshot, adding changes: [(CustomerID, RecordedChange)] = [],
    kudos: [Kudos] = [], last: StandUpRecord = DemoBusiness.lastStandUp
  ) -> StandUpMaterial {
    var happenings = Happenings(period: period)
    var revenue: Int64 = 0
    for (index, customer) in DemoSnapshot.business.customers.enumerated() {
      let id = CustomerID(Int64(index + 1))
      var history = customer
      history.changes += changes.filter { $0.0 == id }.map(\.1)
      happenings.take(id, history, by: snapshot.yardstick)
      if let goal = DemoBusiness.goal {
        for purchase in customer.purchases where goal.period.contains(purchase.day) {
          revenue += purchase.amount
        }
      }
    }
    happenings.finish()
    return StandUpMaterial(
      happenings: happenings,
      standing: DemoBusiness.goal.map {
        GoalStanding(
          period: $0.period, goal: $0.amount, revenue: revenue, day: DemoBusiness.today)
      }, last: last, kudos: kudos)
  }

  static let thanks = Kudos(
    customer: CustomerID(3), person: "bruno", by: "chiara", words: "the tasting",
    day: DemoBusiness.today)

  /// The stand-up as it begins.
  static func state(_ columns: Int, _ rows: Int, isASCII: Bool = false) -> State {
    var state = DemoSnapshot.state(columns, rows, isASCII: isASCII)
    state.press(.character("4"))
    state.tell(kudos: [thanks])
    return state
  }
}

extension State {
  /// Tells the stand-up what the store answers.
  mutating func tell(
    adding changes: [(CustomerID, RecordedChange)] = [], kudos: [Kudos] = [],
    last: StandUpRecord = DemoBusiness.lastStandUp
  ) {
    guard let snapshot else { return }
    _ = update(
      .standUp(StandUpSamples.material(snapshot, adding: changes, kudos: kudos, last: last)))
  }

  /// Goes on until a text is on the screen; false where it never is.
  mutating func goOn(to text: String) -> Bool {
    for _ in 0..<80 {
      if self.text.contains(text) { return true }
      press(.character(" "))
    }
    return false
  }

  /// Goes on to a text that must be there.
  mutating func goesOn(to text: String, _ location: SourceLocation = #_sourceLocation) {
    if !goOn(to: text) { Issue.record("never on the screen: \(text)", sourceLocation: location) }
  }
}
