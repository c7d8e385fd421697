import LoopModel

/// What several files say together.
public struct Joined: Sendable {
  /// The customers, in the order in which the files name them; none where they were handed over.
  public var customers: [MergedCustomer]
  /// Rows that could not be joined to anybody.
  public var rejections: [JoinRejection]
  /// Activities left out because they were no contacts, such as tasks that are done.
  public var activitiesLeftOut: Int
}

/// A row that belongs to nobody who is known, or could belong to several.
public struct JoinRejection: Hashable, Sendable {
  /// The file it stands in.
  public let file: String
  /// The row, and why.
  public let rejection: Rejection

  init(_ failure: CustomerDirectory.Failure, file: String, line: Int) {
    self.file = file
    rejection = Rejection(
      line: line, column: 0, columnName: "", reason: failure.reason,
      value: shortened(failure.value, to: 60))
  }
}
