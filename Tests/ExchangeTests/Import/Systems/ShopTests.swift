import Exchange
import LoopModel
import Store
import Testing

@Suite struct ShopTests {
  static let shopify =
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,"
    + "Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Company,"
    + "Cancelled at,Refunded Amount,Employee,Id,Source\n"

  @Test func `orders and customers of Shopify, known by e-mail`() throws {
    let exports = try Exports(
      """
      Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Phone,Total Spent,Total Orders,Note,Tax Exempt,Tags
      '9013808660771,Ann,Lee,ann@x.test,yes,,'+4930123,120.00,2,,no,
      '9013808660772,Bob,Ray,Bob@x.test,no,Bolt,,0.00,0,,no,

      """,
      Self.shopify + """
        #1001,ann@x.test,paid,2026-01-05 14:03:22 +0100,fulfilled,EUR,90.00,5.00,5.00,100.00,2026-01-05 14:01:02 +0100,1,Tile,45.00,Ann Lee,,,0.00,Kim,501,web
        #1001,ann@x.test,,,,,,,,,2026-01-05 14:01:02 +0100,1,Slate,45.00,,,,,,,
        #1002,Ann@X.test,partially_refunded,2026-02-05 09:00:00 +0100,fulfilled,EUR,50.00,0.00,0.00,50.00,2026-02-05 09:00:00 +0100,1,Tile,50.00,Ann Lee,,,30.00,,502,web
        #1003,cy@x.test,refunded,2026-02-06 09:00:00 +0100,fulfilled,EUR,50.00,0.00,0.00,50.00,2026-02-06 09:00:00 +0100,1,Tile,50.00,Cy,,,50.00,,503,web
        #1004,cy@x.test,pending,,,EUR,50.00,0.00,0.00,50.00,2026-02-07 09:00:00 +0100,1,Tile,50.00,Cy,,,,,504,web
        #1005,dee@x.test,paid,2026-02-08 09:00:00 +0100,,EUR,50.00,0.00,0.00,70.00,2026-02-08 09:00:00 +0100,1,Tile,50.00,Dee,Dent AG,,,,505,pos

        """)
    #expect(exports.profiles == ["shop customers", "shop orders"])
    #expect(exports.names == ["Ann Lee", "Bob Ray", "Dent AG"])
    #expect(
      try exports.story("Ann Lee") == "ann@x.test | Kim | 2026-01-05 10000 | 2026-02-05 2000")
    #expect(try exports.story("Bob Ray") == "bob@x.test | 1 unknown | ")
    #expect(exports.joined.named("Ann Lee")?.phone == "+4930123")
    #expect(try exports.story("Dent AG") == "dee@x.test |  | 2026-02-08 7000")
  }

  @Test func `orders of WooCommerce, of which every line repeats the total`() throws {
    let exports = try Exports(
      """
      order_id,order_number,order_date,paid_date,status,order_total,order_currency,customer_id,customer_email,billing_first_name,billing_last_name,billing_company,item_name
      11,11,9/16/2026  6:29:00,9/16/2026  6:30:00,completed,100.50,EUR,7,ann@x.test,Ann,Lee,,Tile
      11,11,9/16/2026  6:29:00,9/16/2026  6:30:00,completed,100.50,EUR,7,ann@x.test,Ann,Lee,,Slate
      12,12,9/17/2026  6:29:00,,wc-on-hold,10.00,EUR,0,guest@x.test,Gus,Tav,,Tile
      13,13,9/18/2026  6:29:00,9/18/2026  6:30:00,processing,20.00,EUR,0,hal@x.test,Hal,Ott,,Tile
      14,14,9/19/2026  6:29:00,9/19/2026  6:30:00,processing,30.00,EUR,0,ida@x.test,Ida,Ott,Ida Ltd,Tile

      """, today: "2026-10-30")
    #expect(exports.profiles == ["shop orders"])
    #expect(exports.names == ["Ann Lee", "Hal Ott", "Ida Ltd"])
    #expect(try exports.story("Ann Lee") == "ann@x.test |  | 2026-09-16 10050")
    #expect(try exports.story("Hal Ott") == "hal@x.test |  | 2026-09-18 2000")
  }
}
