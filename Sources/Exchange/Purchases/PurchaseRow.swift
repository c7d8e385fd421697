public import LoopModel

/// One purchase of a file.
///
/// The texts lie in the reader's buffer and are valid only inside the call that delivers the row.
public struct PurchaseRow {
  /// The customer in the system the file comes from; empty where the file has no such column.
  public let externalID: RowText

  /// The customer's name; empty where the file has no such column.
  ///
  /// At most 1,000 bytes, without the spaces around it.
  public let name: RowText

  /// The salesperson who looks after the customer; empty where the file names none.
  public let owner: RowText

  /// The day of the purchase.
  public let day: Day

  /// What was paid, in minor units of the currency; negative for a refund.
  public let amount: Int64

  /// The line of the file on which the row starts, from 1.
  public let line: Int
}
