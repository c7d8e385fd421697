import LoopModel

extension MergedCustomer {
  /// Takes in a day on which something is known of them.
  mutating func know(of day: Day?) {
    if let day { since = since.map { min($0, day) } ?? day }
  }

  /// Takes in a day of a contact.
  mutating func spoke(on day: Day?) {
    if let day { lastContact = lastContact.map { max($0, day) } ?? day }
  }

  /// Distinct days of purchase before a day.
  func purchaseDays(before day: Day) -> Int32 {
    var count: Int32 = 0
    var last: Day?
    for purchase in purchases where purchase.day < day && purchase.amount > 0 {
      if purchase.day != last { count += 1 }
      last = purchase.day
    }
    return count
  }
}
