import Exchange
import LoopModel

extension Session {
  /// `analyse expected [FILE]`: what a model expects of histories given as figures.
  func analyseExpected() throws(Failure) {
    var rows: [ExpectedRow] = []
    do throws(ImportProblem) {
      let file = try ColumnFile(path: arguments.analysedFile, columns: ExpectedRow.columns)
      try file.forEachRow { fields throws(ImportProblem) in
        rows.append(try ExpectedRow(fields))
      }
    } catch {
      throw Failure(error)
    }
    var output = Output()
    guard arguments.has(.json) else {
      var table = FigureTable(["model", "x", "tx", "T", "t", "P(alive)", "expected"])
      for row in rows { table.add(row.cells) }
      output.write(table.text)
      return
    }
    var json = JSONWriter()
    json.beginArray()
    for row in rows {
      json.beginObject()
      json.figure("p_alive", row.active)
      json.figure("expected", row.expected)
      json.endObject()
      if json.bytes.count > 1 << 16 { output.write(json.take()) }
    }
    json.endArray()
    json.newline()
    output.write(json.take())
  }
}

/// One history given as figures.
private struct ExpectedRow {
  static let columns = ["model", "r", "alpha", "a", "b", "x", "tx", "T", "t"]

  private let model: PurchaseModel
  private let prior: Prior
  private let summary: PurchaseSummary
  private let weeks: Double

  init(_ fields: ColumnFile.Row) throws(ImportProblem) {
    guard let model = PurchaseModel(rawValue: fields[0]) else {
      let names = PurchaseModel.allCases.map(\.rawValue).joined(separator: ", ")
      throw fields.problem(0, "is no model: there are \(names)")
    }
    var figures: [Double] = []
    for column in 1...8 { figures.append(try fields.number(column)) }
    if let column = (1...8).first(where: { abs(figures[$0 - 1]) > 1e12 }) {
      throw fields.problem(column, "is too large")
    }
    for column in 1...4 where figures[column - 1] <= 0 {
      throw fields.problem(column, "is not above 0")
    }
    for column in 5...8 where figures[column - 1] < 0 {
      throw fields.problem(column, "is below 0")
    }
    guard let repeats = Int(exactly: figures[4]), repeats <= 1_000_000_000 else {
      throw fields.problem(5, "is not a number of purchases")
    }
    guard repeats > 0 || figures[5] == 0 else {
      throw fields.problem(6, "is not 0: tx must be 0 where x is 0")
    }
    guard figures[5] <= figures[6] else {
      throw fields.problem(7, "is less than tx: the last purchase would lie ahead")
    }
    self.model = model
    prior = Prior(r: figures[0], alpha: figures[1], a: figures[2], b: figures[3])
    summary = PurchaseSummary(repeats: repeats, recency: figures[5], age: figures[6])
    weeks = figures[7]
  }

  var active: Double { model.probabilityActive(summary, prior: prior) }

  var expected: Double { model.expectedPurchases(summary, weeks: weeks, prior: prior) }

  var cells: [String] {
    [
      model.rawValue, String(summary.repeats), figure(summary.recency, 2), figure(summary.age, 2),
      figure(weeks, 2), figure(active, 4), figure(expected, 4),
    ]
  }
}
