import LoopModel

/// What people write down about the demo's customers.
enum CareLines {
  /// What showed that a customer is in a mode.
  static let evidence: [Mode: [String]] = [
    .information: [
      "reads the roastery letter, asks about beans only", "came to the course, no word of buying",
      "wants to understand water hardness first", "compares ways of brewing",
    ],
    .buying: [
      "asked for prices and delivery dates", "wants two offers side by side",
      "counts cups to choose the size", "asked what a lease would cost",
    ],
  ]

  /// One problem, in their words.
  static let problems = [
    "\"we stand still when the grinder does\"", "\"every barista makes another coffee\"",
    "\"at eight the queue is out of the door\"", "\"I never know when to order\"",
    "\"guests leave half the cup\"", "\"the old supplier never called back\"",
    "\"milk costs us more than beans\"", "\"nobody here can clean the thing\"",
  ]

  /// Who decides, how and when.
  static let buys = [
    "owner alone, on the phone, Monday mornings", "chef tastes, partner signs, once a month",
    "head office in writing, budget in November", "orders by chat when the store room looks empty",
    "three offers, decides on service, takes a week", "asks the accountant above 1000",
  ]

  /// Who they are and how they like to be treated.
  static let personas = [
    "early riser, likes short calls before seven", "wants figures, no stories",
    "proud of the bar, show respect for it", "shy on the phone, writes long letters",
  ]

  /// A few words worth keeping.
  static let notes = [
    "daughter takes over in summer, get to know her", "second floor gets a bar of its own",
    "do not call on Tuesdays, delivery day", "knows the people at the bakery next door",
    "wants to go to the fair with us", "likes the house blend darker than we do",
    "pays early, says thank you, never asks for anything", "terrace from April, twice the cups",
  ]

  /// What a planned action is good for.
  static let reasons = [
    "they know the cost before the season", "the bar does not stand still at Easter",
    "they can decide with their own figures", "the new staff can do it alone",
    "they throw less away", "they need not think of it again",
  ]
}
