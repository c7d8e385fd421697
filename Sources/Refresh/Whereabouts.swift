public import LoopModel
public import Store

/// Says where single customers are, without reading all of them.
public struct Whereabouts {
  private let yardstick: Yardstick

  /// What places customers in a store now.
  public init(_ store: Store) throws(StoreError) {
    yardstick = try store.reading { () throws(StoreError) in
      Yardstick(
        medianGapDays: try store.medianGapDays(), shares: try store.stageShares() ?? .standard)
    }
  }

  /// The place of a customer on a day.
  public func place(of facts: CustomerFacts, on day: Day) -> Place {
    let position = Reading(of: facts, at: Double(day.number), by: yardstick).position
    return Place(stage: position.stage, lap: position.lap, purchases: facts.purchases)
  }
}

extension Store {
  /// The store's median gap between purchases, or what is taken for it before there are any.
  func medianGapDays() throws(StoreError) -> Double {
    TypicalGap.median(histogram: try gapHistogram()) ?? TypicalGap.defaultMedianDays
  }

  /// The store's own ends of the stages; nil where it has none.
  func stageShares() throws(StoreError) -> StageShares? {
    guard let text = try setting("stage_shares") else { return nil }
    return StageShares(ends: text.split(separator: " ").compactMap { Double($0) })
  }
}
