public import LoopModel

extension Store {
  /// The store's median gap between purchases, or what is taken for it before there are any.
  public func medianGapDays() throws(StoreError) -> Double {
    TypicalGap.median(histogram: try gapHistogram()) ?? TypicalGap.defaultMedianDays
  }

  /// The store's own ends of the stages; nil where it has none.
  public func stageShares() throws(StoreError) -> StageShares? {
    guard let text = try setting("stage_shares") else { return nil }
    return StageShares(ends: text.split(separator: " ").compactMap { Double($0) })
  }

  /// What places customers on the loop now; of momentum it knows nothing.
  public func placing() throws(StoreError) -> Yardstick {
    try reading { () throws(StoreError) in
      Yardstick(medianGapDays: try medianGapDays(), shares: try stageShares() ?? .standard)
    }
  }
}
