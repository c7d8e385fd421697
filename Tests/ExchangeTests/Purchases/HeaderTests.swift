import Exchange
import LoopModel
import Testing

@Suite struct HeaderTests {
  @Test(arguments: [
    ("customer_id,date,amount", "customer id|date|amount"),
    ("Customer ID,Order Date,Total", "customer id|date|amount"),
    ("client no.,day,price", "customer id|date|amount"),
    ("Customer #,purchased,revenue", "customer id|date|amount"),
    ("id,date,amount", "customer id|date|amount"),
    ("id,customer,date,amount", "-|customer|date|amount"),
    ("company,created_at,value", "customer|date|amount"),
    ("E-mail,purchase_date,sum", "customer|date|amount"),
    ("buyer,date,gross,net", "customer|date|amount|-"),
    ("customer,customer_id,date,amount,owner", "customer|customer id|date|amount|owner"),
    ("name,date,amount,account manager", "customer|date|amount|owner"),
    ("Kunde,Datum,Betrag", "customer|date|amount"),
    ("Cliente,Fecha,Importe", "customer|date|amount"),
    ("customer,date,amount_eur", "customer|date|amount"),
    ("customer,date,Amount (€),currency", "customer|date|amount|currency"),
    ("customer,created,date,price,total", "customer|-|date|-|amount"),
  ])
  func `columns are found by name`(header: String, roles: String) throws {
    let reading = try Reading(header + "\n")
    let found = reading.understanding.columns.map { $0.role?.rawValue ?? "-" }
    #expect(found.joined(separator: "|") == roles)
    #expect(reading.understanding.rows == 0)
  }

  @Test func `an id that repeats counts customers`() throws {
    let reading = try Reading("id,name,date,amount\n1,A,2026-01-15,1\n1,A,2026-01-16,2\n")
    #expect(reading.rows.map(\.id) == ["1", "1"])
    let orders = try Reading("id,name,date,amount\n1,A,2026-01-15,1\n2,A,2026-01-16,2\n")
    #expect(orders.rows.map(\.id) == ["", ""])
    #expect(orders.understanding.notes == ["not used: id"])
  }

  @Test(arguments: [
    ("customer,date\nA,2026-01-15\n", "has no column for the amount (found: customer, date)"),
    ("company,value\nA,1\n", "has no column for the date (found: company, value)"),
    ("foo,bar\n1,2\n", "has no column for the customer, date and amount (found: foo, bar)"),
    ("customer\u{1B}[2J,value\nA,1\n", "(found: customer�[2J, value)"),
    ("customer,date,amount,Amount\n", "has two columns called 'amount' (3 and 4)"),
    ("name,Name,date,amount\n", "has two columns called 'name' (1 and 2)"),
    (String(repeating: "c,", count: 5000) + "\nx\n", "has more than 4,096 fields"),
    ("\"customer,date,amount\nA,2026-01-15,1\n", "line 1: a quote opened here is never closed"),
  ])
  func `a header that will not do is refused`(text: String, why: String) throws {
    let refusal = try Reading.refusal(text)
    #expect(refusal?.contains(why) == true, "\(refusal ?? "understood")")
  }

  @Test func `a doubled column that is not used does no harm`() throws {
    #expect(try Reading("note,customer,date,amount,note\nx,A,2026-01-15,1,y\n").names == ["A"])
  }

  @Test(arguments: [
    ("1,1997-01-01,29.33\n1,1997-01-18,29.73\n", "customer id|date|amount"),
    ("1997-01-01;29,33 €;Ann Lee\n1997-01-18;1.029,73 €;Bob\n", "date|amount|customer"),
    ("Ann,2026-01-15,100\nBob,2026-01-16,200\n", "customer|date|amount"),
    ("C-0001,2026-01-15,1.50\n", "customer id|date|amount"),
    ("A Co,,2026-01-15,1.50\n", "customer|-|date|amount"),
  ])
  func `without a header columns are found by content`(text: String, roles: String) throws {
    let reading = try Reading(text)
    #expect(!reading.understanding.hasHeader)
    let found = reading.understanding.columns.map { $0.role?.rawValue ?? "-" }
    #expect(found.joined(separator: "|") == roles)
    #expect(reading.rows.first?.line == 1)
    #expect(reading.rejections.isEmpty)
  }

  @Test(arguments: [
    "1,2026-01-15,100\n2,2026-01-16,200\n", "Ann,Bob,2026-01-15,1.50\n",
    "Ann,2026-01-15,2026-01-16,1.50\n", "Ann,2026-01-15,1.50,2.50\n", "2026-01-15,1.50\n",
  ])
  func `without a header doubtful columns are refused`(text: String) throws {
    #expect(try Reading.refusal(text)?.contains("add a first line such as") == true)
  }

  @Test func `names have a limit and customers must have one`() throws {
    let long = String(repeating: "n", count: 1000)
    let reading = try Reading(
      "customer_id,customer,date,amount\n,\(long),2026-01-15,1\n,\(long)n,2026-01-15,1\n"
        + " , ,2026-01-15,1\n7,,2026-01-15,1\n")
    #expect(reading.rows.map(\.line) == [2, 5])
    #expect(
      reading.rejections.map(\.reason) == [
        "is longer than 1,000 bytes", "the customer is missing",
      ])
    #expect(reading.rejections.map(\.column) == [2, 2])
  }

  @Test func `the owner comes along`() throws {
    let reading = try Reading(
      "customer,date,amount,Sales Rep\nA,2026-01-15,1, kim \nB,2026-01-15,1,\n")
    #expect(reading.rows.map(\.owner) == ["kim", ""])
  }

  @Test func `the shape of the published CDNOW file`() throws {
    let reading = try Reading(
      "customer_id,date,amount\n1,1997-01-01,29.33\n1,1997-01-18,29.73\n2,1997-01-01,0.00\n")
    #expect(reading.rows.map(\.id) == ["1", "1", "2"])
    #expect(reading.amounts == [2933, 2973, 0])
    #expect(reading.understanding.dates == .yearMonthDay)
    #expect(reading.understanding.currency == .unknown)
    #expect(reading.understanding.notes.isEmpty)
  }
}
