extension Columns {
  /// What the values of one column look like.
  private struct Look {
    var filled = 0
    var dates = 0
    var amounts = 0
    var whole = 0
    var codes = 0

    mutating func add(_ text: RowText) {
      guard !text.isEmpty else { return }
      filled += 1
      if text.bytes.allSatisfy(Byte.isDigit) { whole += 1 }
      if WrittenDate(text) != nil { dates += 1 }
      if let amount = WrittenAmount(text),
        amount.value(.point, exponent: 4, rounding: false) != .noAmount
          || amount.value(.comma, exponent: 4, rounding: false) != .noAmount
      {
        amounts += 1
      }
      if let last = text.bytes.last, Byte.isDigit(last),
        text.bytes.allSatisfy({ Byte.isDigit($0) || Byte.isLetter($0) || $0 == Byte.minus })
      {
        codes += 1
      }
    }

    private func mostly(_ count: Int) -> Bool { filled > 0 && count * 10 >= filled * 9 }
    var isDate: Bool { mostly(dates) }
    var isWhole: Bool { mostly(whole) }
    /// Numbers that are not all whole, or that carry a sign or a currency.
    var isAmount: Bool { mostly(amounts) && !isDate && !isWhole }
    var isCode: Bool { mostly(codes) }
  }

  /// The columns of a file without a header, told apart by what stands in its first rows.
  init(content reader: RecordReader, file: String) throws(ImportProblem) {
    var looks: [Look] = []
    var rows = 0
    while rows < 1000, try reader.next() {
      if rows == 0 { looks = Array(repeating: Look(), count: reader.keptFields) }
      rows += 1
      guard reader.damage == nil, reader.fieldCount == looks.count else { continue }
      for index in looks.indices { looks[index].add(reader[index].trimmed) }
    }
    let dates = looks.indices.filter { looks[$0].isDate }
    var amounts = looks.indices.filter { looks[$0].isAmount }
    var others = looks.indices.filter {
      looks[$0].filled > 0 && !dates.contains($0) && !amounts.contains($0)
    }
    if amounts.isEmpty {
      // Whole amounts are told from ids only where the customer is something else.
      let whole = others.filter { looks[$0].isWhole }
      if whole.count == 1, others.count == 2 {
        amounts = whole
        others.removeAll { $0 == whole[0] }
      }
    }
    guard dates.count == 1, amounts.count == 1, others.count == 1 else {
      throw ImportProblem(
        .content,
        "\(file) has no header, and its content does not say which column is the customer, the "
          + "date and the amount: add a first line such as customer,date,amount")
    }
    let isID = looks[others[0]].isCode
    self.init(
      externalID: isID ? others[0] : nil, name: isID ? nil : others[0], date: dates[0],
      amount: amounts[0], currency: nil, owner: nil, count: looks.count, names: [])
  }
}
