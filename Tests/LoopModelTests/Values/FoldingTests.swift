import LoopModel
import Testing

@Suite struct `Folded text` {
  @Test(arguments: ["Zoë", "ZOE", "zoe", "ZOË", "Zoe\u{308}", "Zo\u{200B}e", "Z\u{AD}oë\u{FE0F}"])
  func `is the same however it is spelled`(text: String) {
    #expect(folded(text) == "zoe")
  }

  @Test(arguments: [
    ("ß", "ss"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Æsir", "aesir"),
    ("Œuvre", "oeuvre"), ("Þór", "thor"), ("Łódź", "lodz"), ("Čapek", "capek"),
    ("İstanbul", "istanbul"), ("Ørsted", "orsted"), ("ÿ", "y"), ("ſ", "s"), ("ĳ", "ij"),
    ("Đorđe", "dorde"), ("ŉ", "n"), ("Škoda Žižkov", "skoda zizkov"), ("São Brás", "sao bras"),
  ])
  func `has plain letters for Latin ones with accents`(text: String, plain: String) {
    #expect(folded(text) == plain)
  }

  @Test(arguments: [
    ("Ștefan Țepeș", "stefan tepes"), ("Nguyễn", "nguyen"), ("Đặng Thị Hồng", "dang thi hong"),
    ("Ṭūbā", "tuba"), ("Ǎn", "an"), ("ẞ", "ss"), ("Ơn Ưu", "on uu"),
  ])
  func `has plain letters for the rarer Latin ones too`(text: String, plain: String) {
    #expect(folded(text) == plain)
  }

  @Test func `does not depend on whether Latin accents are composed`() {
    let marks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
      "\u{309}", "\u{30A}", "\u{30B}", "\u{30C}", "\u{30F}", "\u{311}", "\u{31B}", "\u{323}",
      "\u{324}", "\u{325}", "\u{326}", "\u{327}", "\u{328}", "\u{32D}", "\u{32E}", "\u{330}",
      "\u{331}",
    ]
    // Every composed Latin letter is canonically equal to a letter with one mark, or to another
    // composed one with one more.
    var composed: [Character: Character] = [:]
    let latin = Array(0xC0...0x24F) + Array(0x1E00...0x1EFF)
    let letters = latin.compactMap { Unicode.Scalar($0).map(Character.init) }
    for letter in letters { composed[letter] = letter }
    let bases = (0x41...0x5A).map { Character(Unicode.Scalar(UInt8($0))) }
    var wrong: [Character] = []
    for base in bases + bases.flatMap({ $0.lowercased() }) + letters {
      for mark in marks {
        var spelled = String(base)
        spelled.unicodeScalars.append(mark)
        guard let letter = composed[Character(spelled)] else { continue }
        if folded(String(letter)) != folded(spelled) { wrong.append(letter) }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: ["漢字商店", "カタカナ", "한국", "×÷", "№ 7", "🙂"])
  func `keeps what has no case`(text: String) {
    #expect(folded(text) == text)
  }

  @Test func `is lower case beyond Latin too`() {
    #expect(folded("ΑΒΓ") == "αβγ")
    #expect(folded("МОСКВА") == "москва")
  }

  @Test(
    arguments: [
      "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{202E}", "\u{2066}", "\u{301}", "\u{85}",
      "\u{9B}", "\u{7}", "\u{1B}", "\u{7F}", "\u{20DD}",
    ] as [Unicode.Scalar])
  func `has nothing that cannot be seen`(scalar: Unicode.Scalar) {
    #expect(folded("a" + String(scalar) + "b") == "ab")
  }

  @Test func `stays as it is when folded again`() {
    var wrong: [UInt32] = []
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = folded(String(scalar))
      if folded(once) != once { wrong.append(value) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20).map { String($0, radix: 16) })")
  }
}
