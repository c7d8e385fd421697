extension Review {
  /// The review as a text.
  public var outline: Outline {
    var lead: [String] = []
    if let standing {
      lead.append("Revenue: " + standing.spoken(currency))
      let pace = standing.spokenPace(currency)
      if !pace.isEmpty { lead.append("Pace: " + pace) }
    }
    lead += changes
    var outline = Outline(
      title: "Review, \(period.since.spoken) to \(period.until.spoken)", lead: lead)
    outline.add(
      "Pushed dates", isPart: false,
      pushed.map { promise in
        Outline.Point(
          "\(name(promise.customer)): \(promise.plan.what), \(promise.plan.due.spoken) → "
            + "\(promise.pushedTo), push \(promise.pushes) (\(promise.by))")
      })
    outline.add(
      "No next action (\(grouped(withoutActionCount)))", isPart: false,
      withoutAction.map { Outline.Point(name($0)) } + rest(withoutActionCount, withoutAction.count))
    outline.add(
      "Beyond the stage's limit (\(grouped(overLimitCount)))", isPart: false,
      overLimit.map { over in
        Outline.Point(
          "\(name(over.customer)): \(over.days) d in \(over.stage.number) \(over.stage.name)"
            + ", limit \(over.limit) d" + (over.isNew ? ", new in this period" : ""))
      } + rest(overLimitCount, overLimit.count))
    outline.add(
      "Let go", isPart: false,
      letGo.map { gone in
        Outline.Point(
          "\(name(gone.customer)): \(gone.value.reason) (\(gone.value.by), \(gone.value.day.spoken))"
        )
      })
    outline.add(
      "Moved on with criteria unmet", isPart: false,
      unmet.map { moved in
        Outline.Point(
          "\(name(moved.customer)): \(moved.spokenWay), unmet: "
            + moved.move.unmet.joined(separator: ", "),
          notes: [moved.move.reason.isEmpty ? "no reason given" : moved.move.reason])
      })
    outline.add(
      "Asks without a why", isPart: false,
      asksWithoutWhy.map { ask in
        Outline.Point(
          "\(name(ask.customer)): \(ask.touch.contact.channel.rawValue) by \(ask.touch.by),"
            + " \(ask.touch.day.spoken)")
      })
    outline.sections.removeAll { $0.points.isEmpty }
    return outline
  }

  /// What changed, in sentences.
  private var changes: [String] {
    func number(_ count: Int, _ one: String, _ many: String) -> String {
      "\(grouped(count)) \(count == 1 ? one : many)"
    }
    return [
      "Changed: " + number(counts.laps, "lap", "laps") + " completed, "
        + "\(currency.long(counts.revenue)) revenue, "
        + number(counts.newcomers, "new customer", "new customers"),
      "Moves: \(grouped(counts.forward)) on, \(grouped(counts.back)) back; contacts: "
        + "\(grouped(counts.helps)) to help, \(grouped(counts.asks)) to ask",
      "Promises: \(grouped(counts.promised)) made, \(grouped(counts.kept)) kept,"
        + " \(grouped(counts.overdue)) past their day",
    ]
  }

  private func rest(_ all: Int, _ shown: Int) -> [Outline.Point] {
    all > shown ? [Outline.Point("and \(grouped(all - shown)) more")] : []
  }
}

extension Promise {
  /// The day that took the place of its own; its own where none did.
  public var pushedTo: String {
    if case .pushed(let day) = outcome { day.spoken } else { plan.due.spoken }
  }
}

extension RecordedChange {
  /// The reason that was given; empty for none.
  public var reason: String {
    change.fields.first { $0.field == .reason }?.text ?? ""
  }
}
