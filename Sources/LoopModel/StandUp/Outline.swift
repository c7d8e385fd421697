/// A text in headings and points, to be written out for a terminal or a chat.
public struct Outline: Hashable, Sendable {
  /// What it is about.
  public var title: String
  /// What stands first.
  public var lead: [String]
  /// Its parts.
  public var sections: [Section] = []

  /// An outline that begins with sentences.
  public init(title: String, lead: [String]) {
    self.title = title
    self.lead = lead
  }

  /// A part with its heading.
  public struct Section: Hashable, Sendable {
    /// The heading.
    public var title: String
    /// Whether it belongs under the section before.
    public var isPart = false
    /// The points.
    public var points: [Point] = []
  }

  /// A point with what there is to say of it.
  public struct Point: Hashable, Sendable {
    /// The point.
    public var text: String
    /// What stands under it.
    public var notes: [String] = []

    /// A point.
    public init(_ text: String, notes: [String] = []) {
      self.text = text
      self.notes = notes
    }
  }

  /// Adds a part; one without points is left out, unless it is a heading for parts.
  public mutating func add(_ title: String, isPart: Bool = true, _ points: [Point]) {
    guard !points.isEmpty || !isPart else { return }
    sections.append(Section(title: title, isPart: isPart, points: points))
  }
}

extension StandUp {
  /// The stand-up as a summary.
  public var outline: Outline {
    var outline = Outline(
      title: "Stand-up, \(moment.civilDay.spoken)", lead: headline)
    for person in persons where !person.isQuiet {
      outline.add(person.title, isPart: false, [])
      outline.add("Wins", person.wins.map(point))
      outline.add(
        "Helped",
        person.helped.map { win in
          Outline.Point("\(name(win.customer)), \(currency.long(win.amount)), \(win.day.spoken)")
        })
      outline.add("Moved on", person.forward.map(point))
      outline.add("Moved back", person.back.map(point))
      outline.add(
        "Due today", person.due.map { Outline.Point("\(name($0.customer)): \($0.plan.what)") })
      outline.add(
        "Promised", person.promised.map { Outline.Point("\(name($0.customer)): \($0.spoken)") })
      var stalled = person.stalled.map(point)
      if person.moreStalled > 0 {
        stalled.append(Outline.Point("and \(grouped(person.moreStalled)) more in triage"))
      }
      outline.add("Stalled", stalled)
    }
    outline.add(
      "Open hand-offs", isPart: false,
      handOffs.prefix(Outline.most).map { handOff in
        Outline.Point(
          name(handOff.customer) + ": from \(handOff.from.isEmpty ? "nobody" : handOff.from)"
            + " to \(handOff.to.isEmpty ? "somebody" : handOff.to), since \(handOff.since.spoken)")
      })
    outline.add(
      "Decisions", isPart: false,
      decisions.suffix(Outline.most).map { decision in
        Outline.Point(
          "\(name(decision.customer)): \(decision.value.change.spoken(currency))"
            + " (\(decision.value.by), \(decision.value.day.spoken))")
      })
    outline.add(
      "Kudos", isPart: false,
      kudos.map { Outline.Point($0.spoken(name($0.customer))) })
    // A heading that nothing stands under says nothing.
    outline.sections.removeAll { !$0.isPart && $0.points.isEmpty && !isPerson($0.title) }
    return outline
  }

  private func isPerson(_ title: String) -> Bool {
    persons.contains { !$0.isQuiet && $0.title == title }
  }

  private func point(_ win: Win) -> Outline.Point {
    Outline.Point(
      "\(name(win.customer)): \(currency.long(win.amount)) on \(win.day.spoken), lap \(win.lap)",
      notes: win.credits.isEmpty
        ? ["nobody is known to have been in touch on this lap"]
        : win.credits.map { credit in
          credit.spoken
            + (credit.useful.isEmpty ? "" : "; helped: " + credit.useful.joined(separator: "; "))
        })
  }

  private func point(_ moved: MovedCustomer) -> Outline.Point {
    Outline.Point(
      "\(name(moved.customer)): \(moved.spokenWay)",
      notes: moved.move.reason.isEmpty ? [] : [moved.move.reason])
  }

  private func point(_ stalled: Stalled) -> Outline.Point {
    var notes = [stalled.reason]
    if let promise = stalled.promise {
      notes.append("promised by \(promise.by): \(promise.spoken)")
    }
    let open = stalled.promise.map { $0.isOpen } ?? false
    return Outline.Point(
      "\(name(stalled.customer)): \(stalled.stage.number) \(stalled.stage.name)"
        + (stalled.riskPerMonth >= currency.minorUnits
          ? ", \(currency.short(stalled.riskPerMonth)) a month at risk" : "")
        + (stalled.needsDecision ? ", no decision yet" : open ? "" : ", in care"), notes: notes)
  }
}

extension Outline {
  /// Points of a list that could be endless.
  static let most = 50
}
