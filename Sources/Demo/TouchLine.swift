import LoopModel

/// A contact as it is written down: what fits where, and what was said.
struct TouchLine {
  /// When in a customer's story a line fits.
  enum Moment {
    /// Before the first purchase.
    case prospect
    /// In the week before a purchase.
    case before
    /// In the week after a purchase.
    case after
    case between
    /// Silent for over three months.
    case silent
  }

  var moment: Moment
  var channel: Touch.Channel
  var direction: Touch.Direction
  var intent: Touch.Intent
  var note: String
  /// How it was received, where the words settle it.
  var reception: Touch.Reception?
  /// Whom it fits; empty for everyone.
  var trades: [Trade] = []

  static let all: [TouchLine] = prospects + befores + afters + betweens + silents

  init(
    _ moment: Moment, _ channel: Touch.Channel, _ direction: Touch.Direction,
    _ intent: Touch.Intent, _ note: String, _ reception: Touch.Reception? = nil,
    for trades: [Trade] = []
  ) {
    self.moment = moment
    self.channel = channel
    self.direction = direction
    self.intent = intent
    self.note = note
    self.reception = reception
    self.trades = trades
  }
}
