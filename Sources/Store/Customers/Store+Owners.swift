extension Store {
  /// The id of the owner of this name, who is made where there is none.
  ///
  /// `event` is the change they are made for, with which they go again; nil keeps them.
  func ownerID(
    _ name: String, madeBy event: Int64? = nil
  ) throws(StoreError) -> (id: Int64, isNew: Bool) {
    if let id = try connection.number("SELECT id FROM owner WHERE name = ?", .text(name)) {
      return (id, false)
    }
    let last = try connection.number("SELECT seq FROM sqlite_sequence WHERE name = 'owner'") ?? 0
    guard last < 65535 else {
      throw StoreError(
        .other, "There are more than 65,535 owners; is this the right column for the owner?")
    }
    try connection.run(
      "INSERT INTO owner(name, made_by) VALUES(?, ?)", .text(name), .optional(event))
    return (last + 1, true)
  }

  /// The id the next new customer gets; ids are never given out again.
  func nextCustomer() throws(StoreError) -> Int64 {
    (try connection.number("SELECT seq FROM sqlite_sequence WHERE name = 'customer'") ?? 0) + 1
  }
}
