public import LoopModel

extension Store {
  /// Takes in what files of another system say of customers: in one transaction, one event, one unit
  /// to undo.
  ///
  /// A customer is found by id, then by exact name, and made where there is none. What is there already
  /// is not stored again, an empty field keeps what is known, and what a person changed here since stays
  /// as it is, unless the files are preferred. `progress` is told how much is done, 0 to 1.
  public func importRecords(
    _ customers: [ForeignCustomer], _ options: RecordImportOptions, actor: String, at: Timestamp,
    progress: (Double) -> Void = { _ in }
  ) throws(StoreError) -> RecordImportResult {
    var number = 0
    return try importRecords(options, actor: actor, at: at) { write throws(StoreError) in
      for customer in customers {
        try write(customer)
        number += 1
        if number & 0x3FF == 0 { progress(Double(number) / Double(customers.count)) }
      }
    }
  }

  /// The same of customers that come one by one: `feed` hands each to what it is given, and throws
  /// what that throws.
  public func importRecords(
    _ options: RecordImportOptions, actor: String, at: Timestamp,
    _ feed: ((ForeignCustomer) throws(StoreError) -> Void) throws(StoreError) -> Void
  ) throws(StoreError) -> RecordImportResult {
    if let readOnlyReason {
      throw StoreError(.readOnly, "Nothing can be imported here: \(readOnlyReason).")
    }
    func isKept(_ result: RecordImportResult) -> Bool {
      !options.isDry && (result.refusals.isEmpty || options.skipsBad)
    }
    var result = try connection.withLargeCache { () throws(StoreError) in
      try transaction(actor: actor, at: at, keeping: isKept) { transaction throws(StoreError) in
        let writer = try RecordWriter(transaction, options)
        try feed { customer throws(StoreError) in try writer.write(customer) }
        return try writer.finish()
      }
    }
    if !isKept(result) { result.eventID = nil }
    return result
  }
}
