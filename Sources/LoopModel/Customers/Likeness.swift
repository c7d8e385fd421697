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
  let parts = domain.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count > 1, !parts.contains(""), !sharedDomains.contains(String(domain)),
    // `yahoo.es` and `yahoo.co.uk`, but not `yahoo.acme.com`.
    !mailServices.contains(String(parts[0])) || parts.dropFirst().contains(where: { $0.count > 3 })
  else { return nil }
  return String(domain)
}

private let legalForms: Set<String> = [
  "gmbh", "mbh", "ag", "kg", "ohg", "ug", "gbr", "se", "ev", "eg", "co", "inc", "incorporated",
  "llc", "ltd", "limited", "corp", "corporation", "company", "plc", "lp", "llp", "sa", "sl", "slu",
  "srl", "spa", "sas", "sarl", "sasu", "bv", "nv", "oy", "oyj", "ab", "as", "asa", "aps", "pty",
  "cia", "kft", "doo", "sro",
]

/// Mail services that have a domain in many countries.
private let mailServices: Set<String> = [
  "gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "aol", "gmx",
  "yandex",
]

private let sharedDomains: Set<String> = [
  "msn.com", "icloud.com", "me.com", "mac.com", "web.de", "t-online.de", "freenet.de", "arcor.de",
  "posteo.de", "mailbox.org", "orange.fr", "free.fr", "sfr.fr", "neuf.fr", "wanadoo.fr",
  "laposte.net", "libero.it", "virgilio.it", "tiscali.it", "alice.it", "tin.it", "terra.es",
  "telefonica.net", "movistar.es", "bluewin.ch", "hispeed.ch", "aon.at", "chello.at", "ziggo.nl",
  "kpnmail.nl", "planet.nl", "telenet.be", "skynet.be", "btinternet.com", "sky.com",
  "virginmedia.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cox.net",
  "bellsouth.net", "shaw.ca", "rogers.com", "bigpond.com", "protonmail.com", "proton.me", "pm.me",
  "fastmail.com", "tutanota.com", "zoho.com", "mail.com", "mail.ru", "bk.ru", "list.ru", "inbox.ru",
  "qq.com", "163.com", "126.com", "sina.com", "naver.com", "daum.net", "rediffmail.com",
  "uol.com.br", "bol.com.br", "terra.com.br", "wp.pl", "o2.pl", "onet.pl", "interia.pl",
  "seznam.cz", "email.cz",
  "linkedin.com", "facebook.com", "instagram.com", "linktr.ee", "sites.google.com",
]
