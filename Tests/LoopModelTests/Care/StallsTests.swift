import LoopModel
import Testing

private func care(_ steps: (Change, Int)...) -> Care {
  var care = Care()
  for (place, step) in steps.enumerated() {
    care.take(
      step.0, on: today.advanced(by: -step.1), at: Timestamp(milliseconds: Int64(place + 1)))
  }
  return care
}

private func read(_ facts: CustomerFacts, _ care: Care, daysLater: Int = 0) -> Reading {
  var facts = facts
  facts.care = care
  return Reading(of: facts, at: now.day + Double(daysLater), by: .thirtyDays)
}

/// Known for `days`, never bought: in Sales Loop, whose limit is a guess of 30 days.
private func prospect(_ days: Int) -> CustomerFacts { facts(1, knownDaysAgo: days) }

private func plan(_ days: Int) -> Change {
  .plan(PlannedAction(what: "show the comparison", due: today.advanced(by: days)))
}

private let pull = Change.touch(Contact(channel: .email, direction: .pull))
private let push = Change.touch(Contact(channel: .call))

@Suite struct `A customer is stalled` {
  @Test(arguments: [(30, false), (31, true)])
  func `when longer in the stage than its limit`(days: Int, isStalled: Bool) {
    let reading = read(prospect(days), Care())
    #expect(reading.stalls == (isStalled ? [.stageLimit] : []))
    #expect(reading.needsDecision == isStalled)
  }

  @Test func `but not while a planned action with a day to come holds that off`() {
    let reading = read(prospect(40), care((plan(3), 1)))
    #expect(reading.stalls == [])
    #expect(reading.isHeldOff)
    #expect(
      read(prospect(40), care((plan(3), 1)), daysLater: 4).stalls == [.stageLimit, .promise])
  }

  @Test func `and says until when`() {
    var customer = prospect(40)
    customer.care = care((plan(3), 1))
    let reading = Reading(of: customer, at: now.day, by: .thirtyDays)
    #expect(
      reading.heldOff(of: customer, by: .thirtyDays)?
        .hasPrefix("until 19 Mar 2026 by the planned action: 40 d in Sales Loop") == true)
    #expect(read(prospect(40), Care()).heldOff(of: prospect(40), by: .thirtyDays) == nil)
  }

  @Test func `whatever is planned where purchases are overdue`() {
    let silent = facts(1, boughtDaysAgo: [700, 690, 680, 670, 660])
    let reading = read(silent, care((plan(3), 1)))
    #expect(reading.stalls == [.overdue])
    #expect(reading.isStalled)
    #expect(reading.isInCare)
  }

  @Test(arguments: [(2, false), (3, true)])
  func `when what they wrote is not answered in time`(days: Int, isStalled: Bool) {
    let reading = read(prospect(5), care((pull, days)))
    #expect(reading.stalls == (isStalled ? [.unanswered] : []))
    #expect(read(prospect(5), care((pull, days), (push, 0))).stalls == [])
  }

  @Test func `not for a call of theirs, which is answered in itself`() {
    let call = Change.touch(Contact(channel: .call, direction: .pull))
    #expect(read(prospect(20), care((call, 10))).stalls == [])
  }

  @Test func `from the first of several messages on`() {
    #expect(read(prospect(9), care((pull, 5), (pull, 1))).stalls == [.unanswered])
  }

  @Test func `when a promise is past its day, until a touch keeps it`() {
    let reading = read(prospect(5), care((plan(-1), 4)))
    #expect(reading.stalls == [.promise])
    #expect(reading.needsDecision)
    #expect(read(prospect(5), care((plan(-1), 4), (push, 0))).stalls == [])
  }

  @Test func `and no longer once let go, until they buy or are moved`() {
    let gone = care((.letGo(reason: "closed their shop"), 3))
    let reading = read(prospect(40), gone)
    #expect(reading.isLetGo)
    #expect(!reading.isStalled)
    #expect(!read(facts(1, boughtDaysAgo: [1], recorded: 9), gone).isLetGo)
    let back = care((.letGo(reason: ""), 3), (.move(Relocation(stage: .salesLoop, lap: 1)), 1))
    #expect(!read(prospect(40), back).isLetGo)
  }

  @Test func `but left alone while snoozed, until the day or until they write`() {
    let until = care((.snooze(until: today.advanced(by: 2), reason: "fair"), 1))
    #expect(read(prospect(40), until).isSnoozed)
    #expect(!read(prospect(40), until).isStalled)
    #expect(read(prospect(40), until, daysLater: 2).isStalled)
    let reply = care((.snooze(until: nil, reason: ""), 1))
    #expect(read(prospect(40), reply, daysLater: 400).isSnoozed)
    #expect(!read(prospect(40), care((.snooze(until: nil, reason: ""), 3), (pull, 0))).isSnoozed)
  }

  @Test func `in care for a week after a decision, unless something new came up`() {
    let touched = care((push, 0))
    #expect(read(prospect(40), touched).isStalled)
    #expect(!read(prospect(40), touched).needsDecision)
    #expect(!read(prospect(40), touched, daysLater: 6).needsDecision)
    #expect(read(prospect(40), touched, daysLater: 7).needsDecision)
    #expect(read(prospect(40), care((push, 5), (pull, 4))).isInCare)
    #expect(read(prospect(40), care((.snooze(until: today, reason: ""), 6))).isInCare)
    #expect(!read(prospect(40), care((push, 0), (.comeBack(reason: ""), 0))).isInCare)
  }

  @Test func `with a sentence for every reason`() throws {
    var customer = prospect(35)
    customer.care = care((pull, 6), (plan(-2), 5))
    let reading = Reading(of: customer, at: now.day, by: .thirtyDays)
    let reasons = reading.reasons(of: customer, by: .thirtyDays, on: today)
    #expect(reasons.map(\.reason) == [.promise, .unanswered, .stageLimit])
    #expect(reasons[0].sentence.hasSuffix("is 2 d overdue"))
    #expect(reasons[1].sentence == "they wrote 6 d ago and nobody has answered (limit 2 d)")
    #expect(
      reasons[2].sentence
        == "35 d in Sales Loop, over the assumed limit of 30 d (learned from 20 advances; so far 0)"
    )
    #expect(reading.standing == "promise")
  }
}

