import LoopModel

/// Why people moved customers, in their own words.
enum MoveReasons {
  /// Before the first purchase.
  static let approach: [Stage: [String]] = [
    .salesLoop: [
      "machine down every other week", "came from the fair, coffee is too bitter",
      "their supplier stopped servicing", "queue at the machine, that hurts",
      "recommended by a neighbour", "new opening, nothing chosen yet",
    ],
    .customerExperience: [
      "agreed to a tasting", "let us watch a busy morning", "wants help with the grinder",
      "said yes to a week on trial", "asked us to look at the water", "invited us to meet the team",
    ],
    .momentum: [
      "wants an offer", "compares two machines, decides soon", "old lease is running out",
      "liked the house blend, talks to the partner", "budget is approved", "asked for a start date",
    ],
  ]

  /// Between two purchases, ended since.
  static let past: [Stage: [String]] = [
    .metrics: [
      "ordered half the usual, find out why", "new manager, check what changes",
      "switched to decaf, odd for them", "two complaints in a month",
    ],
    .swell: [
      "sent us the people next door", "wrote a review", "very happy after the repair",
      "lets us show them to others",
    ],
  ]

  /// Holding today, customer on the move.
  static let running: [Stage: [String]] = [
    .salesLoop: [
      "second location opens, starts over with us", "wants the bigger machine in May",
    ],
    .momentum: ["offer for the second machine is out", "wants to decide before Easter"],
    .metrics: [
      "orders shrink, asked why", "beans last longer than they should", "tries another roaster",
      "price question from head office", "closed two days a week now",
    ],
    .swell: [
      "asked for a referral", "wants to be in our reference list", "brought us their neighbours",
      "offered to speak for us", "thanked us in their newsletter", "sent a thank-you photo",
    ],
  ]

  /// Holding today, customer standing still.
  static let stopped: [Stage: [String]] = [
    .salesLoop: ["sold to new owners, begin again"],
    .customerExperience: ["annoyed by the late repair, make it good first"],
    .metrics: ["silent since the price change", "closed for works, opens when?"],
  ]
}
