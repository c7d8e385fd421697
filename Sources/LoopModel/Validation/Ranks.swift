/// The rank of each value from 1 for the lowest; equal values share the mean of their ranks.
///
/// What is no number ranks below everything.
func ranks(of values: [Double]) -> [Double] {
  let values = values.map { $0.isNaN ? -Double.infinity : $0 }
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var first = 0
  while first < order.count {
    var end = first
    while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
    for place in first..<end { ranks[order[place]] = Double(first + 1 + end) / 2 }
    first = end
  }
  return ranks
}

/// Pearson's correlation of pairs, −1 to 1; nil for fewer than two, or where either never varies.
func pearson(_ left: [Double], _ right: [Double]) -> Double? {
  let count = min(left.count, right.count)
  guard count >= 2 else { return nil }
  var (leftMean, rightMean) = (0.0, 0.0)
  for place in 0..<count {
    leftMean += left[place] / Double(count)
    rightMean += right[place] / Double(count)
  }
  var (leftSquares, rightSquares, products) = (0.0, 0.0, 0.0)
  for place in 0..<count {
    let (x, y) = (left[place] - leftMean, right[place] - rightMean)
    leftSquares += x * x
    rightSquares += y * y
    products += x * y
  }
  let scale = (leftSquares * rightSquares).squareRoot()
  guard scale > 0, scale.isFinite else { return nil }
  return min(1, max(-1, products / scale))
}
