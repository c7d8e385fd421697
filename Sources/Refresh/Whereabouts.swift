public import LoopModel
public import Store

/// Says where single customers are, without reading all of them.
public struct Whereabouts {
  private let yardstick: Yardstick

  /// What places customers in a store now.
  public init(_ store: Store) throws(StoreError) {
    yardstick = try store.placing()
  }

  /// The place of a customer on a day.
  public func place(of facts: CustomerFacts, on day: Day) -> Place {
    let position = Reading(of: facts, at: Double(day.number), by: yardstick).position
    return Place(stage: position.stage, lap: position.lap, purchases: facts.purchases)
  }
}
