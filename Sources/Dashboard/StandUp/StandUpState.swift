import LoopModel

/// The stand-up that is held.
public struct StandUpState: Sendable {
  /// One page: one idea of one person, or of all.
  enum Page: Hashable, Sendable {
    case headline
    case wins(Int), moved(Int), promised(Int), stalled(Int), quiet(Int)
    case handOffs, decisions, kudos

    /// Whose page it is; nil for everybody's.
    var person: Int? {
      switch self {
      case .wins(let person), .moved(let person), .promised(let person), .stalled(let person),
        .quiet(let person):
        person
      case .headline, .handOffs, .decisions, .kudos: nil
      }
    }
  }

  /// What is told; it stays as it is until somebody lets news in.
  var told: StandUp?
  /// The customers as they were then.
  var board: Snapshot?
  /// Their sums, for the ring.
  var visible = Visible()
  /// The pages, in order.
  var pages: [Page] = [.headline]
  /// The page that is shown.
  var place = 0
  /// The first item shown of the page.
  var first = 0
  /// The item that is selected.
  var selected = 0
  /// Whether changes can be made.
  var isUnlocked = false
  /// Whether it was asked if one really goes on.
  var hasAsked = false
  /// Whether it is kept as held.
  var isFinished = false
  /// Whether the store was asked to keep it, and has not answered.
  var isFinishing = false
  /// What was decided while it is held, by time.
  var decisions: [StandUp.Named<RecordedChange>] = []
  /// What others have changed since, by the count of the store's news.
  var others = 0
  /// The store's news that were counted.
  var newsSeen = 0
  /// Whether the next news are of a change made here.
  var expectsOwn = false
  /// What the next answer of the store is for; nil where none is asked.
  var asked: Asking?
  /// The day it looks back to; nil for the last stand-up.
  var since: Day?
  /// Seconds after which it goes on by itself; nil for by key.
  var auto: Int?
  /// When it began, in milliseconds of `State.milliseconds`.
  var begun = 0
  /// When the person's first page was shown.
  var personBegun = 0
  /// When the page was shown, or a key last pressed.
  var rested = 0

  enum Asking: Hashable, Sendable {
    /// Everything, to be told from now on.
    case all
    /// Only what was done here: decisions, thanks, the goal.
    case own
  }

  /// The page that is shown.
  var page: Page { pages.indices.contains(place) ? pages[place] : .headline }

  /// Whose page is shown.
  var person: StandUp.Person? {
    guard let told, let index = page.person, told.persons.indices.contains(index) else {
      return nil
    }
    return told.persons[index]
  }

  /// What was decided here about a customer last; nil for nothing.
  func decision(_ customer: CustomerID) -> RecordedChange? {
    decisions.last { $0.customer == customer }?.value
  }

  /// The stalled on the page about whom nothing is decided yet.
  var undecidedHere: [CustomerID] {
    guard case .stalled = page, let person else { return [] }
    return person.stalled.filter { $0.needsDecision && decision($0.customer) == nil }
      .map(\.customer)
  }

  /// The pages of a stand-up: what has nothing to tell is left out.
  static func pages(_ told: StandUp) -> [Page] {
    var pages: [Page] = [.headline]
    for (index, person) in told.persons.enumerated() {
      if person.isQuiet { pages.append(.quiet(index)) }
      if !person.wins.isEmpty || !person.helped.isEmpty { pages.append(.wins(index)) }
      if !person.forward.isEmpty || !person.back.isEmpty { pages.append(.moved(index)) }
      if !person.due.isEmpty || !person.promised.isEmpty { pages.append(.promised(index)) }
      if !person.stalled.isEmpty { pages.append(.stalled(index)) }
    }
    if !told.handOffs.isEmpty { pages.append(.handOffs) }
    return pages + [.decisions, .kudos]
  }

  /// Takes in what is told from now on; the page stays with the person it was at.
  mutating func tell(_ new: StandUp, _ snapshot: Snapshot) {
    let before = page
    let name = person?.name
    told = new
    board = snapshot
    visible = Visible(.everyone, in: snapshot, withSums: true)
    pages = StandUpState.pages(new)
    others = 0
    newsSeen = snapshot.news
    decisions = []
    first = 0
    selected = 0
    hasAsked = false
    isFinished = false
    guard let name, let index = new.persons.firstIndex(where: { $0.name == name }) else {
      place = pages.firstIndex(of: before) ?? 0
      return
    }
    let own = pages.indices.filter { pages[$0].person == index }
    place = own.first { pages[$0].isLike(before) } ?? own.first ?? 0
  }

  /// Takes in what was done here; all else stays as it was told.
  mutating func takeOwn(_ material: StandUpMaterial, _ snapshot: Snapshot) {
    guard let told else { return }
    let now = StandUp(snapshot, material)
    let known = Set(told.decisions)
    decisions = now.decisions.filter {
      told.period.holds($0.value.day, at: $0.value.at) && !known.contains($0)
    }
    // What kept it may have been taken back.
    if material.last == told.last { isFinished = false }
    self.told?.takeTeam(from: now)
  }
}

extension StandUpState.Page {
  /// Whether it tells the same of another person.
  func isLike(_ other: StandUpState.Page) -> Bool {
    switch (self, other) {
    case (.wins, .wins), (.moved, .moved), (.promised, .promised), (.stalled, .stalled),
      (.quiet, .quiet):
      true
    default: self == other
    }
  }
}
