import LoopModel

/// The names in a header, and the columns they stand for.
///
/// Names are compared without case, accents, spaces and punctuation, so that `Customer_ID *` is
/// `customerid`. Where several columns could play a role, the name that is first in the list wins.
struct HeaderNames {
  /// The names as they stand in the file.
  let names: [String]
  private let plain: [String]
  private let found: [ColumnRole: [Int]]

  init(_ names: [String]) {
    self.names = names
    let plain = names.map(HeaderNames.plain)
    self.plain = plain
    var found: [ColumnRole: [Int]] = [:]
    for role in ColumnRole.allCases {
      var ranked: [(rank: Int, column: Int)] = []
      for (column, name) in plain.enumerated() where !name.isEmpty {
        if let rank = HeaderNames.rank(name, role) { ranked.append((rank, column)) }
      }
      ranked.sort { ($0.rank, $0.column) < ($1.rank, $1.column) }
      if !ranked.isEmpty { found[role] = ranked.map(\.column) }
    }
    self.found = found
  }

  /// The names of a role, the best first, as `plain` gives them.
  static func names(of role: ColumnRole) -> [String] { lists[role] ?? [] }

  /// How many of customer, date and amount are there; what tells a header from a row.
  var knownRoles: Int {
    (has(.externalID) || has(.name) || bareID != nil ? 1 : 0) + (has(.date) ? 1 : 0)
      + (has(.amount) ? 1 : 0)
  }

  /// Whether a column has a name for `role`.
  func has(_ role: ColumnRole) -> Bool { found[role] != nil }

  /// The best column for `role`.
  func column(_ role: ColumnRole) -> Int? { found[role]?.first }

  /// A column only called `id`, which may count customers or purchases.
  var bareID: Int? { plain.firstIndex { HeaderNames.bareIDs.contains($0) } }

  /// Another column with the same name as `column`.
  func double(of column: Int) -> Int? {
    plain.indices.first { $0 != column && plain[$0] == plain[column] }
  }

  /// The currency that the name of `column` mentions: `Amount (EUR)`.
  func currency(of column: Int) -> CurrencyMark? {
    if HeaderNames.rank(plain[column], .amount, exact: true) == nil {
      return CurrencyMark.code(String(plain[column].suffix(3)))
    }
    var name = names[column]
    return name.withUTF8 { bytes in
      for start in bytes.indices where bytes[start] >= 0x80 || bytes[start] == 0x24 {
        let rest = RowText(UnsafeBufferPointer(rebasing: bytes[start...]))
        if let (mark, _) = CurrencyMark.leading(rest) { return mark }
      }
      return nil
    }
  }

  /// A name without case, accents, spaces and punctuation; `#` is `no`.
  static func plain(_ name: String) -> String {
    var result = ""
    for scalar in folded(String(name.prefix(200))).unicodeScalars {
      if scalar == "#" {
        result += "no"
      } else if scalar.isASCII
        ? Byte.isLetter(UInt8(scalar.value)) || Byte.isDigit(UInt8(scalar.value))
        : scalar.properties.isAlphabetic
      {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func rank(_ name: String, _ role: ColumnRole, exact: Bool = false) -> Int? {
    let list = lists[role] ?? []
    if let rank = list.firstIndex(of: name) { return rank }
    // `amount_eur` is an amount.
    guard !exact, role == .amount, name.count > 3, CurrencyMark.code(String(name.suffix(3))) != nil
    else { return nil }
    return list.firstIndex(of: String(name.dropLast(3)))
  }

  private static let bareIDs: Set<String> = ["id", "no", "number", "key", "uid", "uuid", "guid"]

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }

  /// The names of each role, the best first.
  private static let lists: [ColumnRole: [String]] = [
    .externalID: words(
      """
      customerid customerno customernumber customernum customernr customercode customerkey
      customerref externalid clientid clientno clientnumber clientcode accountid accountno
      accountnumber accountcode companyid buyerid contactid memberid userid custid custno cid
      kundennummer kundennr kundenid idcliente clienteid codigocliente numeroclient idclient
      """),
    .name: words(
      """
      customername customer clientname client accountname account name fullname buyername buyer
      companyname company organisation organization organisationname organizationname shop store
      contactname contact member user username customeremail email emailaddress mail kunde
      kundenname firma cliente nombrecliente nombre empresa nomclient nom societe
      """),
    .date: words(
      """
      purchasedate dateofpurchase purchased purchasedat purchasedon orderdate ordered orderedat
      orderedon dateordered saledate salesdate soldat soldon transactiondate invoicedate invoiced
      invoicedon billingdate paymentdate paidat paidon date day datetime timestamp closedate
      closedat closedon closed createdat createdon created creationdate datum kaufdatum
      bestelldatum rechnungsdatum fecha fechacompra fechadecompra fechapedido dateachat
      datecommande jour dia
      """),
    .amount: words(
      """
      amount purchaseamount orderamount saleamount salesamount amountpaid paidamount invoiceamount
      totalamount transactionamount total ordertotal grandtotal totalprice totalpaid totalvalue
      value ordervalue purchasevalue dealvalue revenue turnover sales sum gross grossamount
      grosstotal net netamount nettotal spend spent paid price betrag umsatz summe
      gesamtbetrag bruttobetrag nettobetrag importe importetotal monto montant montanttotal
      """),
    .currency: words("currency currencycode ccy curr waehrung wahrung moneda devise"),
    .owner: words(
      """
      owner accountowner customerowner salesperson salesrep salesrepresentative rep representative
      accountmanager accountexec accountexecutive seller soldby assignedto responsible vendedor
      comercial vendeur verkaufer
      """),
  ]
}
