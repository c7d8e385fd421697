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
  /// A refresh failed; the old picture stays, with its age.
  case trouble(String)
  /// The store can be read again.
  case recovered
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
  /// Keep a filter on a digit, 1 to 9, for this user; nil frees the digit.
  case keepFilter(digit: Int, text: String?)
  /// Send `Message.tick` after some time.
  case wake(afterMilliseconds: Int)
}
