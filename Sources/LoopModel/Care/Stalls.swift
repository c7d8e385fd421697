/// Why a customer is stalled: any of these trips the flag.
public struct Stalls: OptionSet, Hashable, Sendable {
  /// The reasons as bits.
  public let rawValue: UInt8

  /// The reasons of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Longer in the stage than its limit.
  public static let stageLimit = Stalls(rawValue: 1)
  /// Silent for longer than fits their purchases.
  public static let overdue = Stalls(rawValue: 2)
  /// Something they wrote was not answered in time.
  public static let unanswered = Stalls(rawValue: 4)
  /// A promised next action is past its day.
  public static let promise = Stalls(rawValue: 8)

  /// Every reason with its word for lists, filters and programs.
  public static let words: [(reason: Stalls, word: String)] = [
    (.promise, "promise"), (.unanswered, "unanswered"), (.stageLimit, "stage"),
    (.overdue, "overdue"),
  ]

  /// Days something they wrote may wait for an answer.
  public static let answerLimitDays = 2
  /// Days a customer stays in care after somebody decided what to do about them.
  public static let careDays = 7
}
