import LoopModel

// What is written down around a purchase.
extension TouchLine {
  static let befores: [TouchLine] = [
    .init(
      .before, .call, .pull, .help, "Wrong grind last time, changed it on the standing card",
      .useful),
    .init(.before, .email, .push, .help, "Reminded them the van comes on Thursdays now"),
    .init(.before, .chat, .pull, .help, "Asked for oat milk by the crate, added it to the list"),
    .init(
      .before, .visit, .push, .help, "Checked the store room with them, two boxes were hidden",
      .useful),
    .init(.before, .web, .pull, .help, "Put a basket together and asked us to look over it"),
    .init(.before, .email, .push, .ask, "Asked for the order before the price list changes"),
    .init(.before, .call, .pull, .ask, "Asked for thirty days to pay; agreed", .useful),
    .init(
      .before, .email, .pull, .help, "Which beans for cold brew? Sent the recipe as well", .useful,
      for: [.cafe, .hotel]),
    .init(
      .before, .call, .pull, .help, "Stock for four days left, moved the delivery forward", .useful),
    .init(.before, .call, .push, .help, "Holiday next week, reminded them to stock up"),
    .init(
      .before, .visit, .push, .help, "Set the grinder again, they waste less now", .useful,
      for: [.cafe, .hotel, .office]),
    .init(
      .before, .demo, .push, .help, "Tried the new single origin on their own machine",
      for: [.cafe, .hotel, .office]),
    .init(.before, .email, .push, .help, "Sent the new harvest notes with two samples"),
    .init(.before, .web, .pull, .help, "Looked at the oat milk guide and the price list"),
    .init(.before, .chat, .pull, .help, "Asked if pods and beans come in one parcel; yes"),
    .init(
      .before, .call, .push, .help, "Counted with them what a full weekend needs",
      for: [.cafe, .hotel]),
    .init(
      .before, .email, .pull, .help, "Congress in the house, doubled the order for them",
      for: [.hotel]),
    .init(
      .before, .email, .pull, .help, "More people back at their desks, how much coffee?",
      for: [.office]),
    .init(
      .before, .email, .pull, .help, "Needs pallet labels in another format; done", for: [.reseller]
    ),
    .init(.before, .call, .push, .ask, "Asked for the monthly order, comes tomorrow", .useful),
    .init(.before, .email, .pull, .ask, "Asked for a better price from 30 kg; 4 % agreed", .useful),
    .init(
      .before, .email, .push, .ask, "Asked whether to add cups and lids this time",
      for: [.cafe, .hotel]),
    .init(
      .before, .visit, .push, .ask, "Proposed the standing order; they prefer to call", .unknown),
    .init(.before, .call, .push, .ask, "Offered the descaling set with the order", .ignored),
  ]

  static let afters: [TouchLine] = [
    .init(.after, .call, .pull, .help, "Driver came at noon, told the depot: before ten", .useful),
    .init(.after, .email, .push, .help, "Sent the care plan for the first month"),
    .init(.after, .email, .pull, .help, "Wants the safety sheet of the cleaner; sent", .useful),
    .init(.after, .visit, .push, .help, "Took the empty crates along, short chat at the door"),
    .init(.after, .event, .push, .help, "Invited two of them to the milk course"),
    .init(
      .after, .chat, .pull, .help, "Shots too fast since Monday, two notches finer", .useful,
      for: [.cafe, .hotel]),
    .init(
      .after, .call, .push, .ask, "Asked whether weekly would suit them better; will see", .unknown),
    .init(.after, .call, .push, .help, "Delivery complete? All there, thanks for asking", .useful),
    .init(
      .after, .call, .pull, .help, "Display shows E14, solved on the phone", .useful,
      for: [.cafe, .hotel, .office]),
    .init(
      .after, .visit, .push, .help, "Trained two new baristas, an hour well spent", .useful,
      for: [.cafe, .hotel]),
    .init(
      .after, .visit, .push, .help, "Showed the night shift how to clean the milk line",
      for: [.hotel]),
    .init(.after, .visit, .push, .help, "Put the cleaning plan up in the kitchen", for: [.office]),
    .init(
      .after, .visit, .push, .help, "Installed and tuned, first shot at 25 seconds", .useful,
      for: [.cafe, .hotel, .office]),
    .init(
      .after, .email, .push, .help, "Sent the recipe card for the new blend",
      for: [.cafe, .hotel, .office]),
    .init(
      .after, .email, .pull, .help, "One bag torn in transit, replaced without questions", .useful),
    .init(.after, .email, .pull, .help, "Invoice without their order number, sent again"),
    .init(.after, .chat, .pull, .help, "How often to change the filter? Every 8,000 cups"),
    .init(
      .after, .web, .pull, .help, "Watched the backflush video to the end",
      for: [.cafe, .hotel, .office]),
    .init(.after, .demo, .push, .help, "Cupping with the whole team, good mood", .useful),
    .init(
      .after, .call, .push, .help, "Went through the sheet for their own shops", for: [.reseller]),
    .init(.after, .letter, .push, .help, "Handwritten thank-you card with the order"),
    .init(
      .after, .call, .push, .ask, "Offered the service plan; will read it", .unknown,
      for: [.cafe, .hotel, .office]),
    .init(.after, .email, .push, .ask, "Asked for a review, link attached"),
    .init(
      .after, .visit, .push, .ask, "Asked if the milk cooler would help; not this year", .unknown,
      for: [.cafe, .hotel, .office]),
    .init(
      .after, .call, .push, .ask, "Asked who else in the street could use us; two names", .useful,
      for: [.cafe, .hotel, .office]),
    .init(.after, .email, .push, .ask, "Second survey in a week, they told us so", .annoyed),
  ]
}
