import LoopModel

/// What the names of stages say by themselves, in English, Spanish, German and French.
enum StageWords {
  /// Whether a stage, or a status, means won or lost; nil where its name does not say so.
  static func outcome(of name: String) -> DealStatus? {
    let words = Words(name)
    if lost.contains(where: words.has) { return .lost }
    if won.contains(where: words.has) || wonAlone.contains(words.joined) { return .won }
    return nil
  }

  /// Whether a status only says that the deal is open.
  static func isOpen(_ status: String) -> Bool {
    ["open", "active", "abierto", "abierta", "activo", "offen", "aktiv", "ouvert", "ouverte"]
      .contains(HeaderNames.plain(status))
  }

  /// The stage of the loop that a name speaks of; nil where it says nothing.
  ///
  /// Later stages are asked first: `Proposal presentation` is a proposal.
  static func stage(of name: String) -> Stage? {
    let words = Words(name)
    for (stage, phrases) in [(Stage.customerExperience, before)] + open
    where phrases.contains(where: words.has) {
      return stage
    }
    return nil
  }

  /// The number a name begins or ends with: `2. Discovery`.
  static func number(in name: String) -> Int? {
    let digits = folded(name).prefix { $0.isNumber }
    return digits.isEmpty ? nil : Int(digits)
  }

  /// A name in lower case as words, and as one word.
  private struct Words {
    let words: [Substring]
    let joined: String

    init(_ name: String) {
      let text = folded(name)
      words = text.split { !$0.isLetter }
      joined = words.joined()
    }

    /// Whether a phrase is in the name: words one after the other, of which a last `*` stands for
    /// any end; or, where the system writes without blanks, all of the name.
    func has(_ phrase: String) -> Bool {
      let wanted = phrase.split(separator: " ")
      if wanted.count > words.count || words.isEmpty { return joined == plain(phrase) }
      for start in 0...(words.count - wanted.count) {
        let isHere = wanted.indices.allSatisfy { index in
          let (want, have) = (wanted[index], words[start + index])
          return want.last == "*" ? have.hasPrefix(want.dropLast()) : have == want
        }
        if isHere { return true }
      }
      return joined == plain(phrase)
    }

    private func plain(_ phrase: String) -> String {
      phrase.filter { $0 != " " && $0 != "*" }
    }
  }

  private static func phrases(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      part.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    }
  }

  private static let lost = phrases(
    """
    lost, closed lost, abandoned, cancelled, canceled, disqualified, unqualified, rejected,
    declined, dead, churned, no sale, not interested, perdid*, descartad*, rechazad*, cancelad*,
    verloren, verlust, abgelehnt, abgesagt, storniert, perdu, perdue, perdus, abandonne*, refuse*,
    annule*
    """)

  private static let won = phrases(
    """
    won, closed won, ganad*, cerrad* ganad*, vendid*, gewonnen, verkauft, auftrag erteilt, gagne*,
    contract signed, order received, checkout completed
    """)

  /// Words that mean won only where they are all of the name: `Signed`, not `To be signed`.
  private static let wonAlone: Set<String> = [
    "customer", "client", "cliente", "kunde", "signed", "firmado", "unterschrieben", "signe",
    "signee", "converted", "shipped", "vendu", "conclu", "conclue", "sold", "bought",
  ]

  /// Names that hold a word of a later stage and come before it.
  private static let before = phrases(
    """
    id decision*, identify decision*, identifying decision*, decision makers identified,
    value proposition, perception analysis, needs analysis
    """)

  private static let open: [(Stage, [String])] = [
    (
      .swell,
      phrases("swell, evangelist, advocate")
    ),
    (
      .momentum,
      phrases(
        """
        momentum, proposal*, proposition, quot*, offer*, negotiat*, contract*, decision*, closing,
        ready to close, commit*, verbal*, legal, procurement, purchase order, signature, approval,
        propuesta*, oferta*, presupuesto*, negociac*, contrato*, cierre, angebot*, verhandlung*,
        vertrag*, entscheidung*, abschluss*, devis, offre*, negociation*, contrat*, signature,
        decision maker bought in, contract sent
        """)
    ),
    (
      .customerExperience,
      phrases(
        """
        customer experience, demo*, meeting*, presentation*, discovery, evaluat*, trial*, pilot*,
        analysis, needs*, solution*, workshop*, testing, proof of concept, poc,
        reunion*, presentacion*, evaluacion*, prueba*, analisis, termin, besprechung*,
        prasentation*, vorfuhrung*, bedarf*, evaluierung*, testphase, rendez vous, demonstration*,
        essai*, analyse*, rdv, visit*
        """)
    ),
    (
      .salesLoop,
      phrases(
        """
        sales loop, new, lead*, subscriber, prospect*, qualif*, appointment*, contact*, open, inbox,
        mql, sql, marketing qualified lead, sales qualified lead, first call, incoming, target*,
        cold, warm, idea, backlog, suspect*, nuev*, calificad*, cualificad*, cita*, interesad*,
        neu, neue, neuer, qualifizier*, kontakt*, interessent*, erstkontakt, nouveau, nouvelle,
        piste*, premier contact, a contacter, appointment scheduled, qualified to buy
        """)
    ),
    (.customerExperience, ["opportunity", "oportunidad", "opportunite"]),
  ]
}
