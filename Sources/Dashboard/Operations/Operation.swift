public import Canvas

/// Something a person can do with a key.
///
/// The table below is the one source of key handling, of the line of keys, of the help screen and of
/// the palette.
public enum Operation: String, CaseIterable, Hashable, Sendable {
  case quit, back, help, palette, redraw, suspend
  case viewLoop, viewCustomers, nextView, previousView
  case filter, clearFilter, onlyStalled
  case nextStage, previousStage, nextCustomer, previousCustomer, firstCustomer, lastCustomer
  case pageDown, pageUp
  case open, follow
  case sortNext, sortPrevious, reverseOrder, columns
  case nextOfList, previousOfList
  case weekBack, weekForward, quarterBack, quarterForward, replay, present

  /// Where an operation applies.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case everywhere, loop, customers, page
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
    case .viewCustomers: Entry([.character("3")], [.everywhere], "", "Show the list of customers")
    case .nextView: Entry([.tab], [.everywhere], "", "Next view")
    case .previousView: Entry([.backTab], [.everywhere], "", "Previous view")
    case .filter:
      Entry([.character("/")], [.loop, .customers], "filter", "Filter the customers as you type")
    case .clearFilter:
      Entry([.character("\\")], [.loop, .customers], "", "Take the filter away")
    case .onlyStalled:
      Entry(
        [.character("s")], [.loop, .customers], "stalled", "Show the stalled only, or all again")
    case .nextStage:
      Entry([.right, .character("l")], [.loop], "stage", "Next stage, clockwise")
    case .previousStage: Entry([.left, .character("h")], [.loop], "", "Previous stage")
    case .nextCustomer:
      Entry([.down, .character("j")], [.loop, .customers, .page], "customer", "Next customer")
    case .previousCustomer:
      Entry([.up, .character("k")], [.loop, .customers, .page], "", "Previous customer")
    case .firstCustomer:
      Entry([.home, .character("g")], [.loop, .customers, .page], "", "First customer, or top")
    case .lastCustomer:
      Entry([.end, .character("G")], [.loop, .customers, .page], "", "Last customer, or end")
    case .pageDown:
      Entry(
        [.pageDown, .control("f"), .control("d")], [.loop, .customers, .page], "", "A page down")
    case .pageUp:
      Entry([.pageUp, .control("b"), .control("u")], [.loop, .customers, .page], "", "A page up")
    case .open: Entry([.enter], [.loop, .customers], "open", "Open the customer's page")
    case .follow:
      Entry([.character("f")], [.loop], "follow", "Follow the customer from stage to stage")
    case .sortNext:
      Entry([.right, .character("l")], [.customers], "sort", "Sort by the next column")
    case .sortPrevious:
      Entry([.left, .character("h")], [.customers], "", "Sort by the column before")
    case .reverseOrder: Entry([.character("o")], [.customers], "order", "Turn the order round")
    case .columns: Entry([.character("c")], [.customers], "columns", "Choose the columns")
    case .nextOfList:
      Entry([.character("n")], [.page], "next", "Next customer of the list one came from")
    case .previousOfList:
      Entry([.character("N"), .character("p")], [.page], "previous", "The customer before")
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