@Suite struct `Money at risk` {
  @Test func `has what is at stake on the open lap, times the chance that it goes on`() {
    let deal = care((.describe(.stake, "50000"), 1))
    #expect(read(prospect(10), deal).riskPerMonth == 25_000)
    #expect(read(prospect(10), Care()).riskPerMonth == nil)
  }

  @Test func `takes a half where hardly any stay in the stage has ended yet`() {
    var yardstick = Yardstick.thirtyDays
    yardstick.dwell = StageDwell { _, _ in [Stay(days: 20, outcome: .censored, count: 35)] }
    #expect(yardstick.chanceOfGoingOn(.momentum, isBuying: false, after: 5) == 0.5)
    yardstick.dwell = StageDwell { _, _ in
      [
        Stay(days: 10, outcome: .advanced, count: 20), Stay(days: 30, outcome: .exited, count: 30),
        Stay(days: 40, outcome: .advanced, count: 10),
      ]
    }
    let young = yardstick.chanceOfGoingOn(.momentum, isBuying: false, after: 5)
    #expect(abs(young - 0.5) < 1e-12)
    #expect(abs(yardstick.chanceOfGoingOn(.momentum, isBuying: false, after: 35) - 1) < 1e-12)
  }

  @Test func `counts what was told since the last purchase, whoever placed them`() {
    // Silent for four typical gaps, and so on the next lap already.
    var silent = facts(1, boughtDaysAgo: [240, 210, 180, 150, 120])
    let stake = Change.describe(.stake, "50000")
    func part(_ care: Care) -> Double {
      (read(silent, care).riskPerMonth ?? 0) - (read(silent, Care()).riskPerMonth ?? 0)
    }
    #expect(read(silent, Care()).position.stage.isActivePhase)
    #expect(part(care((stake, 100))) == 25_000)
    // That was at stake on the lap the last purchase ended.
    #expect(part(care((stake, 121))) == 0)
    #expect(part(care((stake, 121), (stake, 100))) == 25_000)
    silent.lastPurchaseRecorded = Timestamp(milliseconds: 1)
    #expect(part(care((stake, 120))) == 25_000)
    silent.lastPurchaseRecorded = Timestamp(milliseconds: 2)
    #expect(part(care((stake, 120))) == 0)
  }

  @Test func `is told in its two parts, which add up`() throws {
    var yardstick = Yardstick.thirtyDays
    yardstick.calibration = Calibration(before: today, fit: nil, spend: .shrunk(mean: 4000))
    var customer = facts(1, boughtDaysAgo: [300, 270, 240, 210], revenue: 40_000)
    customer.move = Move(
      stage: .momentum, lap: 5, day: today.advanced(by: -4), at: Timestamp(milliseconds: 9))
    let fading = try #require(
      Reading(of: customer, at: now.day, by: yardstick).moneyAtRisk(of: customer, by: yardstick))
    #expect(fading.staked == 0)
    #expect(fading.fading > 0)
    customer.care = care((.describe(.stake, "50000"), 1))
    let reading = Reading(of: customer, at: now.day, by: yardstick)
    let risk = try #require(reading.moneyAtRisk(of: customer, by: yardstick))
    #expect(risk.fading == fading.fading)
    #expect(abs(risk.staked - 25_000) < 1e-6)
    #expect(risk.total == reading.riskPerMonth)
    #expect(read(prospect(10), Care()).moneyAtRisk(of: prospect(10), by: .thirtyDays) == nil)
  }
}
