/// A planned action, and what became of it.
public struct Promise: Hashable, Sendable {
  /// What became of it.
  public enum Outcome: Hashable, Sendable {
    /// Its day is still to come.
    case open
    /// Its day is today.
    case due
    /// Its day is past, and nothing is known of it.
    case overdue(days: Int)
    /// Somebody was in contact.
    case kept(Day)
    /// A later day took its place before it was kept.
    case pushed(to: Day)
    /// Another action took its place, for no later day.
    case replaced
    /// The customer was let go.
    case letGo
  }

  /// To whom.
  public var customer: CustomerID
  /// What and until when.
  public var plan: PlannedAction
  /// Who does it.
  public var by: String
  /// The day it was promised.
  public var madeOn: Day
  /// When it was recorded.
  public var madeAt: Timestamp
  /// What became of it.
  public var outcome = Outcome.open
  /// The day that was settled; nil while it is not.
  public var settledOn: Day?
  /// When that was recorded; nil while it is not.
  public var settledAt: Timestamp?
  /// How many times the day has been pushed, this time counted.
  public var pushes = 0

  /// Whether nothing has become of it yet.
  public var isOpen: Bool { settledOn == nil }

  /// Whether it became something in a period.
  public func isSettled(in period: Period) -> Bool {
    guard let settledOn, let settledAt else { return false }
    return period.holds(settledOn, at: settledAt)
  }

  /// Whether it was kept.
  public var isKept: Bool {
    if case .kept = outcome { true } else { false }
  }
}

extension Promise {
  /// Every promise to a customer until a day, as they were made.
  ///
  /// A contact on its day or later keeps it, and so does one of ours since it was made where another
  /// action follows: it was done early. A later day in its place without that is a push.
  static func all(
    of customer: CustomerID, _ history: CustomerHistory, until today: Day
  ) -> [Promise] {
    var result: [Promise] = []
    var contacted = false
    func settle(_ outcome: Outcome, _ day: Day, _ at: Timestamp) {
      guard let last = result.indices.last, result[last].isOpen else { return }
      result[last].outcome = outcome
      result[last].settledOn = day
      result[last].settledAt = at
    }
    for step in steps(history) where step.day <= today {
      switch step.change {
      case .touch(let contact):
        guard let open = result.last, open.isOpen else { continue }
        if step.day >= open.plan.due {
          settle(.kept(step.day), step.day, step.at)
        } else if contact.direction == .push {
          contacted = true
        }
      case .letGo: settle(.letGo, step.day, step.at)
      case .plan(let plan):
        var made = Promise(
          customer: customer, plan: plan, by: plan.by.isEmpty ? step.by : plan.by,
          madeOn: step.day, madeAt: step.at)
        if let before = result.last, before.isOpen {
          if contacted {
            settle(.kept(step.day), step.day, step.at)
          } else if plan.due > before.plan.due {
            made.pushes = before.pushes + 1
            settle(.pushed(to: plan.due), step.day, step.at)
            result[result.count - 1].pushes = made.pushes
          } else {
            made.pushes = before.pushes
            settle(.replaced, step.day, step.at)
          }
        }
        result.append(made)
        contacted = false
      default: break
      }
    }
    if let last = result.indices.last, result[last].isOpen {
      let late = result[last].plan.due.days(to: today)
      result[last].outcome = late > 0 ? .overdue(days: late) : late == 0 ? .due : .open
    }
    return result
  }

  /// Contacts, plans and partings by time.
  private static func steps(_ history: CustomerHistory) -> [RecordedChange] {
    var steps = history.changes.filter { step in
      switch step.change {
      case .plan, .letGo: true
      default: false
      }
    }
    guard !steps.isEmpty else { return [] }
    for touch in history.touches {
      steps.append(
        RecordedChange(.touch(touch.contact), day: touch.day, at: touch.at, by: touch.by))
    }
    return steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }
}
