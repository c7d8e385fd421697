import LoopModel
import Refresh
import Store

extension Session {
  /// `move CUSTOMER STAGE [REASON]`: puts a customer in a stage, until their next purchase.
  func move() throws(Failure) {
    try refusePast()
    let words = arguments.operands
    guard let stage = Stage(spoken: words[1]) else {
      throw Failure(
        usage: "no stage '\(words[1])'; stages: "
          + Stage.allCases.map { "\($0.number) \($0.name)" }.joined(separator: ", "))
    }
    let store = try openStore()
    let customer = try find(words[0], in: store)
    let snapshot = try roster(of: store)
    guard let index = snapshot.roster.index(of: customer) else {
      throw Failure("'\(words[0])' is not known")
    }
    let facts = snapshot.roster.facts(index)
    // Before a purchase of this lap the lap is the next; after it, the one it began.
    let lap = max(1, facts.purchases + (stage.isActivePhase ? 1 : 0))
    do throws(StoreError) {
      _ = try store.move(
        customer, to: Move(stage: stage, lap: lap, day: clock.today, at: clock.now),
        reason: words.dropFirst(2).joined(separator: " "), actor: actor)
    } catch {
      throw Failure(error)
    }
    var output = Output()
    output.write(
      printableLine(
        "\(snapshot.roster.name(index)) is now in \(stage.number) \(stage.name), lap \(lap), until the"
          + " next purchase; `salesloop undo` takes it back") + "\n")
  }

  /// A past day can be looked at, not changed.
  private func refusePast() throws(Failure) {
    guard try arguments.asOf() == nil else {
      throw Failure(
        usage: "the past cannot be changed: leave --as-of and SALESLOOP_AS_OF out for this")
    }
  }

  /// `undo`: takes back one's own last import or move.
  func undo() throws(Failure) {
    try refusePast()
    let store = try openStore()
    do throws(StoreError) {
      var output = Output()
      guard let undone = try store.undo(actor: actor, at: clock.now) else {
        output.write(printableLine("\(actor) has nothing to undo") + "\n")
        return
      }
      output.write("undone: \(undone.kind)\n")
    } catch {
      throw Failure(error)
    }
  }
}
