import LoopModel

// What is written down while nothing is bought.
extension TouchLine {
  static let betweens: [TouchLine] = [
    .init(.between, .call, .push, .help, "No news wanted, only asked how the week runs"),
    .init(
      .between, .email, .pull, .help, "Energy use of the machine? Sent the measured figures",
      .useful, for: [.cafe, .hotel, .office]),
    .init(.between, .email, .push, .help, "Sent the list of public holidays without delivery"),
    .init(
      .between, .visit, .pull, .help, "New accountant, went through the invoices together", .useful),
    .init(.between, .chat, .pull, .help, "Is the decaf washed with water? Yes, explained", .useful),
    .init(.between, .web, .pull, .help, "Signed up for the roastery letter"),
    .init(
      .between, .call, .pull, .help, "Needs a machine for one evening, lent the spare one", .useful),
    .init(.between, .email, .push, .ask, "Asked for a line or two for our website"),
    .init(
      .between, .visit, .push, .ask, "Proposed tea as well; they have someone for it", .unknown),
    .init(
      .between, .visit, .push, .help, "Yearly check, new gaskets, nothing to pay", .useful,
      for: [.cafe, .hotel, .office]),
    .init(
      .between, .visit, .push, .help, "Dropped by, coffee was good, owner away", .unknown,
      for: [.cafe, .hotel]),
    .init(
      .between, .email, .push, .help, "Sent how others cut milk waste by a third",
      for: [.cafe, .hotel, .office]),
    .init(.between, .email, .push, .help, "Told them early about the price change in green coffee"),
    .init(.between, .email, .pull, .help, "Asked about compostable cups, sent three options"),
    .init(.between, .email, .pull, .help, "Wants origin papers for their audit; sent", .useful),
    .init(
      .between, .call, .pull, .help, "Steam is weak; technician there the same afternoon", .useful,
      for: [.cafe, .hotel, .office]),
    .init(
      .between, .call, .push, .help, "How is the new blend taken? Guests ask for it", .useful,
      for: [.cafe, .hotel]),
    .init(.between, .event, .pull, .help, "Came to the roastery day with two colleagues"),
    .init(
      .between, .event, .push, .help, "Invited to the sensory course, brings the chef", .useful,
      for: [.cafe, .hotel]),
    .init(
      .between, .web, .pull, .help, "Read about grinders for small bars, three visits", for: [.cafe]
    ),
    .init(
      .between, .chat, .pull, .help, "Can the machine be moved to the terrace? Explained how",
      .useful, for: [.cafe, .hotel]),
    .init(
      .between, .demo, .pull, .help, "Tried the two-group machine in the showroom",
      for: [.cafe, .hotel]),
    .init(
      .between, .call, .push, .help, "Kitchen is being rebuilt, lent them a small machine", .useful,
      for: [.hotel, .cafe]),
    .init(
      .between, .email, .push, .help, "Cups per head of the quarter, as they wanted", for: [.office]
    ),
    .init(
      .between, .call, .push, .help, "Went through their slow sellers together", for: [.reseller]),
    .init(.between, .email, .push, .ask, "Would a second grinder for decaf pay? Figures sent"),
    .init(.between, .call, .push, .ask, "Asked for ten minutes about next year's volumes"),
    .init(
      .between, .visit, .push, .ask, "Asked to show their bar to a new customer; gladly", .useful,
      for: [.cafe, .hotel]),
    .init(.between, .email, .pull, .ask, "Asked for an offer for a second location"),
    .init(
      .between, .call, .push, .ask, "Asked about the upgrade, wrong moment, lunch service",
      .annoyed, for: [.cafe, .hotel]),
  ]

  static let silents: [TouchLine] = [
    .init(.silent, .email, .push, .help, "Told them their blend is still roasted every Tuesday"),
    .init(.silent, .call, .pull, .help, "Called about an old warranty, still valid", .useful),
    .init(.silent, .event, .pull, .help, "Met by chance at the fair, they are rebuilding"),
    .init(.silent, .visit, .push, .ask, "Asked for another try; they will talk it over", .unknown),
    .init(
      .silent, .call, .push, .help, "No answer, left word that the service check is free", .ignored),
    .init(.silent, .email, .push, .help, "Sent spare part numbers, in case it stands still"),
    .init(.silent, .visit, .push, .help, "Closed at noon, left a bag of the new blend", .unknown),
    .init(
      .silent, .call, .push, .help, "New chef, does not know us; sent a few lines", .unknown,
      for: [.cafe, .hotel]),
    .init(
      .silent, .visit, .push, .help, "Another roaster's cups on the bar; a good talk", .unknown,
      for: [.cafe, .hotel]),
    .init(.silent, .email, .pull, .help, "Asked for the old invoices, new accountant"),
    .init(.silent, .web, .pull, .help, "Back on the price list after a long time"),
    .init(.silent, .letter, .push, .help, "Card with the technician's direct number"),
    .init(.silent, .call, .push, .ask, "Asked what changed; they will call back", .unknown),
    .init(.silent, .email, .push, .ask, "Asked straight: still with us?", .ignored),
    .init(.silent, .call, .push, .ask, "Third call in a month, they asked us to wait", .annoyed),
  ]
}
