import Glibc
import LoopModel

/// Writes a customer's purchases so that they stand today where their role wants them.
struct OrderBook {
  var role: Role
  var trade: Trade

  /// What the store of this business comes to; the days are judged by it while they are written.
  static let yardstick = Yardstick(
    medianGapDays: 29, prior: Prior(medianGapDays: 29), typicalPace: 0.13, shares: .standard)

  /// Today with its part that has passed, as momentum counts it.
  static let reading = Double(DemoBusiness.now.milliseconds) / 86_400_000

  /// The days of purchase, ascending; none for a prospect.
  func days(by generator: inout SeededGenerator) -> [Day] {
    guard role.character != .prospect else { return [] }
    var days: [Day] = []
    for _ in 0..<400 {
      days = attempt(by: &generator)
      if fits(days) { break }
    }
    return days
  }

  /// The purchases on `days`, a machine now and then among the usual orders.
  func purchases(on days: [Day], by generator: inout SeededGenerator) -> [Purchase] {
    let usual = max(95, generator.logNormal(median: trade.order, spread: 0.66))
    let growth = role.character == .hero ? 0.35 : role.character == .slowingDown ? -0.2 : 0.05
    return days.enumerated().map { index, day in
      let years = Double(OfficeCalendar.start.days(to: day)) / 365
      var euros = generator.logNormal(median: usual, spread: 0.3) * (1 + growth * years)
      if generator.chance(index == 0 ? 0.35 : 0.04) {
        euros += trade == .office ? 1290 : generator.chance(0.3) ? 7450 : 3890
      }
      let amount = max(48, (euros * 20).rounded() / 20)
      return Purchase(
        day: day, amount: Int64((amount * 100).rounded()),
        recordedAt: OfficeCalendar.moment(on: day, by: &generator))
    }
  }

  private func fits(_ days: [Day]) -> Bool {
    guard days.allSatisfy(OfficeCalendar.isOpen), let rhythm = PurchaseRhythm(days: days),
      rhythm.purchases <= 24
    else { return false }
    let facts = CustomerFacts(id: CustomerID(1), since: rhythm.first, rhythm: rhythm)
    let reading = Reading(of: facts, at: OrderBook.reading, by: OrderBook.yardstick)
    guard reading.trend == role.character.trend,
      role.hand != nil || reading.position.stage == role.stage
    else {
      return false
    }
    guard role.character.flag == reading.flag, let momentum = reading.momentum else {
      return false
    }
    switch role.character {
    case .hero: return rhythm.purchases >= 14 && momentum >= 1.4
    case .speedingUp: return momentum >= 0.95
    case .slowingDown: return rhythm.purchases >= 6 && momentum <= 0.9
    case .stalled: return rhythm.purchases >= 6
    default: return true
    }
  }

  /// One try: from the last purchase back to the first.
  private func attempt(by generator: inout SeededGenerator) -> [Day] {
    let gap = min(120, max(11, generator.logNormal(median: trade.gap * pace, spread: 0.55)))
    var phase = generator.double(in: phases)
    if role.character == .beginner {
      phase *= generator.chance(0.15) && role.stage == .momentum ? 3 : 1
      return beginning(phase: phase, gap: gap, by: &generator)
    }
    let tenure = min(generator.double(in: tenures), 25 * gap)
    let first = DemoBusiness.today.advanced(by: -Int(min(tenure, 728)))
    // The typical gap is known only once the days are written: write them, look, write them again.
    var days: [Day] = []
    var typical = gap
    for _ in 0..<3 {
      var copy = generator
      let last = Day(number: Int32((OrderBook.reading - phase * typical).rounded(.down)))
      days = walk(from: last, backTo: first, gap: gap, by: &copy)
      guard let rhythm = PurchaseRhythm(days: days) else { break }
      typical = TypicalGap.days(of: rhythm, storeMedian: OrderBook.yardstick.medianGapDays)
    }
    _ = generator.next()
    return days
  }

  private func beginning(
    phase: Double, gap: Double, by generator: inout SeededGenerator
  ) -> [Day] {
    let typical = OrderBook.yardstick.medianGapDays
    let last = Day(number: Int32((OrderBook.reading - phase * typical).rounded(.down)))
    guard generator.chance(0.5) else { return [last] }
    return [last.advanced(by: -Int(gap * generator.gamma(shape: 5)) - 4), last]
  }

  /// Walks back a day at a time; each uses up as much of the gap as is usual for its season and for
  /// its place in the customer's story.
  private func walk(
    from last: Day, backTo first: Day, gap: Double, by generator: inout SeededGenerator
  ) -> [Day] {
    var days = [last]
    let length = max(1, Double(first.days(to: last)))
    var left = generator.gamma(shape: regularity)
    var day = last.advanced(by: -1)
    var newest = last
    while day >= first {
      left -= trade.season(on: day) * drift(Double(first.days(to: day)) / length) / gap
      if left <= 0, OfficeCalendar.isOpen(day), day.days(to: newest) >= 5 {
        days.append(day)
        newest = day
        left = generator.gamma(shape: regularity)
      }
      day = day.advanced(by: -1)
    }
    return days.reversed()
  }

  /// How much faster than usual they buy at a point of their story, from 0 to 1.
  private func drift(_ point: Double) -> Double {
    switch role.character {
    case .hero: 0.55 * pow(3.2, point)
    case .speedingUp: 0.4 * pow(4.5, point)
    case .slowingDown: 1.9 * pow(0.2, point)
    case .late, .stalled: 1.15 * pow(0.8, point)
    default: 0.94 + 0.12 * point
    }
  }

  private var regularity: Int {
    switch role.character {
    case .hero: 12
    case .steady: 7
    default: 5
    }
  }

  private var pace: Double {
    switch role.character {
    case .hero: 0.9
    case .late, .stalled, .lapsed: 0.7
    default: 1
    }
  }

  /// Time since the last purchase over the typical gap.
  private var phases: ClosedRange<Double> {
    switch role.character {
    case .late: return 3...6
    case .stalled: return 4...8
    case .lapsed: return 6...13
    default: break
    }
    if role.hand != nil { return 0.25...1.2 }
    let start = StageShares.standard.start(of: role.stage)
    if role.stage == .momentum { return start...1.9 }
    return start...StageShares.standard.start(of: role.stage.next)
  }

  /// Days since they first bought.
  private var tenures: ClosedRange<Double> {
    switch role.character {
    case .hero: 560...728
    case .speedingUp, .slowingDown: 380...728
    case .late, .stalled, .lapsed: 560...728
    default: 150...900
    }
  }
}
