import Exchange
import Glibc
import LoopModel

/// One way of ranking customers, and how well it told what they did.
struct HoldoutScore {
  /// Its name for programs.
  let name: String
  /// Its name for people.
  let title: String
  let quality: ScoreQuality
  let calibration: [Decile]

  /// A tenth of the customers by score, the lowest first.
  struct Decile {
    let customers: Int
    /// The mean score.
    let score: Double
    /// The chance of buying that was told; nil where the score tells none.
    let predicted: Double?
    /// The share that bought.
    let actual: Double
    /// Purchases of each, on average.
    let purchases: Double
  }

  /// The quality of `scores`, given `purchases` afterwards; `chances` of buying are held against them
  /// where the score tells any.
  init(
    _ name: String, _ title: String, _ scores: [Double], chances: [Double]? = nil,
    purchases: [Double]
  ) {
    self.name = name
    self.title = title
    quality = ScoreQuality(scores: scores, purchases: purchases)
    // Customers are grouped by score each time; only what is averaged differs.
    let counts = CalibrationGroup.groups(predicted: scores, actual: purchases)
    let shares = CalibrationGroup.groups(predicted: scores, actual: purchases.map { min(1, $0) })
    let told = chances.map { CalibrationGroup.groups(predicted: scores, actual: $0) }
    calibration = counts.indices.map { tenth in
      Decile(
        customers: counts[tenth].customers, score: counts[tenth].predicted,
        predicted: told?[tenth].actual, actual: shares[tenth].actual,
        purchases: counts[tenth].actual)
    }
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.figure("auc", quality.areaUnderCurve)
    json.figure("spearman", quality.rankCorrelation)
    json.figure("precision_top_tenth", quality.precisionAtTop)
    json.key("calibration")
    json.beginArray()
    for (number, decile) in calibration.enumerated() {
      json.beginObject()
      json.count("decile", number + 1)
      json.count("customers", decile.customers)
      json.figure("score", decile.score)
      json.figure("predicted", decile.predicted)
      json.figure("actual", decile.actual)
      json.figure("purchases", decile.purchases)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}

extension Pace {
  /// The chance that a customer at this pace buys in the next `weeks`:
  /// `P · (1 − ((α+B+s) / (α+B+s+t))^(r+A))`, which with memory 1 is the model's own.
  func chanceOfPurchase(shape: Double, weeks: Double) -> Double {
    active * -expm1(-shape * log1p(weeks * rate / shape))
  }
}
