import Exchange
import LoopModel

extension Arguments {
  /// What the options say of how a file of purchases is written.
  func purchaseFileOptions(today: Day?) throws(Failure) -> PurchaseFileOptions {
    var options = PurchaseFileOptions(today: today)
    options.encoding = value(.encoding)
    if let text = value(.delimiter) {
      guard let byte = text == "tab" || text == "\\t" ? 9 : text.utf8.first,
        text.utf8.count == 1 || byte == 9
      else { throw Failure(usage: "--delimiter wants one character, or tab") }
      options.delimiter = byte
    }
    if let text = value(.dates) {
      guard let order = DateOrder(rawValue: text) else {
        throw Failure(usage: "--dates wants ymd, dmy or mdy, not '\(text)'")
      }
      options.dates = order
    }
    if let text = value(.decimal) {
      guard let mark = DecimalMark(rawValue: text) else {
        throw Failure(usage: "--decimal wants point or comma, not '\(text)'")
      }
      options.decimal = mark
    }
    if let text = value(.currency) {
      let code = text.uppercased()
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw Failure(usage: "--currency wants a code of three letters as EUR, not '\(text)'")
      }
      options.currency = Currency(code: code)
    }
    return options
  }
}
