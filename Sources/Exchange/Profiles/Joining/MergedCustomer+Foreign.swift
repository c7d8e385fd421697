import LoopModel
public import Store

extension MergedCustomer {
  /// The customer as the store takes them in.
  public var foreign: ForeignCustomer {
    var customer = ForeignCustomer(file: place.file, line: place.line)
    customer.externalID = externalID
    customer.alternativeID = RecordKey.alternative(externalID)
    customer.name = name
    customer.standIn = standIn
    customer.tellers = tellers
    customer.deals = deals
    customer.contacts = contacts
    customer.histories = histories
    customer.owner = owner
    customer.since = since
    customer.traits = traits
    customer.hasClosedDealsOnly = hasDeals && openDeals.isEmpty
    customer.mode = mode
    customer.moves = moves.map {
      ForeignMove(stage: $0.stage, day: $0.day, by: $0.by, reason: $0.foreignStage)
    }
    customer.position = position.map {
      ForeignPosition(
        stage: $0.stage, since: $0.since, reason: $0.foreignStage, isListed: $0.isListed,
        asOf: $0.asOf)
    }
    customer.parting = letGo.map { ForeignParting(day: $0.day, reason: $0.reason) }
    customer.purchases = purchases.map {
      ForeignPurchase(
        externalID: RecordKey.key($0.externalID), day: $0.day, amount: $0.amount,
        margin: $0.margin, channel: $0.channel)
    }
    customer.touches = touches.map {
      ForeignTouch(
        externalID: RecordKey.key($0.externalID), day: $0.day, contact: $0.contact, by: $0.by)
    }
    customer.plan = plan
    return customer
  }

  private var traits: [Trait: String] {
    var traits: [Trait: String] = [:]
    for (trait, text) in [
      (Trait.problem, problem), (.segment, segment), (.company, company), (.email, email),
      (.phone, phone), (.website, website), (.source, source),
    ] where !text.isEmpty {
      traits[trait] = text
    }
    if let fit { traits[.fit] = String(fit) }
    if let stake, stake > 0 { traits[.stake] = String(stake) }
    if !openDeals.isEmpty { traits[.deals] = String(min(255, openDeals.count)) }
    if let lastContact { traits[.lastContact] = lastContact.iso }
    return traits
  }
}
