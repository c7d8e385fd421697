/// Messages from any thread to the one that waits for them, in the order they were posted.
///
/// The waiting thread has `descriptor` among those it polls and drains when it is readable. A post
/// costs a system call only when the mailbox was empty.
public final class Mailbox<Message: Sendable>: Sendable {
  private let waiting = Locked<[Message]>([])
  private let wakeUp = WakeUp()

  /// An empty mailbox.
  public init() {}

  /// Readable while messages wait; for `wait(on:timeoutMilliseconds:)` only.
  public var descriptor: Int32 { wakeUp.descriptor }

  /// Adds a message at the end.
  public func post(_ message: Message) {
    waiting.withLock { messages in
      messages.append(message)
      if messages.count == 1 { wakeUp.signal() }
    }
  }

  /// All messages that wait, which are then no longer there.
  public func drain() -> [Message] {
    waiting.withLock { messages in
      guard !messages.isEmpty else { return [] }
      wakeUp.clear()
      var taken: [Message] = []
      swap(&taken, &messages)
      return taken
    }
  }
}
