import Canvas
import Demo
import LoopModel
import Testing

@testable import Dashboard

@Suite struct `The numbers in an explanation` {
  /// Every formula with numbers in it, with what the calculator says and what is written.
  private func worked(_ paragraph: String) -> [(formula: String, value: Double, written: Double)] {
    let parts = paragraph.split(separator: " = ").map(String.init)
    return zip(parts, parts.dropFirst()).compactMap { formula, result in
      guard let value = PocketCalculator.value(of: formula),
        let written = PocketCalculator.number(atStartOf: result)
      else { return nil }
      return (formula, value, written)
    }
  }

  private func expectWorkedOut(_ why: Why) -> Int {
    var count = 0
    for paragraph in why.paragraphs {
      for (formula, value, written) in worked(paragraph) {
        // U is a small difference of large numbers, and amounts end at the cent.
        let least = paragraph.hasPrefix("U") ? 0.02 : formula.contains("€") ? 0.01 : 1e-12
        let isClose = abs(value - written) <= max(least, 0.005 * abs(written))
        #expect(isClose, "\(formula) is \(value), not \(written)")
        count += 1
      }
    }
    return count
  }

  @Test func `can be worked out again from what stands before them, for every customer`() throws {
    let snapshot = try #require(DemoSnapshot.state(80, 24).snapshot)
    var most = 0
    for (index, history) in DemoSnapshot.business.customers.enumerated() {
      let count = expectWorkedOut(Why(index, in: snapshot, history: history))
      if snapshot.roster.facts(index).purchases > 2 { #expect(count >= 13, "\(history.name)") }
      most = max(most, count)
    }
    #expect(most >= 15)
  }

  /// The demo with something at stake for everybody who is in the first stages by hand.
  private func staked() throws -> State {
    var entries = DemoSnapshot.entries()
    for place in entries.indices {
      let at = Timestamp(milliseconds: DemoBusiness.now.milliseconds + 1)
      entries[place].facts.care.take(
        .describe(.stake, "100000"), on: DemoBusiness.today, at: at, owner: DemoSnapshot.owner)
      guard place.isMultiple(of: 3) else { continue }
      entries[place].facts.move = Move(
        stage: .momentum, lap: 9, day: DemoBusiness.today.advanced(by: -3), at: at)
    }
    var state = DemoSnapshot.state(120, 40)
    var board = DemoSnapshot.board(entries)
    _ = state.update(.snapshot(board.publish()))
    return state
  }

  @Test func `add up where there is something at stake, and its part is named`() throws {
    var state = try staked()
    let snapshot = try #require(state.snapshot)
    var seen = 0
    for index in 0..<snapshot.roster.count {
      let (facts, reading) = (snapshot.roster.facts(index), snapshot.roster.reading(index))
      let why = Why(index, in: snapshot, history: nil)
      _ = expectWorkedOut(why)
      guard let risk = reading.moneyAtRisk(of: facts, by: snapshot.yardstick),
        let total = reading.riskPerMonth
      else { continue }
      #expect(abs(risk.total - total) < 1e-6)
      guard reading.pace != nil, risk.staked > 0, risk.fading > 100 else { continue }
      seen += 1
      let sum = try #require(why.paragraphs.first { $0.hasPrefix("at risk = fading + at stake") })
      let written = try #require(worked(sum).first?.written)
      #expect(abs(written - total / 100) < 0.011)
      state.openPage(of: facts.id, history: DemoSnapshot.business.customers[index])
      #expect(state.text.contains("of it at stake ("))
    }
    #expect(seen > 5)
  }

  @Test func `are four significant digits`() {
    #expect(figures(0) == "0")
    #expect(figures(12) == "12")
    #expect(figures(0.143_96) == "0.144")
    #expect(figures(-0.000_812_34) == "-0.0008123")
    #expect(figures(123_456) == "123456")
    #expect(figures(9.999_96) == "10")
    #expect(figures(3.456e-9) == "3.456·10^-9")
    #expect(figures(.infinity) == "–")
    #expect(figures(0.143_96, less: 0.143_11) == "0.14396 − 0.14311")
  }

  @Test func `are readable in ASCII`() {
    var state = DemoSnapshot.state(80, 40, isASCII: true)
    for key in [Key.character("3"), .down, .enter, .character("?")] {
      _ = state.update(.key(key))
    }
    #expect(state.text.contains("rate = (r + A)/(alpha + B + s) = ("))
    #expect(state.text.contains("momentum = P*rate/typical = 0."))
    #expect(asciiFormula("a · b: 2·Σt²/√x ≥ 1") == "a · b: 2*sum t^2/sqrtx >= 1")
  }

  @Test(arguments: ["1→↓", "2", "3↓"])
  func `come before the keys in every view with a customer selected`(keys: String) throws {
    var state = DemoSnapshot.state(80, 24)
    for key in keys {
      _ = state.update(.key(key == "→" ? .right : key == "↓" ? .down : .character(key)))
    }
    let customer = try #require(state.selectedCustomer)
    let index = try #require(state.snapshot?.roster.index(of: customer))
    let name = try #require(state.snapshot?.roster.name(index))
    _ = state.update(.key(.character("?")))
    let lines = state.picture().canvas.lines
    #expect(lines[1].contains("Why ") && lines[1].contains(name))
  }
}
