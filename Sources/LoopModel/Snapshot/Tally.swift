/// What of a customer goes into the sums: small, so that a hundred thousand are added up between two
/// pictures.
public struct Tally: Hashable, Sendable {
  /// Lane and place on the ring, as `TrackDensity` counts them.
  let lane: UInt16
  let place: UInt8
  let stage: UInt8
  let trend: UInt8
  let marks: Marks
  let pace: Double
  let usual: Double
  let risk: Double
  let revenue: Int64

  struct Marks: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let late = Marks(rawValue: 1)
    static let lapsed = Marks(rawValue: 2)
    static let stalled = Marks(rawValue: 4)
    static let inCare = Marks(rawValue: 8)
    static let letGo = Marks(rawValue: 16)
    static let bought = Marks(rawValue: 32)
  }

  /// What a reading adds to the sums; `revenue` are the customer's purchases less refunds.
  public init(_ reading: borrowing Reading, revenue: Int64) {
    let position = reading.position
    lane = TrackDensity.lane(
      position.stage, TrackDensity.lapClass(position.lap), reading.trend)
    place = TrackDensity.place(of: position)
    stage = UInt8(position.stage.index)
    trend = reading.trend.rawValue
    var marks: Marks = []
    if reading.flag == .late { marks.insert(.late) }
    if reading.flag == .lapsed { marks.insert(.lapsed) }
    if reading.isStalled { marks.insert(.stalled) }
    if reading.isInCare { marks.insert(.inCare) }
    if reading.isLetGo { marks.insert(.letGo) }
    if reading.pace != nil { marks.insert(.bought) }
    self.marks = marks
    pace = reading.pace?.pace ?? 0
    usual = reading.pace?.usual ?? 0
    risk = reading.riskPerMonth ?? 0
    self.revenue = revenue
  }
}
