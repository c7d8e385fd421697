/// A purchase, and everyone who touched the customer before it on that lap.
public struct Win: Hashable, Sendable {
  /// Who bought.
  public var customer: CustomerID
  /// The day.
  public var day: Day
  /// What they paid that day, in minor units.
  public var amount: Int64
  /// The lap it closed: their how-manieth day of purchase it was.
  public var lap: Int32
  /// Who helped, in alphabetical order.
  public var credits: [Credit]

  /// One of those who helped.
  public struct Credit: Hashable, Sendable {
    /// Who.
    public var person: String
    /// Contacts while the customer wanted to know, or nobody had said what they want: marketing's.
    public var informing: Int
    /// Contacts while the customer wanted to buy: sales'.
    public var selling: Int
    /// What helped: the contacts received as useful, in words.
    public var useful: [String]

    /// How many contacts.
    public var touches: Int { informing + selling }
  }
}

extension Win {
  /// The wins of a customer in a period: a day of purchase each, by day.
  static func all(of customer: CustomerID, _ history: CustomerHistory, in period: Period) -> [Win] {
    var wins: [Win] = []
    var lap: Int32 = 0
    var before: (day: Day, at: Timestamp)?
    let bought = history.purchases.filter { $0.amount > 0 && $0.day <= period.until }
    var place = 0
    while place < bought.count {
      let day = bought[place].day
      let same = bought[place...].prefix { $0.day == day }
      place += same.count
      lap &+= 1
      let last = same.map(\.recordedAt).max() ?? .distantPast
      if same.contains(where: { period.holds(day, at: $0.recordedAt) }) {
        let touches = history.touches.filter { touch in
          if touch.day > day || (touch.day == day && touch.at > last) { return false }
          guard let before else { return true }
          return touch.day > before.day || (touch.day == before.day && touch.at > before.at)
        }
        wins.append(
          Win(
            customer: customer, day: day, amount: same.reduce(0) { $0.addingHeld($1.amount) },
            lap: lap, credits: credits(touches, history)))
      }
      before = (day, last)
    }
    return wins
  }

  private static func credits(_ touches: [Touch], _ history: CustomerHistory) -> [Credit] {
    var credits: [String: Credit] = [:]
    for touch in touches {
      let mode = history.changes.last { step in
        if case .setMode = step.change { step.at <= touch.at } else { false }
      }
      var credit =
        credits[touch.by] ?? Credit(person: touch.by, informing: 0, selling: 0, useful: [])
      if case .setMode(.buying, _)? = mode?.change {
        credit.selling += 1
      } else {
        credit.informing += 1
      }
      if touch.contact.reception == .useful {
        credit.useful.append(
          touch.contact.channel.rawValue
            + (touch.contact.note.isEmpty ? "" : ": \(touch.contact.note)"))
      }
      credits[touch.by] = credit
    }
    return credits.values.filter { !$0.person.isEmpty }.sorted {
      (folded($0.person), $0.person) < (folded($1.person), $1.person)
    }
  }
}
