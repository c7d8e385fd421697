import LoopModel
import Testing

private func day(_ number: Int) -> Day { Day(number: Int32(20_000 + number)) }

/// A moment of a day, in minutes.
private func at(_ number: Int, _ minute: Int = 600) -> Timestamp {
  Timestamp(milliseconds: Int64(20_000 + number) * 86_400_000 + Int64(minute) * 60_000)
}

@Suite struct HappeningsTests {
  private let yardstick = Yardstick(medianGapDays: 30)
  private let customer = CustomerID(1)

  private func told(
    _ history: CustomerHistory, since: Int = 0, after: Timestamp? = nil, until: Int = 7
  ) -> Happenings {
    var happenings = Happenings(
      period: Period(since: day(since), after: after, until: day(until)))
    happenings.take(customer, history, by: yardstick)
    happenings.finish()
    return happenings
  }

  private func history(
    purchases: [(Int, Int64)] = [], moves: [RecordedMove] = [], touches: [Touch] = [],
    changes: [RecordedChange] = []
  ) -> CustomerHistory {
    CustomerHistory(
      name: "Acme", owner: "ana", since: day(-400),
      purchases: purchases.map {
        Purchase(day: day($0.0), amount: $0.1, recordedAt: at($0.0, 900))
      },
      moves: moves, touches: touches, changes: changes)
  }

  private func touch(
    _ number: Int, by: String, _ reception: Touch.Reception = .unknown, note: String = "",
    direction: Touch.Direction = .push, intent: Touch.Intent = .help, why: String = ""
  ) -> Touch {
    Touch(
      Contact(
        channel: .call, direction: direction, intent: intent, reception: reception, note: note,
        why: why), on: day(number), at: at(number), by: by)
  }

  private func plan(_ made: Int, due: Int, by: String = "", minute: Int = 600) -> RecordedChange {
    RecordedChange(
      .plan(PlannedAction(what: "call", due: day(due), by: by)), day: day(made),
      at: at(made, minute), by: "ana")
  }

  // MARK: Wins

  @Test func `a win credits everyone who touched the customer on that lap, in order of names`() {
    let history = history(
      purchases: [(-50, 100), (3, 500), (3, 200)],
      touches: [
        touch(-60, by: "old", .useful), touch(-20, by: "Zoe", .useful, note: "the sample"),
        touch(-10, by: "ana"), touch(2, by: "ana", .useful), touch(5, by: "late"),
      ],
      changes: [
        RecordedChange(.setMode(.buying, evidence: ""), day: day(-5), at: at(-5), by: "ana")
      ])
    let happenings = told(history)
    let win = happenings.wins[0]
    #expect(happenings.wins.count == 1)
    #expect(win.amount == 700)
    #expect(win.lap == 2)
    #expect(win.credits.map(\.person) == ["ana", "Zoe"])
    #expect(win.credits[0].informing == 1 && win.credits[0].selling == 1)
    #expect(win.credits[0].useful == ["call"])
    #expect(win.credits[1].useful == ["call: the sample"])
    #expect(happenings.revenue == 700)
  }

  @Test func `a refund is no win, but it counts`() {
    let happenings = told(history(purchases: [(1, 500), (2, -200)]))
    #expect(happenings.wins.count == 1)
    #expect(happenings.revenue == 300)
  }

  @Test func `after a stand-up only what is news is told, and what was entered late`() {
    let history = history(purchases: [(-30, 1), (-3, 2), (0, 3), (1, 4)])
    // All were recorded at 15:00 of their day; the stand-up ended at 10:00 of day 0.
    #expect(told(history, after: at(0)).wins.map(\.amount) == [3, 4])
    #expect(told(history, after: at(0, 960)).wins.map(\.amount) == [4])
    var late = history
    late.purchases[1].recordedAt = at(1)
    late.purchases[0].recordedAt = at(1)
    #expect(told(late, after: at(0, 960)).wins.map(\.amount) == [2, 4])
    #expect(told(history, since: -3).wins.map(\.amount) == [2, 3, 4])
    #expect(told(history, since: -3, until: -1).wins.map(\.amount) == [2])
  }

  // MARK: Moves

  @Test func `a move tells where they came from, forward or back`() {
    func move(_ stage: Stage, _ lap: Int32, on number: Int, unmet: [String] = []) -> RecordedMove {
      RecordedMove(
        move: Move(stage: stage, lap: lap, day: day(number), at: at(number)), by: "ana",
        reason: "r", unmet: unmet)
    }
    let moves = told(
      history(
        purchases: [(4, 100)],
        moves: [
          move(.momentum, 1, on: 1, unmet: ["helped"]), move(.customerExperience, 1, on: 2),
          move(.swell, 1, on: 6),
        ])
    ).moves
    #expect(moves.map(\.stage) == [.salesLoop, .momentum, .heatUp])
    #expect(moves.map(\.isForward) == [true, false, true])
    #expect(moves[0].move.unmet == ["helped"])
  }

  // MARK: Promises

  @Test func `a promise is kept, pushed, replaced, broken, due or open`() {
    func outcome(_ steps: RecordedChange..., touches: [Touch] = []) -> Promise.Outcome? {
      told(history(touches: touches, changes: steps)).promises.first?.outcome
    }
    #expect(outcome(plan(0, due: 9)) == .open)
    #expect(outcome(plan(0, due: 7)) == .due)
    #expect(outcome(plan(0, due: 4)) == .overdue(days: 3))
    #expect(outcome(plan(0, due: 4), touches: [touch(5, by: "bo")]) == .kept(day(5)))
    #expect(outcome(plan(0, due: 4), plan(2, due: 9)) == .pushed(to: day(9)))
    #expect(outcome(plan(0, due: 9), plan(2, due: 4)) == .overdue(days: 3))
    #expect(
      outcome(
        plan(0, due: 4),
        RecordedChange(.letGo(reason: "closed"), day: day(1), at: at(1), by: "ana")) == .letGo)
    // Done a day early, and the next thing planned.
    #expect(
      outcome(plan(0, due: 4), plan(3, due: 9, minute: 700), touches: [touch(3, by: "ana")])
        == .kept(day(3)))
  }

  @Test func `pushes are counted until the promise is kept`() {
    let pushes = told(
      history(
        touches: [touch(5, by: "ana")],
        changes: [
          plan(-9, due: -5), plan(-6, due: 2), plan(1, due: 4), plan(5, due: 6, minute: 700),
        ]), since: -7
    ).promises
    #expect(pushes.map(\.pushes) == [1, 2, 2, 0])
    #expect(pushes[2].isKept)
    #expect(pushes.last?.outcome == .overdue(days: 1))
  }

  @Test func `a promise is by whom it names, else by who made it`() {
    #expect(told(history(changes: [plan(0, due: 9, by: "bo")])).promises.first?.by == "bo")
    #expect(told(history(changes: [plan(0, due: 9)])).promises.first?.by == "ana")
  }

  @Test func `asks without a why are found, helps and pulls are not`() {
    let asks = told(
      history(touches: [
        touch(1, by: "a", intent: .ask), touch(2, by: "b", intent: .ask, why: "it fits"),
        touch(3, by: "c"), touch(4, by: "d", direction: .pull, intent: .ask),
        touch(5, by: "e", intent: .ask, why: " "),
      ])
    ).asksWithoutWhy
    #expect(asks.map(\.touch.by) == ["a", "e"])
  }
}
