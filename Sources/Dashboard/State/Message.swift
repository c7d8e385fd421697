public import Canvas
public import LoopModel

/// Something that happened, as the screens are told of it.
public enum Message: Sendable {
  /// A key was pressed.
  case key(Key)
  /// The terminal has another size.
  case resized(Size)
  /// The refresh engine has a new picture of the store.
  case snapshot(Snapshot)
  /// What is recorded of a customer, as asked for by `Effect.readHistory`; nil if they are gone.
  case history(CustomerID, CustomerHistory?)
  /// The time asked for by `Effect.wake` has come.
  case tick
  /// The time asked for by `State.nextBeat` has come.
  case beat
  /// What there is to tell at a stand-up, as asked for by `Effect.readStandUp`.
  case standUp(StandUpMaterial)
  /// A refresh failed; the old picture stays, with its age.
  case trouble(String)
  /// The store can be read again.
  case recovered
  /// A feed has run.
  case feed(FeedNews)
  /// How the feeds stand, as asked for by `Effect.readFeeds`, or after one was run or switched.
  case feeds(FeedOverview)
  /// What came of a change, an undo or a redo.
  case answered(ChangeAnswer)
  /// Paths that begin as asked by `Effect.completePath`, folders with a slash at their end: in the
  /// place of all that was typed, or of its last word.
  case paths(for: String, isLastWord: Bool, [String])
  /// What the import that `Effect.importFile` numbered so has to say.
  case imported(ImportAnswer, number: Int)
  /// The customers that may be there twice, as asked for by `Effect.readLikelyPairs`.
  case likelyPairs(LikelyPairs)
  /// What the journal says of a customer, newest first.
  case journal(CustomerID, [JournalLine])
}

/// What must be done outside the screens after a message.
public enum Effect: Hashable, Sendable {
  /// Leave the program.
  case quit
  /// Stop and let the shell go on.
  case suspend
  /// Draw everything anew.
  case redraw
  /// Show another moment: a day, or nil for the present.
  case show(day: Double?)
  /// Read everything recorded of a customer.
  case readHistory(CustomerID)
  /// Make changes; the answer is `Message.answered`.
  case apply(ChangeOrder)
  /// Take back what this person did last.
  case undo
  /// Do again what this person took back last.
  case redo
  /// Take back one event of a customer's history.
  case restore(event: String)
  /// Read what the journal says of a customer.
  case readJournal(CustomerID)
  /// Tell others which customer is looked at; nil for none.
  case beHere(CustomerID?)
  /// Keep a play, a new one where its number is 0.
  case keepPlay(Play)
  /// Take a play out of the library.
  case removePlay(Int64)
  /// Read what there is to tell at a stand-up, since a day or since the last.
  case readStandUp(since: Day?)
  /// Thank somebody.
  case thank(Kudos)
  /// Set the team's goal of a period; nil takes it away.
  case setGoal(GoalPeriod, Int64?)
  /// Keep that a stand-up was held.
  case finishStandUp(StandUpRecord.Numbers)
  /// Look for customers that may be there twice.
  case readLikelyPairs
  /// Make one customer of two: the first goes into the second.
  case merge(CustomerID, into: CustomerID)
  /// Remember that two customers are not the same.
  case keepApart(CustomerID, CustomerID)
  /// Look for paths that begin with all that is typed, or where there are none with its last word.
  case completePath(String, lastWord: String)
  /// Import files with the options of the command line, or only try them.
  ///
  /// What is typed is one path where there is a file of that name, else the words are the paths.
  /// The answers are `Message.imported` with the same number; an import that was asked for before
  /// is stopped.
  case importFile(
    number: Int, typed: String, words: [String], options: [String], isTrial: Bool)
  /// Stop the import that is under way, if any.
  case stopImport
  /// Read how the feeds stand.
  case readFeeds
  /// Run a feed now.
  case runFeed(String)
  /// Switch a feed on or off.
  case switchFeed(String, isOn: Bool)
  /// Keep a filter on a digit, 1 to 9, for this user; nil frees the digit.
  case keepFilter(digit: Int, text: String?)
  /// Send `Message.tick` after some time.
  case wake(afterMilliseconds: Int)
}
