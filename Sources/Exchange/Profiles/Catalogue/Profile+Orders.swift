extension Profile {
  /// Files of orders that web shops export.
  ///
  /// An order of several things has several rows, of which only the first has a total.
  static let orders = [
    Profile(
      "shop orders", .orders,
      needs: [[.accountID, .accountName], [.date, .createdAt], [.amount]],
      marks: """
        financialstatus fulfillmentstatus lineitemname lineitemquantity paidat billingname
        shippingname subtotal taxes discountcode orderstatus orderkey datepaid
        """,
      [
        .accountID: "customerid email billingemail customeremail emailbilling",
        .accountName: "billingname shippingname customername fullname customer",
        .company: "billingcompany companybilling shippingcompany",
        .firstName: "billingfirstname firstnamebilling",
        .lastName: "billinglastname lastnamebilling",
        .externalID: "name ordername ordernumber orderid id",
        .date: "paidat datepaid orderdate processedat paiddate",
        .createdAt: "createdat datecreated",
        .amount: "total ordertotal ordertotalamount",
        .currency: "currency ordercurrency",
        .status: "financialstatus paymentstatus orderstatus status",
        .channel: "source saleschannel",
        .owner: "employee",
      ])
  ]
}
