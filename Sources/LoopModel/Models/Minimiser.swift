/// The lowest point of a smooth function of a few variables, from a start.
///
/// BFGS with a bisecting search for a step of weak Wolfe conditions (Nocedal and Wright, "Numerical
/// Optimization", 2nd ed. 2006, 6.1; Lewis and Overton, Mathematical Programming 141, 2013). It is
/// deterministic, and stops where the slope is less than `1e-9 · (1 + |f|)` in every direction.
struct Minimiser {
  /// Where the search ended.
  private(set) var point: [Double]
  /// The function's value there.
  private(set) var value: Double
  /// How often the function was worked out.
  private(set) var evaluations = 0
  /// Whether the slope has vanished.
  private(set) var converged = false

  /// The farthest that one step may first reach for in any direction.
  private static let longestStep = 3.0
  private static let maximumSteps = 500

  /// Searches from `start`; `function` returns the value at a point and writes the slope there.
  init(from start: [Double], _ function: (_ at: [Double], _ slope: inout [Double]) -> Double) {
    point = start
    let count = start.count
    var slope = [Double](repeating: 0, count: count)
    value = function(start, &slope)
    evaluations = 1
    // The inverse of the curvature as far as it is known, row by row.
    var inverse = Minimiser.identity(count, 1)
    var isFresh = true
    var nextSlope = slope
    var next = point

    for _ in 0..<Minimiser.maximumSteps {
      let steepest = slope.reduce(0) { max($0, abs($1)) }
      guard steepest > 1e-9 * (1 + abs(value)) else {
        converged = true
        return
      }
      if isFresh { inverse = Minimiser.identity(count, 1 / max(1, steepest)) }
      var direction = (0..<count).map { row in
        -(0..<count).reduce(0) { $0 + inverse[row * count + $1] * slope[$1] }
      }
      let longest = direction.reduce(0) { max($0, abs($1)) }
      if longest > Minimiser.longestStep {
        for axis in 0..<count { direction[axis] *= Minimiser.longestStep / longest }
      }
      let descent = Minimiser.product(direction, slope)

      var step = 1.0
      var low = 0.0
      var high = Double.infinity
      var nextValue = value
      var isFound = false
      for _ in 0..<40 {
        for axis in 0..<count { next[axis] = point[axis] + step * direction[axis] }
        nextValue = function(next, &nextSlope)
        evaluations += 1
        // Written so that a value that is no number is too high.
        if !(nextValue <= value + 1e-4 * step * descent) {
          high = step
        } else if Minimiser.product(direction, nextSlope) < 0.9 * descent {
          low = step
        } else {
          isFound = true
          break
        }
        step = high.isFinite ? (low + high) / 2 : 2 * low
      }
      guard isFound, descent < 0 else {
        // Rounding hides any further descent, or the curvature was misjudged: once more, straight down.
        converged = steepest <= 1e-7 * (1 + abs(value))
        if converged || isFresh { return }
        isFresh = true
        continue
      }

      let move = (0..<count).map { next[$0] - point[$0] }
      let bend = (0..<count).map { nextSlope[$0] - slope[$0] }
      let curvature = Minimiser.product(move, bend)
      if curvature > 0 {
        if isFresh {
          inverse = Minimiser.identity(count, curvature / Minimiser.product(bend, bend))
        }
        Minimiser.learn(&inverse, move: move, bend: bend, curvature: curvature)
        isFresh = false
      }
      (point, slope, value) = (next, nextSlope, nextValue)
    }
  }

  /// The BFGS update of the inverse curvature.
  private static func learn(
    _ inverse: inout [Double], move: [Double], bend: [Double], curvature: Double
  ) {
    let count = move.count
    let turned = (0..<count).map { row in
      (0..<count).reduce(0) { $0 + inverse[row * count + $1] * bend[$1] }
    }
    let scale = (1 + product(bend, turned) / curvature) / curvature
    for row in 0..<count {
      for column in 0..<count {
        inverse[row * count + column] +=
          scale * move[row] * move[column]
          - (turned[row] * move[column] + move[row] * turned[column]) / curvature
      }
    }
  }

  private static func identity(_ count: Int, _ scale: Double) -> [Double] {
    (0..<count * count).map { $0 % (count + 1) == 0 ? scale : 0 }
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
