public import Canvas

/// Something a person can do with a key.
///
/// The table below is the one source of key handling, of the line of keys, of the help screen and of
/// the palette.
public enum Operation: String, CaseIterable, Hashable, Sendable {
  case quit, back, help, palette, redraw, suspend
  case viewLoop, viewTriage, viewCustomers, viewStandUp, nextView, previousView
  case filter, clearFilter, onlyStalled
  case nextStage, previousStage, nextCustomer, previousCustomer, firstCustomer, lastCustomer
  case pageDown, pageUp
  case open, follow
  case sortNext, sortPrevious, reverseOrder, columns
  case nextOfList, previousOfList
  case touch, plan, advance, moveBack, snooze, letGo, assign, mode, note, answerHandOff, comeBack
  case undo, redo, history, mark, markAll, plays, importFile, duplicates
  case queueNext, queuePrevious, orderNext, orderPrevious
  case standUpOn, standUpBack, unlock, letIn, thank, setGoal, finishStandUp
  case weekBack, weekForward, quarterBack, quarterForward, replay, present

  /// Where an operation applies.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case everywhere, loop, triage, customers
    case standUp = "stand-up"
    case page
  }

  /// What is known of an operation.
  public struct Entry: Sendable {
    /// Keys that do it; the first is shown.
    public let keys: [Key]
    /// Where it applies.
    public let scopes: [Scope]
    /// What the line of keys calls it; empty keeps it out of the line.
    public let word: String
    /// What it does, for help and palette.
    public let help: String
  }

  /// The operation's entry in the table.
  public var entry: Entry {
    switch self {
    case .quit: Entry([.character("q"), .control("c")], [.everywhere], "quit", "Quit")
    case .back: Entry([.escape], [.everywhere], "", "Back out one level")
    case .help: Entry([.character("?"), .function(1)], [.everywhere], "help", "Show this help")
    case .palette:
      Entry([.character(":")], [.everywhere], "", "Open the palette: do anything by its name")
    case .redraw: Entry([.control("l")], [.everywhere], "", "Draw the screen anew")
    case .suspend: Entry([.control("z")], [.everywhere], "", "Leave to the shell; fg comes back")
    case .viewLoop: Entry([.character("1")], [.everywhere], "", "Show the loop")
    case .viewTriage:
      Entry([.character("2")], [.everywhere], "", "Show the stalled, one to decide about at a time")
    case .viewCustomers: Entry([.character("3")], [.everywhere], "", "Show the list of customers")
    case .viewStandUp: Entry([.character("4")], [.everywhere], "", "Hold the stand-up")
    case .nextView: Entry([.tab], [.everywhere], "", "Next view")
    case .previousView: Entry([.backTab], [.everywhere], "", "Previous view")
    case .filter:
      Entry(
        [.character("/")], [.loop, .triage, .customers], "filter",
        "Filter the customers as you type")
    case .clearFilter:
      Entry([.character("\\")], [.loop, .triage, .customers], "", "Take the filter away")
    case .onlyStalled:
      Entry(
        [.character("s")], [.loop, .customers], "stalled", "Show the stalled only, or all again")
    case .nextStage:
      Entry([.right, .character("l")], [.loop], "stage", "Next stage, clockwise")
    case .previousStage: Entry([.left, .character("h")], [.loop], "", "Previous stage")
    case .nextCustomer:
      Entry(
        [.down, .character("j")], [.loop, .triage, .customers, .standUp, .page], "customer",
        "Next customer")
    case .previousCustomer:
      Entry(
        [.up, .character("k")], [.loop, .triage, .customers, .standUp, .page], "",
        "Previous customer")
    case .firstCustomer:
      Entry(
        [.home, .character("g")], [.loop, .triage, .customers, .page], "", "First customer, or top")
    case .lastCustomer:
      Entry(
        [.end, .character("G")], [.loop, .triage, .customers, .page], "", "Last customer, or end")
    case .pageDown:
      Entry(
        [.pageDown, .control("f"), .control("d")], [.loop, .triage, .customers, .page], "",
        "A page down")
    case .pageUp:
      Entry(
        [.pageUp, .control("b"), .control("u")], [.loop, .triage, .customers, .page], "",
        "A page up")
    case .open:
      Entry([.enter], [.loop, .triage, .customers, .standUp], "open", "Open the customer's page")
    case .follow:
      Entry([.character("f")], [.loop], "follow", "Follow the customer from stage to stage")
    case .sortNext:
      Entry([.right, .character("l")], [.customers], "sort", "Sort by the next column")
    case .sortPrevious:
      Entry([.left, .character("h")], [.customers], "", "Sort by the column before")
    case .reverseOrder: Entry([.character("v")], [.customers], "order", "Turn the order round")
    case .columns: Entry([.character("c")], [.customers], "columns", "Choose the columns")
    case .nextOfList:
      Entry([.character("n")], [.page], "next", "Next customer of the list one came from")
    case .previousOfList:
      Entry([.character("N")], [.page], "previous", "The customer before")
    case .touch:
      Entry([.character("t")], Operation.acting, "touch", "Log a touch: four keys say all of it")
    case .plan:
      Entry(
        [.character("p")], Operation.acting + [.standUp], "plan",
        "Plan the next action, with its day")
    case .advance:
      Entry([.character("a")], Operation.acting, "advance", "Move on to the next stage")
    case .moveBack:
      Entry([.character("b")], Operation.acting, "back", "Move back to the stage before")
    case .snooze:
      Entry(
        [.character("z")], Operation.acting, "snooze",
        "Leave alone until a day, or until they write")
    case .letGo:
      Entry([.character("x")], Operation.acting, "let go", "Let go, with a reason, kept on record")
    case .assign:
      Entry([.character("o")], Operation.acting, "owner", "Say who looks after them")
    case .mode:
      Entry(
        [.character("m")], Operation.acting, "mode",
        "Change between information and buying, and hand off")
    case .note: Entry([.character("e")], Operation.acting, "", "Write a note")
    case .answerHandOff:
      Entry(
        [.character("y")], Operation.acting, "", "Accept a hand-off, or return it with a reason")
    case .comeBack:
      Entry(
        [.character("Z")], Operation.acting, "", "Take up again who was snoozed or let go")
    case .undo:
      Entry([.character("u")], [.everywhere], "undo", "Take back what you did last")
    case .redo: Entry([.character("U")], [.everywhere], "", "Do again what you took back")
    case .history:
      Entry(
        [.character("H")], Operation.acting, "",
        "Show every change of the customer, and take one back")
    case .mark:
      Entry(
        [.character(" ")], [.loop, .triage, .customers], "mark",
        "Mark; what follows acts on all that are marked")
    case .markAll:
      Entry([.character("*")], [.loop, .triage, .customers], "", "Mark all in view, or none")
    case .plays:
      Entry(
        [.character("P")], [.everywhere], "", "Show and edit the plays: what helps at each stage")
    case .importFile:
      Entry(
        [.character("i")], [.everywhere], "", "Import a file: see what is understood of it first")
    case .duplicates:
      Entry(
        [.character("D")], [.everywhere], "", "Show who may be there twice, and merge them by key")
    case .queueNext:
      Entry(
        [.right, .character("l")], [.triage], "queue",
        "Next queue: stalled, hand-offs, in care, snoozed, let go")
    case .queuePrevious: Entry([.left, .character("h")], [.triage], "", "Previous queue")
    case .orderNext:
      Entry([.character("v")], [.triage], "order", "Order by risk, time, momentum, stage, owner")
    case .orderPrevious: Entry([.character("V")], [.triage], "", "The order before")
    case .standUpOn:
      Entry(
        [.character(" "), .right, .character("l"), .pageDown], [.standUp], "on",
        "The rest of the page, then the next page")
    case .standUpBack:
      Entry(
        [.left, .character("h"), .backspace, .pageUp], [.standUp], "back", "The page before")
    case .unlock:
      Entry([.character("w")], [.standUp], "unlock", "Let the stand-up make changes, or lock it")
    case .letIn:
      Entry([.character("R")], [.standUp], "", "Let in what has changed since it began")
    case .thank:
      Entry([.character("+")], [.standUp], "thank", "Thank somebody by name, for a win")
    case .setGoal: Entry([.character("G")], [.standUp], "", "Set the team's goal in revenue")
    case .finishStandUp:
      Entry(
        [.character("F")], [.standUp], "finish",
        "Keep the stand-up as held: the next tells what is new since")
    case .weekBack: Entry([.character("[")], [.everywhere], "", "A week back in time")
    case .weekForward: Entry([.character("]")], [.everywhere], "", "A week forward in time")
    case .quarterBack: Entry([.character("{")], [.everywhere], "", "A quarter (13 weeks) back")
    case .quarterForward: Entry([.character("}")], [.everywhere], "", "A quarter forward")
    case .replay:
      Entry([.character("r")], [.everywhere], "replay", "Replay from this day to now as a film")
    case .present:
      Entry([.character("0")], [.everywhere], "", "Back to the present, or the day of --as-of")
    }
  }

  /// Where one customer, or all that are marked, can be acted on.
  private static let acting: [Scope] = [.loop, .triage, .customers, .page]

  /// The operation of a key in a scope; what is particular to a scope goes before what is everywhere.
  public static func of(_ key: Key, in scope: Scope) -> Operation? {
    allCases.first { $0.entry.scopes.contains(scope) && $0.entry.keys.contains(key) }
      ?? allCases.first { $0.entry.scopes.contains(.everywhere) && $0.entry.keys.contains(key) }
  }
}

extension Operation.Entry {
  fileprivate init(
    _ keys: [Key], _ scopes: [Operation.Scope], _ word: String, _ help: String
  ) {
    self.keys = keys
    self.scopes = scopes
    self.word = word
    self.help = help
  }
}

extension Key {
  /// What is printed on the key.
  var label: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .enter: "⏎"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "⌫"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .paste, .unknown: ""
    }
  }
}
