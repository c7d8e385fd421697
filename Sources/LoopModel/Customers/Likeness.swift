/// What the name of a company or a person comes down to when it is compared with others: folded, without
/// punctuation and without the legal form at its end.
///
/// `Müller & Söhne GmbH` and `Muller + Sohne` are the same.
public func nameKey(_ name: String) -> String {
  var words: [String] = []
  var word = ""
  for character in folded(name) where character != "." && character != "'" {
    if character.isLetter || character.isNumber {
      word.append(character)
    } else if !word.isEmpty {
      words.append(word)
      word = ""
    }
  }
  if !word.isEmpty { words.append(word) }
  while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
  return words.joined(separator: " ")
}

/// The domain of a web site or an e-mail address; nil for none, and for those of mail services that
/// many share.
public func ownDomain(_ text: String) -> String? {
  var domain = folded(text)[...]
  if let at = domain.lastIndex(of: "@") { domain = domain[domain.index(after: at)...] }
  for prefix in ["https://", "http://"] where domain.hasPrefix(prefix) {
    domain = domain.dropFirst(prefix.count)
  }
  domain = domain.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != " " }
  if domain.hasPrefix("www.") { domain = domain.dropFirst(4) }
  guard domain.contains("."), !sharedDomains.contains(String(domain)) else { return nil }
  return String(domain)
}

private let legalForms: Set<String> = [
  "gmbh", "mbh", "ag", "kg", "ohg", "ug", "gbr", "se", "ev", "eg", "co", "inc", "incorporated",
  "llc", "ltd", "limited", "corp", "corporation", "company", "plc", "lp", "llp", "sa", "sl", "slu",
  "srl", "spa", "sas", "sarl", "sasu", "bv", "nv", "oy", "oyj", "ab", "as", "asa", "aps", "pty",
  "cia", "kft", "doo", "sro",
]

private let sharedDomains: Set<String> = [
  "gmail.com", "googlemail.com", "yahoo.com", "yahoo.es", "yahoo.fr", "hotmail.com", "hotmail.es",
  "outlook.com", "outlook.es", "live.com", "msn.com", "icloud.com", "me.com", "aol.com", "gmx.de",
  "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "orange.fr", "free.fr",
  "wanadoo.fr", "laposte.net", "libero.it", "terra.es", "telefonica.net", "protonmail.com",
  "proton.me", "mail.com", "mail.ru", "qq.com", "163.com", "linkedin.com", "facebook.com",
]
