import LoopModel
import Testing

@Suite struct LikenessTests {
  @Test(arguments: [
    ("Müller & Söhne GmbH", "muller sohne"), ("ACME, Inc.", "acme"),
    ("Casa Lima S.L.", "casa lima"),
    ("Co", "co"), ("O'Brien Ltd", "obrien"), ("", ""), ("漢字 株", "漢字 株"),
  ])
  func `a name is compared without case, marks and legal form`(name: String, key: String) {
    #expect(nameKey(name) == key)
  }

  @Test(arguments: [
    ("https://www.Acme.test/x", "acme.test"), ("kim@acme.test", "acme.test"),
    ("acme.test:80", "acme.test"),
    ("ann@gmail.com", nil), ("acme", nil), ("", nil),
  ])
  func `a domain is told from a site or an address, but for shared ones`(
    text: String, domain: String?
  ) {
    #expect(ownDomain(text) == domain)
  }
}
