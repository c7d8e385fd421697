import LoopModel

/// One row of a file of customers, deals, contacts or purchases, as plain values.
///
/// Empty texts and nil mean that the file does not say.
public enum ImportedRecord: Hashable, Sendable {
  /// A customer, or a person of one.
  case customer(CustomerRecord)
  /// A deal.
  case deal(DealRecord)
  /// A deal entered a stage.
  case stageChange(StageChangeRecord)
  /// Somebody was in contact, or is going to be.
  case touch(TouchRecord)
  /// A purchase.
  case purchase(PurchaseRecord)

  /// Leaves out a last contact after `today`; true where there was one.
  ///
  /// Some systems name the next appointment so.
  mutating func leaveOutContact(after today: Day) -> Bool {
    switch self {
    case .customer(var record):
      guard let day = record.lastContact, day > today else { return false }
      record.lastContact = nil
      self = .customer(record)
    case .deal(var record):
      guard let day = record.lastContact, day > today else { return false }
      record.lastContact = nil
      self = .deal(record)
    case .stageChange, .touch, .purchase: return false
    }
    return true
  }

  /// The line of the file on which it starts, from 1.
  public var line: Int {
    switch self {
    case .customer(let record): record.line
    case .deal(let record): record.line
    case .stageChange(let record): record.line
    case .touch(let record): record.line
    case .purchase(let record): record.line
    }
  }
}
