/// What people have decided about a customer, and when they last spoke: free of references, so that a
/// hundred thousand of them lie side by side.
///
/// It follows from the changes recorded of the customer, taken in by time.
public struct Care: Hashable, Sendable {
  // Kept without the padding of optionals: there is one of these for every customer.
  private var modeCode: UInt8 = 0
  private var fitCode = UInt8.max

  /// How many deals are open with them; 0 for not known.
  public private(set) var openDeals: UInt8 = 0

  private var askedOwner: UInt16 = 0
  private var lastTouchDay = Care.noDay
  private var unansweredDay = Care.noDay
  private var nextActionDay = Care.noDay
  private var snoozeDay = Care.noDay
  private var partingDay = Care.noDay
  private var handOffDay = Care.noDay
  private var decisionDay = Care.noDay
  private var stakeDay = Care.noDay
  private var snoozeTime = Timestamp.distantPast
  private var partingTime = Timestamp.distantPast
  private var stakeTime = Timestamp.distantPast

  /// What a lap may bring, in minor units, as it was told last; 0 for not known.
  public private(set) var stake: Int64 = 0

  /// When that was told; nil for not known.
  public private(set) var stakeTold: Told? {
    get { Care.given(stakeDay).map { Told(day: $0, at: stakeTime) } }
    set {
      stakeDay = newValue?.day ?? Care.noDay
      stakeTime = newValue?.at ?? .distantPast
    }
  }

  private static let noDay = Day(number: .min)

  private static func given(_ day: Day) -> Day? { day == noDay ? nil : day }

  /// What they are looking for; nil for not known.
  public private(set) var mode: Mode? {
    get { Mode(rawValue: modeCode) }
    set { modeCode = newValue?.rawValue ?? 0 }
  }

  /// How well they match who we serve, 0 to 3; nil for not known.
  public private(set) var fit: UInt8? {
    get { fitCode == .max ? nil : fitCode }
    set { fitCode = newValue ?? .max }
  }

  /// The day of the last contact.
  public private(set) var lastTouch: Day? {
    get { Care.given(lastTouchDay) }
    set { lastTouchDay = newValue ?? Care.noDay }
  }

  /// Since when something they wrote waits for an answer.
  public private(set) var unansweredSince: Day? {
    get { Care.given(unansweredDay) }
    set { unansweredDay = newValue ?? Care.noDay }
  }

  /// The day of the planned next action; nil for none.
  public private(set) var nextAction: Day? {
    get { Care.given(nextActionDay) }
    set { nextActionDay = newValue ?? Care.noDay }
  }

  /// Until when they are left alone, and since when.
  public private(set) var snooze: Snooze? {
    get {
      snoozeTime == .distantPast ? nil : Snooze(until: Care.given(snoozeDay), at: snoozeTime)
    }
    set {
      snoozeDay = newValue?.until ?? Care.noDay
      snoozeTime = newValue?.at ?? .distantPast
    }
  }

  /// When they were let go.
  public private(set) var parting: Told? {
    get { Care.given(partingDay).map { Told(day: $0, at: partingTime) } }
    set {
      partingDay = newValue?.day ?? Care.noDay
      partingTime = newValue?.at ?? .distantPast
    }
  }

  /// The hand-off that waits for an answer.
  public private(set) var handOff: OpenHandOff? {
    get { Care.given(handOffDay).map { OpenHandOff(day: $0, to: askedOwner) } }
    set {
      handOffDay = newValue?.day ?? Care.noDay
      askedOwner = newValue?.to ?? 0
    }
  }

  /// The day somebody last decided what to do about them: by a contact, a plan, a move, a snooze, a
  /// hand-off or another owner.
  public private(set) var lastDecision: Day? {
    get { Care.given(decisionDay) }
    set { decisionDay = newValue ?? Care.noDay }
  }

  /// Nothing decided, never spoken to.
  public init() {}

  /// The care that was kept in these parts.
  public init(
    mode: Mode?, fit: UInt8?, stake: Int64, stakeTold: Told?, openDeals: UInt8, lastTouch: Day?,
    unansweredSince: Day?, nextAction: Day?, snooze: Snooze?, parting: Told?,
    handOff: OpenHandOff?, lastDecision: Day?
  ) {
    self.mode = mode
    self.fit = fit
    self.stake = stake
    self.stakeTold = stakeTold
    self.openDeals = openDeals
    self.lastTouch = lastTouch
    self.unansweredSince = unansweredSince
    self.nextAction = nextAction
    self.snooze = snooze
    self.parting = parting
    self.handOff = handOff
    self.lastDecision = lastDecision
  }

  /// Leaving a customer alone for a while.
  public struct Snooze: Hashable, Sendable {
    /// The first day they are back; nil for when they write.
    public var until: Day?
    /// When it was decided.
    public var at: Timestamp

    /// A snooze.
    public init(until: Day?, at: Timestamp) {
      self.until = until
      self.at = at
    }
  }

