internal import LoopModel

extension RecordWriter {
  /// Brings the fields of a customer who is there in line with the files; true where one changed.
  func writeFields(
    _ customer: ForeignCustomer, _ known: KnownCustomer
  ) throws(StoreError) -> Bool {
    var hasChanged = false
    func set(_ field: String, _ before: String?, _ after: String) throws(StoreError) {
      try keep(
        field, of: known.id, before: before, after: after,
        told: field == "external_id" ? "id" : field)
      try connection.run(
        "UPDATE customer SET \(field) = ?, changed = ? WHERE id = ?",
        field == "since" ? .optional(Int64(after)) : .text(after), .int(transaction.change),
        .int(known.id))
      hasChanged = true
    }
    if !customer.externalID.isEmpty, known.externalID.isEmpty,
      RecordMatcher.number(customer.externalID) == nil
    {
      try set("external_id", nil, customer.externalID)
    }
    let isByID =
      !customer.externalID.isEmpty
      && [customer.externalID, customer.alternativeID].contains(known.externalID)
    let name = customer.name.isEmpty && known.name.isEmpty ? customer.standIn : customer.name
    if !name.isEmpty, name != known.name, known.name.isEmpty || isByID {
      try set("name", known.name, name)
    }
    // Who bought before is known since then already.
    if let since = customer.since, since < known.facts?.since ?? known.since {
      try set("since", String(known.since.number), String(since.number))
    }
    return try writeOwner(customer, known) || hasChanged
  }

  private func writeOwner(
    _ customer: ForeignCustomer, _ known: KnownCustomer
  ) throws(StoreError) -> Bool {
    guard !customer.owner.isEmpty, customer.owner != known.owner else { return false }
    if let assigned = known.assignment {
      let last =
        try connection.number(
          "SELECT max(event) FROM import_field WHERE customer = ? AND field = 'owner'",
          .int(known.id)) ?? 0
      if assigned > last,
        !settle(known, "owner", here: known.owner, file: customer.owner)
      {
        return false
      }
    }
    let owner = try ownerID(customer.owner)
    try keep(
      "owner", of: known.id, before: known.owner.isEmpty ? nil : known.owner, after: customer.owner,
      told: "owner")
    try connection.run(
      "UPDATE customer SET owner = ?, changed = ? WHERE id = ?", .int(owner),
      .int(transaction.change), .int(known.id))
    return true
  }

  /// Writes down what the files know of a customer; true where something was new.
  func writeTraits(
    _ customer: ForeignCustomer, _ known: KnownCustomer
  ) throws(StoreError) -> Bool {
    var hasChanged = false
    for trait in Trait.allCases {
      guard let value = customer.traits[trait], !value.isEmpty else { continue }
      let now = known.traits[trait]
      guard value != now?.value else { continue }
      if trait == .lastContact {
        guard isNews(value, of: customer, known) else { continue }
        try insert(.describe(trait, value), of: known.id)
        hasChanged = true
        continue
      }
      // A single deal goes without saying.
      if trait == .deals, value == "1", now?.value.isEmpty ?? true { continue }
      if let now, !isImport(now.mark),
        !settle(
          known, trait.rawValue, here: try shown(now.value, of: trait),
          file: try shown(value, of: trait))
      {
        continue
      }
      try insert(.describe(trait, value), of: known.id)
      hasChanged = true
    }
    for trait in [Trait.stake, .deals] where customer.hasClosedDealsOnly {
      guard customer.traits[trait] == nil, let now = known.traits[trait], !now.value.isEmpty,
        isImport(now.mark)
      else { continue }
      try insert(.describe(trait, ""), of: known.id)
      hasChanged = true
    }
    if let mode = customer.mode, mode != known.mode?.mode {
      let isHeld =
        known.mode.map { now in
          !isImport(now.mark) && !settle(known, "mode", here: now.mode.word, file: mode.word)
        } ?? false
      if !isHeld {
        try insert(.setMode(mode, evidence: "imported"), of: known.id)
        hasChanged = true
      }
    }
    return try writePlan(customer, known) || hasChanged
  }

  /// Whether a day of contact is later than all that is known here or comes with it.
  private func isNews(
    _ contact: String, of customer: ForeignCustomer, _ known: KnownCustomer
  ) -> Bool {
    guard let day = Day(iso: contact), day <= options.day else { return false }
    let days = [known.facts?.care.lastTouch, customer.touches.last?.day].compactMap { $0 }
    return days.allSatisfy { $0 < day }
  }

  /// What is known of a trait, as a person reads it.
  private func shown(_ value: String, of trait: Trait) throws(StoreError) -> String {
    guard trait == .stake, let amount = Int64(value) else { return value }
    let own = try transaction.store.currency()
    return (own == .unknown ? options.currency ?? own : own).long(amount)
  }

  private func writePlan(
    _ customer: ForeignCustomer, _ known: KnownCustomer
  ) throws(StoreError) -> Bool {
    guard let plan = customer.plan else { return false }
    if let now = known.plan {
      if now.plan.what == plan.what, now.plan.due == plan.due {
        result.skipped += 1
        return false
      }
      if !isImport(now.mark),
        !settle(
          known, "next action", here: "\(now.plan.what), \(now.plan.due.iso)",
          file: "\(plan.what), \(plan.due.iso)")
      {
        return false
      }
    }
    try insert(.plan(plan), of: known.id)
    result.plans += 1
    return true
  }

  /// Writes a change as of now, or as of another day.
  func insert(
    _ change: Change, of customer: Int64, day: Day? = nil, at: Timestamp? = nil
  ) throws(StoreError) {
    let day = day ?? options.day
    try transaction.store.insert(
      RecordedChange(
        change.storable, day: day, at: at ?? transaction.at, by: options.system), of: customer,
      event: event)
    know(of: day)
    switch change {
    case .describe(.lastContact, _): news.append(Trait.lastContact.title)
    case .describe(let trait, _): news.append(trait.rawValue)
    case .setMode: news.append("mode")
    case .comeBack: news.append("taken up again")
    default: break
    }
  }
}
