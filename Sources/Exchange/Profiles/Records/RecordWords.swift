import LoopModel

/// Words of other systems for flags, channels and the like, in the languages they are sold in.
enum RecordWords {
  /// Yes or no.
  static func flag(_ text: String) -> Bool? {
    switch folded(text) {
    case "1", "true", "yes", "y", "t", "x", "ja", "si", "oui", "wahr", "vrai", "verdadero", "won",
      "1.0":
      true
    case "0", "false", "no", "n", "f", "nein", "non", "falsch", "faux", "falso", "0.0": false
    default: nil
    }
  }

  /// Whether an activity is done.
  static func done(_ text: String) -> Bool? {
    if let flag = flag(text) { return flag }
    switch HeaderNames.plain(text) {
    case "done", "completed", "complete", "closed", "held", "erledigt", "abgeschlossen", "hecho",
      "completada", "completado", "termine", "terminee", "fait":
      return true
    case "todo", "notdone", "undone", "open", "planned", "notstarted", "inprogress", "deferred",
      "scheduled",
      "waiting", "waitingonsomeoneelse", "overdue", "offen", "geplant", "pendiente", "afaire",
      "notheld":
      return false
    default: return nil
    }
  }

  /// Where a contact took place.
  static func channel(_ text: String) -> Touch.Channel? {
    let plain = HeaderNames.plain(text)
    if let channel = Touch.Channel(rawValue: plain) { return channel }
    let entry = channels.first { entry in
      entry.words.contains { plain.hasPrefix($0) || plain.hasSuffix($0) }
    }
    return entry?.channel
  }

  private static let channels: [(channel: Touch.Channel, words: [String])] = [
    (.email, ["email", "mail", "correo", "courriel", "newsletter"]),
    (.call, ["call", "phone", "llamada", "anruf", "telefon", "appel", "voicemail"]),
    (.demo, ["demo", "presentation", "presentacion", "prasentation"]),
    (.event, ["event", "conference", "webinar", "messe", "feria", "salon", "training"]),
    (
      .visit,
      ["visit", "meeting", "lunch", "besuch", "termin", "reunion", "rendezvous", "appointment"]
    ),
    (.chat, ["chat", "sms", "whatsapp", "message", "linkedin", "text"]),
    (.web, ["web", "form", "website", "pagevisit"]),
    (.letter, ["letter", "brief", "carta", "lettre", "post", "fax"]),
  ]

  /// Who came to whom.
  static func direction(_ text: String) -> Touch.Direction? {
    switch HeaderNames.plain(text) {
    case "pull", "in", "inbound", "incoming", "received", "eingehend", "entrante", "entrant": .pull
    case "push", "out", "outbound", "outgoing", "sent", "internal", "ausgehend", "saliente",
      "sortant":
      .push
    default: nil
    }
  }

  /// Whether an order is not, or no longer, a purchase.
  static func isNoPurchase(_ status: String) -> Bool {
    switch HeaderNames.plain(status) {
    case "voided", "refunded", "cancelled", "canceled", "pending", "expired", "failed",
      "authorized", "unpaid", "draft", "checkoutdraft", "wcrefunded", "wccancelled", "wcpending",
      "wcfailed", "onhold", "wconhold", "trash":
      true
    default: false
    }
  }
}