  /// When something was decided or told: the day, and the moment it was recorded.
  public struct Told: Hashable, Sendable {
    /// The day of it.
    public var day: Day
    /// When it was recorded.
    public var at: Timestamp

    /// Something of `day`, recorded at `at`.
    public init(day: Day, at: Timestamp) {
      self.day = day
      self.at = at
    }

    /// Whether a purchase came after it: on a later day, or on the same day and recorded afterwards.
    func isFollowed(byPurchaseOn day: Day, recordedAt: Timestamp) -> Bool {
      day > self.day || (day == self.day && recordedAt > at)
    }
  }

  /// A hand-off that was offered and not yet answered.
  public struct OpenHandOff: Hashable, Sendable {
    /// The day it was offered.
    public var day: Day
    /// Who is asked: an index into the owners; 0 where the name is not known.
    public var to: UInt16

    /// A hand-off that is open.
    public init(day: Day, to: UInt16) {
      self.day = day
      self.to = to
    }
  }

  /// Takes in a change made on `day`, recorded at `at`; changes come by time.
  ///
  /// `isDecision` is false of a place that an import has found them in. `owner` gives the index of an
  /// owner's name.
  public mutating func take(
    _ change: Change, on day: Day, at: Timestamp, isDecision: Bool = true,
    owner: (String) -> UInt16 = { _ in 0 }
  ) {
    switch change {
    case .move where !isDecision: break
    case .plan, .move, .snooze, .letGo, .offerHandOff, .acceptHandOff, .assign:
      decide(on: day)
    case .comeBack: lastDecision = nil
    case .touch, .returnHandOff, .setMode, .note, .describe, .purchase: break
    }
    switch change {
    case .touch(let contact):
      take(contact, on: day)
    case .plan(let plan): nextAction = plan.due
    case .snooze(let until, _): snooze = Snooze(until: until, at: at)
    case .letGo:
      parting = Told(day: day, at: at)
      nextAction = nil
      snooze = nil
    case .comeBack:
      parting = nil
      snooze = nil
    case .setMode(let mode, _): self.mode = mode
    case .offerHandOff(let to, _): handOff = OpenHandOff(day: day, to: owner(to))
    case .acceptHandOff, .returnHandOff: handOff = nil
    case .describe(.fit, let value): fit = UInt8(value).map { min(3, $0) }
    case .describe(.stake, let value):
      stake = max(0, Int64(value) ?? 0)
      stakeTold = Told(day: day, at: at)
    case .describe(.deals, let value): openDeals = UInt8(value) ?? 0
    case .describe(.lastContact, let value):
      // Nobody decided anything by it, and whether it was an answer is not known.
      if let told = Day(iso: value) { lastTouch = max(lastTouch ?? told, told) }
    case .move:
      // Somebody decided: what was put off is taken up again.
      if isDecision { snooze = nil }
      if let parting, at > parting.at { self.parting = nil }
    case .describe, .assign, .note, .purchase: break
    }
  }

  /// Takes in a contact: a planned action whose day has come is done with it, and what they wrote waits
  /// until one of us has come to them.
  public mutating func take(_ contact: Contact, on day: Day) {
    lastTouch = max(lastTouch ?? day, day)
    decide(on: day)
    switch contact.direction {
    case .push: unansweredSince = nil
    case .pull:
      // A call or a visit is answered in itself, and so is what is known to have been received.
      if contact.channel.waitsForAnswer, contact.reception == .unknown {
        unansweredSince = unansweredSince ?? day
      }
      if let snooze, snooze.until == nil { self.snooze = nil }
    }
    if let nextAction, nextAction <= day { self.nextAction = nil }
  }

  private mutating func decide(on day: Day) {
    lastDecision = max(lastDecision ?? day, day)
  }

  /// Whether they are left alone at `day`; a purchase ends that too.
  public func isSnoozed(on day: Day, lastPurchaseRecorded: Timestamp) -> Bool {
    guard let snooze, snooze.at >= lastPurchaseRecorded else { return false }
    return snooze.until.map { day < $0 } ?? true
  }

  /// What the open lap may bring, in minor units: what was told since the last purchase, which ended the
  /// lap before.
  public func openStake(lastPurchase: Day?, recordedAt: Timestamp) -> Int64 {
    guard stake > 0, let stakeTold, let lastPurchase else { return stake }
    return stakeTold.isFollowed(byPurchaseOn: lastPurchase, recordedAt: recordedAt) ? 0 : stake
  }

  /// Whether they are let go and have not come back: neither by a purchase nor by a move.
  public func isLetGo(lastPurchase: Day?, recordedAt: Timestamp) -> Bool {
    guard let parting else { return false }
    guard let lastPurchase else { return true }
    return !parting.isFollowed(byPurchaseOn: lastPurchase, recordedAt: recordedAt)
  }
}

extension Touch.Channel {
  /// Whether what they send here waits until somebody answers; a call or a visit does not.
  public var waitsForAnswer: Bool {
    switch self {
    case .email, .web, .chat, .letter: true
    case .call, .visit, .demo, .event: false
    }
  }
}
