extension Filter {
  /// The customers of `snapshot` that pass, as indices into its roster in order of their ids.
  public func matches(in snapshot: Snapshot) -> [Int32] {
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
    for (number, chunk) in snapshot.roster.chunks.enumerated() {
      let base = Int32(number * Roster.chunkSize)
      for place in chunk.facts.indices {
        var passes = true
        for (index, term) in terms.enumerated() {
          if Filter.holds(
            term.test, chunk, place, currency: snapshot.currency, owners: ownerPasses[index])
            == term.isNegated
          {
            passes = false
            break
          }
        }
        if passes { result.append(base + Int32(place)) }
      }
    }
    return result
  }

  /// Whether the customer at `index` of the roster passes.
  public func passes(_ index: Int, in snapshot: Snapshot) -> Bool {
    isEveryone || !matches(in: snapshot.only(index)).isEmpty
  }

  private static func holds(
    _ test: Test, _ chunk: Roster.Chunk, _ place: Int, currency: Currency, owners: [Bool]
  ) -> Bool {
    switch test {
    case .text(let needle):
      return contains(needle, in: chunk.searchText, chunk.searchRange(place))
    case .id(let needle):
      let range = chunk.searchRange(place)
      guard range.count >= needle.count + 1 else { return false }
      let start = range.upperBound - needle.count
      return chunk.searchText[start - 1] == 0x0A
        && chunk.searchText[start..<range.upperBound].elementsEqual(needle)
    case .owner:
      let owner = Int(chunk.facts[place].owner)
      return owner < owners.count && owners[owner]
    case .stage(let stages):
      return stages.contains(chunk.readings[place].position.stage)
    case .number(let field, let range):
      guard
        let value = field.value(chunk.facts[place], chunk.readings[place], currency: currency)
      else { return false }
      return range.contains(value)
    case .trend(let trends):
      return trends.contains(chunk.readings[place].trend)
    case .placed(let placed):
      return placed.contains(chunk.readings[place].placedBy)
    case .stalled:
      return chunk.readings[place].isStalled
    case .reason(let reasons):
      let reading = chunk.readings[place]
      return reading.isStalled && !reading.stalls.isDisjoint(with: reasons)
    case .care(let state):
      return state.holds(chunk.facts[place], chunk.readings[place])
    case .mode(let mode):
      return chunk.facts[place].care.mode == mode
    case .flag(let flag):
      return chunk.readings[place].flag == flag
    case .bought:
      return chunk.facts[place].rhythm != nil
    case .held:
      return chunk.readings[place].position.isHeld
    }
  }

  private static func contains(_ needle: [UInt8], in text: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = needle.first else { return true }
    var start = range.lowerBound
    let last = range.upperBound - needle.count
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
