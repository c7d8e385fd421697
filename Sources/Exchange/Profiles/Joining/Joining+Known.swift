import Store

/// What earlier imports have brought.
extension Joining {
  /// The customer of a row, by what the store knows of those who were merged.
  func customer(
    of link: RecordLink, title: String = ""
  ) throws -> CustomerDirectory.Found {
    if let merged = known?.kept(insteadOf: link.accountID, name: link.account) {
      return try directory.find(merged)
    }
    return try directory.find(link, title: title)
  }

  /// Whom the store knows an activity to be of, by an id or a deal.
  func stored(_ link: RecordLink) throws -> KnownRecords.Reference? {
    guard let known else { return nil }
    if !link.accountID.isEmpty || !link.account.isEmpty { return nil }
    if !link.relatedID.isEmpty {
      let (id, key) = (link.relatedID, RecordKey.key(link.relatedID))
      let ids = [id, RecordKey.alternative(id)]
      if let found = try known.customer(ids: ids) ?? known.customer(deal: key)
        ?? known.customer(contact: key)
      {
        return found
      }
    }
    return try stored(deal: link)
  }

  private func stored(deal link: RecordLink) throws -> KnownRecords.Reference? {
    guard let known else { return nil }
    if !link.dealID.isEmpty { return try known.customer(deal: RecordKey.key(link.dealID)) }
    return link.deal.isEmpty ? nil : try known.customer(dealNamed: link.deal)
  }

  /// A deal that no file has, of the customer the store knows it to be of, or that the row names.
  func elsewhere(
    _ link: RecordLink, _ file: Int, _ line: Int
  ) throws -> RecordSpill.Deal? {
    let found: CustomerDirectory.Found
    if let stored = try stored(deal: link) {
      found = try directory.find(stored)
    } else if !link.account.isEmpty || !link.accountID.isEmpty {
      found = try customer(of: link)
    } else {
      return nil
    }
    let deal = RecordSpill.Deal(
      number: deals, customer: found.customer, file: file, line: line)
    deals += 1
    let key = RecordKey.key(link.dealID)
    _ = try spill.add(deal, id: key, name: link.deal, account: link.account)
    bytes.clear()
    bytes.add(deal.number)
    bytes.add(key.isEmpty ? ForeignDeal.key(title: link.deal, customer: link.account) : key)
    try keep(.elsewhere, found, file, line)
    return deal
  }
}
