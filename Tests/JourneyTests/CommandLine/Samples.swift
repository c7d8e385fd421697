/// Files of purchases that journeys begin with.
enum Samples {
  /// Three customers, one of them with two owners' worth of purchases.
  static let purchases = """
    customer,date,amount,owner
    Café Aurora,2026-01-05,10.00,ana
    Café Aurora,2026-02-05,12.50,ana
    Berta & Söhne,2026-03-01,99.00,bruno
    Casa Lima,2025-11-20,1250.00,ana

    """

  /// One good row, and one bad row for each thing that can be bad.
  static let badRows = """
    customer,date,amount
    Ada,2026-01-05,10.00
    Berta,2026-02-31,99
    Cara,2026-03-01,abc
    ,2026-03-01,5

    """

  /// Names that try to act on a terminal.
  static let hostile = """
    customer,date,amount
    "Ev\u{1B}[31mil\u{7}",2026-01-05,10
    "Ti\u{1B}]0;owned\u{1B}\\tle",2026-01-06,11
    "new\nline\r",2026-01-07,12
    "Bi\u{202E}di",2026-01-08,13
    "C1\u{9B}31m",2026-01-09,14

    """
}

extension Folder {
  /// Makes the journey's store of the sample of purchases.
  func importSample() throws {
    let file = try write(Samples.purchases, to: "purchases.csv")
    let outcome = try Program.run("import", file, in: self)
    guard outcome.code == 0 else { throw Trouble(outcome.complaint) }
  }
}
