import LoopModel

// What is written down before the first purchase.
extension TouchLine {
  static let prospects: [TouchLine] = [
    .init(
      .prospect, .email, .pull, .help, "Asked about water filters, answered with a drawing", .useful
    ),
    .init(.prospect, .call, .push, .help, "Named two customers nearby they may ask"),
    .init(.prospect, .chat, .pull, .help, "Is there a machine without a drain? Two, sent both"),
    .init(.prospect, .web, .pull, .help, "Read the water hardness guide, left an address"),
    .init(.prospect, .web, .pull, .help, "Used the cost-per-cup calculator twice"),
    .init(.prospect, .email, .pull, .help, "Asked what a second-hand machine costs; sent the list"),
    .init(.prospect, .email, .push, .help, "Sent the checklist for choosing a grinder"),
    .init(
      .prospect, .email, .push, .help, "Sent photos of two bars of the same size",
      for: [.cafe, .hotel]),
    .init(
      .prospect, .call, .push, .help, "Explained lease or buy, no pressure; they take notes",
      .useful),
    .init(.prospect, .call, .pull, .help, "Called about the leaking boiler, we talked it through"),
    .init(.prospect, .visit, .push, .help, "Measured the water, left a filter cartridge", .useful),
    .init(.prospect, .visit, .push, .help, "Counted cups at breakfast with them", for: [.hotel]),
    .init(
      .prospect, .visit, .push, .help, "Watched the morning rush, the grinder is too slow",
      for: [.cafe]),
    .init(
      .prospect, .visit, .push, .help, "Walked the floors, one machine each would do",
      for: [.office]),
    .init(.prospect, .demo, .push, .help, "Tasting of four blends, they liked number two", .useful),
    .init(.prospect, .demo, .pull, .help, "Came to the showroom and pulled shots for an hour"),
    .init(.prospect, .event, .pull, .help, "Met at the fair, unhappy with their service contract"),
    .init(.prospect, .event, .pull, .help, "Stayed after the latte art evening to talk"),
    .init(
      .prospect, .call, .push, .ask, "Asked who decides; it is the partner, back next week",
      .unknown),
    .init(.prospect, .email, .push, .ask, "Offer for machine and service plan sent"),
    .init(
      .prospect, .visit, .push, .ask, "Asked for a yes to the trial week; wants to think", .unknown),
    .init(
      .prospect, .call, .pull, .ask, "Wants a price for 12 kg a month, sent the same day", .useful),
    .init(.prospect, .email, .push, .ask, "Asked when the old contract ends", .unknown),
  ]
}
