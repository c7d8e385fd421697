internal import EventLoop
internal import LoopModel
internal import Store

extension EngineRun {
  /// Makes a change of the store, and says what came of it.
  func answer(to edit: Engine.Edit) -> ChangeAnswer {
    do throws(StoreError) {
      switch edit {
      case .apply(let order):
        try store.apply(
          order.items.map { ($0.customer, $0.change) }, actor: actor, at: clock.now,
          day: clock.today, seen: order.seen)
        return .done(order)
      case .undo:
        guard let undone = try store.undo(actor: actor, at: clock.now) else {
          return .refused("\(actor) has nothing to undo")
        }
        // Imports and merges cannot be made again from the journal.
        let redo = ["import", "merge"].contains(undone.kind) ? "" : " · U does it again"
        return .told("undo: \(try spoken(undone))\(redo)", undone.customers.first)
      case .redo:
        guard let redone = try store.redo(actor: actor, at: clock.now) else {
          return .refused("\(actor) has nothing to do again")
        }
        return .told("redo: \(try spoken(redone))", redone.customers.first)
      case .restore(let event):
        guard let id = EventID(text: event) else { return .refused("that is no change") }
        let undone = try store.undo(event: id, actor: actor, at: clock.now)
        return .told("taken back: \(try spoken(undone))", undone.customers.first)
      case .keepPlay(let play):
        if play.id == 0 {
          try store.addPlay(play, actor: actor, at: clock.now)
        } else {
          try store.changePlay(play, actor: actor, at: clock.now)
        }
        return .told("play: \(play.text) · u undoes it")
      case .removePlay(let id):
        try store.removePlay(id, actor: actor, at: clock.now)
        return .told("the play is out of the library · u brings it back")
      case .thank(let kudos):
        try store.thank(kudos, actor: actor, at: clock.now)
        return .told("thank you, \(kudos.person) · u takes it back")
      case .setGoal(let period, let amount):
        try store.setGoal(period, to: amount, actor: actor, at: clock.now)
        let currency = try store.currency()
        return .told(
          "goal of \(period.text): \(amount.map { currency.long($0) } ?? "none") · u undoes it")
      case .finishStandUp(let numbers):
        try store.finishStandUp(numbers, on: clock.today, actor: actor, at: clock.now)
        return .told("the stand-up is kept; the next one tells what is new since · u undoes it")
      case .merge(let other, let kept):
        let names = try [other, kept].map { id throws(StoreError) in
          try store.customer(id)?.name ?? ""
        }
        try store.merge(other, into: kept, actor: actor, at: clock.now)
        return .told("\(names[0]) is \(names[1]) now · u takes it back", kept)
      case .keepApart(let one, let other):
        try store.keepApart(one, other, actor: actor, at: clock.now)
        return .told("they are not the same, and will not come again · u takes it back")
      }
    } catch {
      if error.kind == .conflict, case .apply(let order) = edit, let seen = order.seen {
        return .conflict(order, news(of: order.customers, since: seen) ?? error.message)
      }
      return .refused(error.message)
    }
  }

  /// Who did what to customers meanwhile, the first three of them; nil where it is not known.
  private func news(of customers: [CustomerID], since seen: Int64) -> String? {
    guard let currency = try? store.currency() else { return nil }
    var news: [String] = []
    for customer in customers where news.count < 3 {
      guard let entries = try? store.journal(of: customer, limit: 20),
        let entry = entries.first(where: { $0.sequence > seen && $0.actor != actor })
      else { continue }
      let isRepeal = entry.undoes != nil
      let what = entry.change.map { $0.spoken(currency) } ?? entry.detail
      let name = entry.name.isEmpty ? "them" : entry.name
      news.append(
        "\(entry.actor) changed \(name) at \(local(entry.at).clock): "
          + (isRepeal || what.isEmpty ? entry.kind + (what.isEmpty ? "" : ", ") : "") + what)
    }
    return news.isEmpty ? nil : news.joined(separator: "; ")
  }

  /// What was taken back or done again, by name and time.
  private func spoken(_ unit: UndoneUnit) throws(StoreError) -> String {
    let (_, clock) = local(unit.at)
    guard let change = unit.change else {
      return unit.kind + (unit.name.isEmpty ? "" : " \(unit.name)") + ", \(clock)"
    }
    // What was taken back must be read, too.
    let name = unit.name.count > 30 ? unit.name.prefix(29) + "…" : unit.name[...]
    let who = name.isEmpty ? "Customer" : String(name)
    let more = unit.customerCount > 1 ? " and \(grouped(unit.customerCount - 1)) more" : ""
    return "\(who)\(more) \(change.spoken(try store.currency())), \(clock)"
  }

  /// The local day of a moment, and its time of day.
  private func local(_ time: Timestamp) -> (day: Day, clock: String) {
    let day = Day(number: WallClock.localDay(ofMilliseconds: time.milliseconds))
    let minute = localMinute(time)
    return (day, Moment(day: 0, isLive: true, readAtMinute: minute).clock)
  }

  private func localMinute(_ time: Timestamp) -> Int {
    let (hour, minute) = WallClock.localTime(ofMilliseconds: time.milliseconds)
    return hour * 60 + minute
  }

  /// Tells what the journal says of a customer.
  func readJournal(of customer: CustomerID) {
    do throws(StoreError) {
      let currency = try store.currency()
      let lines = try store.journal(of: customer, limit: 500).map { entry in
        let isRepeal = entry.undoes != nil
        let text =
          (isRepeal ? "\(entry.kind): " : "")
          + (entry.change.map { $0.spoken(currency) }
            ?? (entry.detail.isEmpty ? entry.kind : "\(entry.kind): \(entry.detail)"))
        return JournalLine(
          event: entry.id.text, day: local(entry.at).day, minute: localMinute(entry.at),
          actor: entry.actor, text: text, before: isRepeal ? "" : entry.before ?? "",
          isUndone: entry.isUndone, isChange: entry.change != nil && !isRepeal)
      }
      reports.post(.journal(customer, lines))
    } catch {
      reports.post(.trouble(error.message))
    }
  }

  /// Tells what there is to tell at a stand-up of the day that is shown.
  func readStandUp(since: Day?, _ board: Board) {
    do throws(StoreError) {
      reports.post(
        .standUp(
          try store.standUpMaterial(
            since: since, until: board.moment.civilDay, yardstick: board.yardstick)))
    } catch {
      reports.post(.trouble(error.message))
    }
  }

  /// Tells who may be there twice.
  func readLikelyPairs() {
    do throws(StoreError) {
      reports.post(.likelyPairs(try store.likelyPairs()))
    } catch {
      reports.post(.trouble(error.message))
    }
  }

  /// Fills the library of plays the first time a store is opened; true where it did.
  func fillPlays() -> Bool {
    guard !store.isReadOnly else { return false }
    // A store that is busy is asked again at the next start.
    return (try? store.seedPlays(Play.library, actor: "salesloop", at: clock.now)) != nil
  }

  /// Takes in what was written here, which the store tells only others of.
  func refreshOwn(_ board: inout StoreBoard) -> Bool {
    do throws(StoreError) {
      return try board.refresh(store, clock: clock)
    } catch {
      reports.post(.trouble(error.message))
      return false
    }
  }
}
