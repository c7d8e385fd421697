extension Play {
  /// The plays a library begins with: for every stage and mode four or five things that do something
  /// for the customer.
  public static let library: [Play] = Stage.allCases.flatMap { stage in
    [Mode.information, .buying].flatMap { mode in
      texts(stage, mode).map { Play(stage: stage, mode: mode, text: $0) }
    }
  }

  private static func texts(_ stage: Stage, _ mode: Mode) -> [String] {
    switch (stage, mode) {
    case (.salesLoop, .information):
      return [
        "Ask which problem they would solve first, and write it down in their words",
        "Send the one page that answers the question they came with",
        "Show how a customer like them solved the same problem, with the numbers",
        "Ask who else at their place lives with the problem, and how they decide",
      ]
    case (.salesLoop, .buying):
      return [
        "Offer two times this week for a 20-minute call about their problem, not our product",
        "Tell them honestly who does this better where we are no fit",
        "Write down with them what must be true for this to be a good buy",
        "Introduce the person who will look after them, by name",
      ]
    case (.customerExperience, .information):
      return [
        "Answer what they asked last before anything else, the same day",
        "Send a checklist they can use without us",
        "Invite them to see it working at a customer's of their trade",
        "Explain the two mistakes most people make here, and how to avoid them",
      ]
    case (.customerExperience, .buying):
      return [
        "Fit a trial to their own case, with their data or their samples",
        "Introduce them to a customer who had the same doubt",
        "Show what it costs over three years, everything included",
        "Go through their open questions in one call, and send the answers in writing",
      ]
    case (.momentum, .information):
      return [
        "Ask what would have to change for now to be the right time",
        "Show what waiting costs them, in their own figures",
        "Send a comparison that is fair to the others, too",
        "Offer to pause, and agree on the day to speak again",
      ]
    case (.momentum, .buying):
      return [
        "Send the comparison they need to convince their own people",
        "Take the smallest first step out of the whole and offer just that",
        "Bring in the colleague who solved the same hitch for another customer",
        "Answer the last objection with a proof: a test, a visit, a reference",
        "Agree on a plan of dates from today to the day it works for them",
      ]
    case (.heatUp, .information):
      return [
        "Show how to get the most out of what they just bought, in ten minutes",
        "Check that it arrived, works and is what they expected",
        "Send the three tips other customers wished they had on the first day",
        "Introduce them to the person who fixes things, before anything breaks",
      ]
    case (.heatUp, .buying):
      return [
        "Suggest the one addition that saves them a second order, and say why",
        "Offer the larger size where their use of it pays for itself",
        "Put a service plan beside the purchase, with what it would have saved them last year",
        "Offer to change what they bought for what fits better, while it is still new",
      ]
    case (.automation, .information):
      return [
        "Ask after a month how it goes, and fix what is not right",
        "Send what is new for their use of it, and only that",
        "Show them their own figures: what they used, what they saved",
        "Share a way of using it that another customer found",
      ]
    case (.automation, .buying):
      return [
        "Reach them a week before they usually run out, with the order ready to confirm",
        "Offer a delivery at their own rhythm, that they can stop at any time",
        "Remind them of what they liked last time, and ask if it still fits",
        "Hold the price or the stock for them until their usual day",
      ]
    case (.metrics, .information):
      return [
        "Ask what has changed on their side since the last order",
        "Look into what they complained of last, and tell them what became of it",
        "Call to ask how we did, and listen for ten minutes",
        "Send their history with us on one page, and ask what is missing",
      ]
    case (.metrics, .buying):
      return [
        "Ask plainly whether they still need it, and what would make it easier to buy",
        "Fix what kept them from ordering: terms, delivery, a person",
        "Show two ways of doing it cheaper with us than before",
        "Offer a visit to look at what they use now",
      ]
    case (.swell, .information):
      return [
        "Thank them for something particular, with no offer in it",
        "Ask for their idea on what we should do better, and tell them what came of it",
        "Invite them to meet other customers of their trade",
        "Ask whether their story may be told, and write it for them to correct",
      ]
    case (.swell, .buying):
      return [
        "Ask whom they know with the same problem, and how they would like to introduce us",
        "Show them first what is coming next, and ask for their opinion",
        "Plan next year with them: what, how much, when",
        "Give them a way to let a friend try it",
      ]
    }
  }
}
