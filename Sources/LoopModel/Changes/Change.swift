/// Something a person does to a customer's record: every one can be taken back.
///
/// Keys, commands and programs make the same changes; the journal keeps each with who and when.
public enum Change: Hashable, Sendable {
  /// Somebody was in contact.
  case touch(Contact)
  /// A next action is promised; it takes the place of the one before.
  case plan(PlannedAction)
  /// They are put in a stage.
  case move(Relocation)
  /// They are left alone until a day, or where nil until they write.
  case snooze(until: Day?, reason: String)
  /// They are parked, with a reason, and kept on record.
  case letGo(reason: String)
  /// They are taken up again after having been let go, or before a snooze ends.
  case comeBack(reason: String)
  /// Somebody looks after them from now on; empty for nobody.
  case assign(owner: String)
  /// What they are looking for has changed, by some evidence.
  case setMode(Mode, evidence: String)
  /// Somebody else is asked to take them over.
  case offerHandOff(to: String, reason: String)
  /// The hand-off is taken: they are looked after by who was asked.
  case acceptHandOff
  /// The hand-off is given back.
  case returnHandOff(reason: String)
  /// A few words.
  case note(String)
  /// Something known of them is written down; an empty value takes it away.
  case describe(Trait, String)
  /// They bought something, or where negative gave it back.
  case purchase(day: Day, amount: Int64)

  /// The word for it on the command line, in the journal and in `apply`.
  public var verb: Verb {
    switch self {
    case .touch: .touch
    case .plan: .plan
    case .move: .move
    case .snooze: .snooze
    case .letGo: .letGo
    case .comeBack: .comeBack
    case .assign: .assign
    case .setMode: .mode
    case .offerHandOff: .handOff
    case .acceptHandOff: .accept
    case .returnHandOff: .return
    case .note: .note
    case .describe: .set
    case .purchase: .purchase
    }
  }

  /// The word of each sort of change.
  public enum Verb: String, CaseIterable, Hashable, Sendable {
    case touch, plan, move, snooze
    case letGo = "letgo"
    case comeBack = "comeback"
    case assign, mode
    case handOff = "handoff"
    case accept, `return`, note, set, purchase
  }
}

/// One contact, as it is logged.
public struct Contact: Hashable, Sendable {
  /// Where it took place.
  public var channel: Touch.Channel
  /// Who came to whom.
  public var direction: Touch.Direction
  /// What it was for.
  public var intent: Touch.Intent
  /// How it was received.
  public var reception: Touch.Reception
  /// A few words; may be empty.
  public var note: String
  /// Why it is relevant to them, of an ask; may be empty.
  public var why: String
  /// The play it followed; nil for none.
  public var play: Int64?

  /// A contact.
  public init(
    channel: Touch.Channel, direction: Touch.Direction = .push, intent: Touch.Intent = .help,
    reception: Touch.Reception = .unknown, note: String = "", why: String = "", play: Int64? = nil
  ) {
    self.channel = channel
    self.direction = direction
    self.intent = intent
    self.reception = reception
    self.note = note
    self.why = why
    self.play = play
  }
}

/// A next action with its day.
public struct PlannedAction: Hashable, Sendable {
  /// What is going to be done.
  public var what: String
  /// Why it is good for the customer.
  public var why: String
  /// The day it is promised for.
  public var due: Day
  /// Who does it; empty for the one who planned it.
  public var by: String
  /// The play it follows; nil for none.
  public var play: Int64?

  /// A next action.
  public init(what: String, why: String = "", due: Day, by: String = "", play: Int64? = nil) {
    self.what = what
    self.why = why
    self.due = due
    self.by = by
    self.play = play
  }
}

/// Where a customer is put, and why.
public struct Relocation: Hashable, Sendable {
  /// The stage they are put in.
  public var stage: Stage
  /// The lap they are put on.
  public var lap: Int32
  /// Why; may be empty.
  public var reason: String
  /// The criteria of the stage they leave that were not met, by name.
  public var unmet: [String]

  /// A move to a stage on a lap.
  public init(stage: Stage, lap: Int32, reason: String = "", unmet: [String] = []) {
    self.stage = stage
    self.lap = lap
    self.reason = reason
    self.unmet = unmet
  }
}
