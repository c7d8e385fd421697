extension Session {
  /// `analyse WHAT [FILE]`: figures of a file, for those who would check them.
  func analyse() throws(Failure) {
    switch try arguments.analysis() {
    case .fit: try analyseFit()
    case .score: try analyseScores()
    case .expected: try analyseExpected()
    case .dwell: try analyseDwell()
    case .trend: try analyseTrend()
    case .holdout: try analyseHoldout()
    }
  }

  /// What `help analyse` tells more than of other commands.
  func explainAnalyses() {
    var output = Output()
    output.write("\n")
    for analysis in Analysis.allCases {
      output.write("salesloop analyse \(analysis.rawValue) \(analysis.usage)\n")
      output.write("  \(analysis.summary)\n")
      let own = analysis.options.filter { !Analysis.purchaseOptions.contains($0) }
      output.write("  \(own.map(\.flag).joined(separator: " "))\n")
    }
    output.write(
      "\nA file of purchases is looked at on --as-of, else on its last day; how it is written is told by\n"
        + Analysis.purchaseOptions.map(\.flag).joined(separator: " ") + ", as for import.\n")
  }
}
