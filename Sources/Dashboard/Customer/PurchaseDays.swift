import LoopModel

extension CustomerHistory {
  /// Days with a purchase up to a day, in order, and what was paid on each.
  func purchaseDays(upTo last: Day) -> [(day: Day, amount: Int64)] {
    var days: [(day: Day, amount: Int64)] = []
    for purchase in purchases where purchase.amount > 0 && purchase.day <= last {
      if days.last?.day == purchase.day {
        days[days.count - 1].amount = days[days.count - 1].amount.addingHeld(purchase.amount)
      } else {
        days.append((purchase.day, purchase.amount))
      }
    }
    return days
  }
}
