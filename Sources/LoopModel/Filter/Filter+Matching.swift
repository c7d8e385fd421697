extension Filter {
  /// The customers of `snapshot` that pass, as indices into its roster in order of their ids.
  ///
  /// Where it is known who can pass at all, only those among them are looked at; they must be in order.
  public func matches(in snapshot: Snapshot, among candidates: [Int32]? = nil) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(isEveryone ? snapshot.roster.count : 256)
    let owners = snapshot.owners.map { folded($0) }
    // Owners are compared once, not once for every customer.
    let ownerPasses: [[Bool]] = terms.map { term in
      guard case .owner(let wanted) = term.test else { return [] }
      return owners.map { owner in
        wanted.contains {
          if $0.isWhole { return !owner.isEmpty && owner == $0.text }
          if owner.isEmpty { return $0.text == "nobody" || $0.text == "none" }
          return !$0.text.isEmpty && owner.hasPrefix($0.text)
        }
      }
    }
    var next = 0
    for (number, chunk) in snapshot.roster.chunks.enumerated() {
      let base = Int32(number * Roster.chunkSize)
      var places: [Int32] = []
      if let candidates {
        while next < candidates.count, candidates[next] < base + Int32(chunk.facts.count) {
          places.append(candidates[next] - base)
          next += 1
        }
      } else {
        places = Array(0..<Int32(chunk.facts.count))
      }
      // Term by term, each over those who are left: what a term needs is looked up once for a chunk.
      for (term, owners) in zip(terms, ownerPasses) where !places.isEmpty {
        places = Filter.passing(
          places, term, chunk, currency: snapshot.currency, owners: owners)
      }
      for place in places { result.append(base + place) }
    }
    return result
  }

  /// Whether whoever passes this filter passes the other one, too, as when a letter is added to it.
  ///
  /// False where that takes thinking.
  public func narrows(_ other: Filter) -> Bool {
    guard terms.count >= other.terms.count, let last = other.terms.last else { return false }
    let place = other.terms.count - 1
    guard terms[..<place] == other.terms[..<place] else { return false }
    if terms[place] == last { return true }
    guard case .text(let before) = last.test, case .text(let now) = terms[place].test else {
      return false
    }
    return !last.isNegated && !terms[place].isNegated && now.starts(with: before)
  }

  /// Whether the customer at `index` of the roster passes.
  public func passes(_ index: Int, in snapshot: Snapshot) -> Bool {
    isEveryone || !matches(in: snapshot.only(index)).isEmpty
  }

  /// Those of the customers at `places` of a chunk of whom a term holds.
  private static func passing(
    _ places: [Int32], _ term: Term, _ chunk: Roster.Chunk, currency: Currency, owners: [Bool]
  ) -> [Int32] {
    let facts = chunk.facts
    let readings = chunk.readings
    let isNegated = term.isNegated
    func kept(_ holds: (Int) -> Bool) -> [Int32] {
      places.filter { holds(Int($0)) != isNegated }
    }
    switch term.test {
    case .text(let needle):
      let text = chunk.searchText
      let ends = chunk.searchEnds
      return kept { place in
        let begin = place == 0 ? 0 : Int(ends[place - 1])
        return contains(needle, in: text, from: begin, to: Int(ends[place]))
      }
    case .id(let needle):
      return kept { place in
        let range = chunk.searchRange(place)
        guard range.count >= needle.count + 1 else { return false }
        let start = range.upperBound - needle.count
        return chunk.searchText[start - 1] == 0x0A
          && chunk.searchText[start..<range.upperBound].elementsEqual(needle)
      }
    case .owner:
      return kept { place in
        let owner = Int(facts[place].owner)
        return owner < owners.count && owners[owner]
      }
    case .stage(let stages):
      return kept { stages.contains(readings[$0].position.stage) }
    case .number(let field, let range):
      return kept { place in
        field.value(facts[place], readings[place], currency: currency).map(range.contains) ?? false
      }
    case .trend(let trends): return kept { trends.contains(readings[$0].trend) }
    case .placed(let placed): return kept { placed.contains(readings[$0].placedBy) }
    case .stalled: return kept { readings[$0].isStalled }
    case .reason(let reasons):
      return kept { readings[$0].isStalled && !readings[$0].stalls.isDisjoint(with: reasons) }
    case .care(let state): return kept { state.holds(facts[$0], readings[$0]) }
    case .mode(let mode): return kept { facts[$0].care.mode == mode }
    case .flag(let flag): return kept { readings[$0].flag == flag }
    case .bought: return kept { facts[$0].rhythm != nil }
    case .held: return kept { readings[$0].position.isHeld }
    }
  }

  /// Whether the bytes of `text` between two places have the needle in them.
  @inline(__always)
  private static func contains(
    _ needle: [UInt8], in text: [UInt8], from begin: Int, to end: Int
  ) -> Bool {
    guard let first = needle.first else { return true }
    var start = begin
    let last = end - needle.count
    search: while start <= last {
      if text[start] == first {
        for offset in 1..<max(1, needle.count) where text[start + offset] != needle[offset] {
          start += 1
          continue search
        }
        return true
      }
      start += 1
    }
    return false
  }
}

extension Snapshot {
  /// The same snapshot with one customer only.
  func only(_ index: Int) -> Snapshot {
    var copy = self
    copy.roster = Roster()
    copy.roster.append(
      roster.facts(index), reading: roster.reading(index), name: roster.storedName(index),
      externalID: roster.externalID(index))
    return copy
  }
}
