extension Roster {
  /// A text of a customer to sort by.
  public enum SortText: Sendable {
    case name, externalID
  }

  /// Customers in the order of a text, as searches fold it; equal ones keep their order.
  ///
  /// The first eight bytes of each are compared as one number, which settles most pairs at once.
  public func sortedByText(_ rows: [Int32], of text: SortText, _ isReversed: Bool) -> [Int32] {
    var keys: [(head: UInt64, row: Int32)] = []
    keys.reserveCapacity(rows.count)
    for row in rows {
      let (number, place) = Int(row).quotientAndRemainder(dividingBy: Roster.chunkSize)
      let range = sortRange(number, place, text)
      var head: UInt64 = 0
      for offset in 0..<8 {
        let index = range.lowerBound + offset
        head = head << 8 | (index < range.upperBound ? UInt64(chunks[number].searchText[index]) : 0)
      }
      keys.append((head, row))
    }
    keys.sort { left, right in
      if left.head != right.head {
        return isReversed ? left.head > right.head : left.head < right.head
      }
      let order = compare(left.row, right.row, text)
      return order == 0 ? left.row < right.row : isReversed ? order > 0 : order < 0
    }
    return keys.map(\.row)
  }

  /// Where in its chunk's search text a customer's name or id is; names that are missing come as the
  /// id that stands for them.
  private func sortRange(_ number: Int, _ place: Int, _ text: SortText) -> Range<Int> {
    let range = chunks[number].searchRange(place)
    let bytes = chunks[number].searchText
    let split = bytes[range].firstIndex(of: 0x0A) ?? range.upperBound
    let id = min(split + 1, range.upperBound)..<range.upperBound
    return text == .externalID || split == range.lowerBound ? id : range.lowerBound..<split
  }

  private func compare(_ left: Int32, _ right: Int32, _ text: SortText) -> Int {
    let (leftNumber, leftPlace) = Int(left).quotientAndRemainder(dividingBy: Roster.chunkSize)
    let (rightNumber, rightPlace) = Int(right).quotientAndRemainder(dividingBy: Roster.chunkSize)
    let leftText = chunks[leftNumber].searchText[sortRange(leftNumber, leftPlace, text)]
    let rightText = chunks[rightNumber].searchText[sortRange(rightNumber, rightPlace, text)]
    for (left, right) in zip(leftText, rightText) where left != right {
      return left < right ? -1 : 1
    }
    return leftText.count - rightText.count
  }
}
