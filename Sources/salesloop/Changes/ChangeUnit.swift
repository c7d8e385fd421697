import LoopModel
import Refresh
import Store

/// Changes that are made together and taken back together.
struct ChangeUnit {
  var entries: [(target: Target, changes: [Change])] = []
  /// What amounts are counted in.
  let currency: Currency

  /// Reads what is asked for of each customer.
  init(
    _ verb: String, _ fields: [String: String], of targets: [Target], actor: String, today: Day,
    in store: Store
  ) throws(Failure) {
    var whereabouts: Whereabouts?
    do throws(StoreError) {
      currency = try store.currency()
      if ChangeForm.named(verb)?.needsPlace == true {
        whereabouts = try Whereabouts(store)
      }
    } catch {
      throw Failure(error)
    }
    let reader = ChangeReader(today: today, currency: currency, actor: actor)
    for target in targets {
      let place = whereabouts?.place(of: target.facts, on: today)
      do throws(ChangeProblem) {
        entries.append((target, try reader.unit(verb, fields, place: place)))
      } catch {
        var failure = Failure(error)
        if targets.count > 1, place != nil {
          failure.message = "\(target.name): \(failure.message)"
        }
        throw failure
      }
    }
  }

  /// Each change with its customer.
  var all: [(customer: CustomerID, change: Change)] {
    entries.flatMap { entry in entry.changes.map { (entry.target.id, $0) } }
  }

  /// The changes of an entry in words.
  func spoken(_ changes: [Change]) -> String {
    changes.map { $0.spoken(currency) }.joined(separator: "; ")
  }

  // MARK: What to think about

  /// How many times a customer may be pushed in seven days before it is remarked upon.
  private static let pushesAWeek = 2

  /// What the method would ask about the changes, to be said beside them; looked up before they are
  /// made.
  func remarks(today: Day, in store: Store) throws(Failure) -> [String] {
    var remarks: [String] = []
    if let who = everybody(where: isAskWithoutReason) {
      remarks.append("why is it relevant to \(who)? an ask has a reason for them: add --why")
    }
    if let who = everybody(where: isOfferWithoutReason) {
      remarks.append("why is it relevant to \(who)? a move to 4 Heat up has a reason: add it")
    }
    guard case .touch(let contact)? = entries.first?.changes.first, contact.direction == .push
    else { return remarks }
    var rushed: [String] = []
    for entry in entries {
      let pushes = 1 + (try recentPushes(entry.target.id, today: today, in: store))
      guard pushes > ChangeUnit.pushesAWeek else { continue }
      rushed.append("\(ordinal(pushes)) push this week to \(entry.target.name)")
    }
    if rushed.count > 5 { rushed[5...] = ["so it is for \(rushed.count - 5) more"] }
    return remarks + rushed.map { "\($0): don't rush them" }
  }

  private func isAskWithoutReason(_ change: Change) -> Bool {
    guard case .touch(let contact) = change else { return false }
    return contact.intent == .ask && contact.why.isEmpty
  }

  private func isOfferWithoutReason(_ change: Change) -> Bool {
    guard case .move(let move) = change else { return false }
    return move.stage == .heatUp && move.reason.isEmpty
  }

  /// The customers with such a change as a sentence names them; nil for none.
  private func everybody(where isSuch: (Change) -> Bool) -> String? {
    let such = entries.filter { $0.changes.contains(where: isSuch) }
    guard let first = such.first else { return nil }
    return such.count == 1 ? first.target.name : "them"
  }

  private func recentPushes(
    _ customer: CustomerID, today: Day, in store: Store
  ) throws(Failure) -> Int {
    do throws(StoreError) {
      return try store.touches(of: customer).count {
        $0.touch.contact.direction == .push && (0..<7).contains($0.touch.day.days(to: today))
      }
    } catch {
      throw Failure(error)
    }
  }

  private func ordinal(_ number: Int) -> String {
    let words = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    return words.indices.contains(number - 3) ? words[number - 3] : "yet another"
  }
}
