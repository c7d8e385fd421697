import Canvas
import Demo
import LoopModel
import Testing

@testable import Dashboard

@Suite struct `A customer's page` {
  /// The demo with one customer's page open.
  private func page(
    of index: Int, _ columns: Int, _ rows: Int, _ entries: [Board.Entry]? = nil,
    isASCII: Bool = false
  ) -> State {
    var state = DemoSnapshot.state(columns, rows, isASCII: isASCII)
    if let entries {
      var board = DemoSnapshot.board(entries)
      _ = state.update(.snapshot(board.publish()))
    }
    state.openPage(
      of: CustomerID(Int64(index + 1)), history: DemoSnapshot.business.customers[index])
    return state
  }

  private func index(_ name: String) throws -> Int {
    try #require(DemoSnapshot.business.customers.firstIndex { $0.name == name })
  }

  @Test func `marks the gap that is expected in the row of gaps, its day in full at 80 columns`()
    throws
  {
    let snapshot = try #require(DemoSnapshot.state(80, 24).snapshot)
    var seen = 0
    for history in DemoSnapshot.business.customers where !history.purchases.isEmpty {
      for columns in [76, 106] {
        let lines = Laps(history, at: snapshot.moment.day, snapshot: snapshot)
          .lines(columns: columns)
        #expect(lines.allSatisfy { $0.columns <= columns }, "\(history.name)")
        guard let gaps = lines.first(where: { $0.pieces[0].text.hasPrefix("gaps") }) else {
          continue
        }
        let text = gaps.pieces.map(\.text).joined()
        seen += 1
        #expect(text.contains(/[▁-█] ◇[▁-█]  ◇ (was )?expected \d+ \w+ \d{4}, open \d/), "\(text)")
      }
    }
    #expect(seen > 200)
  }

  @Test(arguments: [(80, 24), (110, 30), (120, 40), (60, 20)])
  func `has momentum and activity by week at every size, by scrolling where there is no room`(
    columns: Int, rows: Int
  ) throws {
    var state = page(of: try index("Pension Edelweiß"), columns, rows)
    var seen = state.text
    if rows >= 30 { #expect(seen.contains("\n  momentum  ") && seen.contains("\n  active    ")) }
    for _ in 0..<4 {
      _ = state.update(.key(.pageDown))
      seen += state.text
    }
    #expect(seen.contains("\n  momentum  "))
    #expect(seen.contains("\n  active    "))
  }

  @Test func `tells the gap that is expected in ASCII, too`() throws {
    let text = page(of: try index("Pension Edelweiß"), 80, 24, isASCII: true).text
    #expect(text.contains("gaps       --------# *-  * was expected 1 Apr 2025, open 55 wk"))
  }

  @Test func `tells the chance of a purchase and what they are worth`() throws {
    let text = page(of: try index("Pension Edelweiß"), 80, 24).text
    #expect(text.contains("buys within 4 wk: 2 %  worth €"))
  }

  @Test func `says until when a plan holds the flag of the stage off, silent or not`() throws {
    let place = try index("Pastelaria Estrela")
    var entries = DemoSnapshot.entries()
    let at = Timestamp(milliseconds: DemoBusiness.now.milliseconds + 1)
    entries[place].facts.move = Move(
      stage: .momentum, lap: 9, day: DemoBusiness.today.advanced(by: -100), at: at)
    entries[place].facts.care.take(
      .plan(PlannedAction(what: "call", due: DemoBusiness.today.advanced(by: 9))),
      on: DemoBusiness.today, at: at, owner: DemoSnapshot.owner)
    let text = page(of: place, 120, 40, entries).text
    #expect(text.contains("stalled: buys every"))
    #expect(text.contains("held off until 25 Mar 2026 by the planned action: 100 d in Momentum"))
  }

  @Test func `says nothing of the chance of a silence that every other customer reaches`() throws {
    let snapshot = try #require(DemoSnapshot.state(80, 24).snapshot)
    let index = try #require(
      (0..<snapshot.roster.count).first {
        (snapshot.roster.reading($0).pace?.survival ?? 0) > 0.9
      })
    #expect(!page(of: index, 80, 24).text.contains("1 in 1"))
    #expect(Column.survival.value(index, snapshot).text.isEmpty)
  }

  @Test func `tells what is at risk wherever the list does`() throws {
    var state = DemoSnapshot.state(120, 40)
    let snapshot = try #require(state.snapshot)
    for (index, history) in DemoSnapshot.business.customers.enumerated()
    where snapshot.roster.reading(index).pace != nil {
      let shown = Column.risk.value(index, snapshot).text
      state.openPage(of: CustomerID(Int64(index + 1)), history: history)
      #expect(state.text.contains("at risk \(shown)/mo") == (shown != "€0"), "\(history.name)")
    }
  }
}
