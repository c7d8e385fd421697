extension Profile {
  /// Files of orders and customers that web shops export.
  ///
  /// The names are those of Shopify (`orders_export.csv`, `customers_export.csv`), of WooCommerce and
  /// of its export extensions. An order of several things has several rows: in some files only the
  /// first has a total, in others all repeat it. Orders name their customer by e-mail, so customers
  /// are known by it too.
  static let orders = [
    Profile(
      "shop orders", .orders,
      needs: [[.accountID, .accountName], [.date, .createdAt], [.amount]],
      marks: """
        financialstatus fulfillmentstatus lineitemname lineitemquantity paidat billingname
        shippingname subtotal taxes discountcode orderstatus orderkey datepaid paymentmethod
        billingfirstname firstnamebilling customertype itemssold coupons ordertotal
        """,
      [
        .accountID: "email billingemail customeremail emailbilling",
        .relatedID: "customerid customeruser",
        .accountName: "billingname shippingname customername fullname customer",
        .company: "billingcompany companybilling shippingcompany",
        .firstName: "billingfirstname firstnamebilling shippingfirstname",
        .lastName: "billinglastname lastnamebilling shippinglastname",
        .externalID: "ordername name ordernumber orderno orderid id",
        .date: "paidat datepaid paiddate orderdate processedat date",
        .createdAt: "createdat datecreated",
        .amount: "total ordertotal ordertotalamount netsales",
        .refunded: "refundedamount refundtotal orderrefundamount totalrefunded",
        .currency: "currency ordercurrency",
        .status: "financialstatus paymentstatus orderstatus status",
        .channel: "source saleschannel",
        .owner: "employee",
      ]),
    Profile(
      "shop customers", .customers, needs: [[.email, .externalID], [.lastName, .company]],
      marks: """
        acceptsemailmarketing acceptsmarketing acceptssmsmarketing totalspent totalorders taxexempt
        defaultaddresscompany defaultaddresscity
        """,
      [
        .externalID: "customerid id",
        .firstName: "firstname",
        .lastName: "lastname",
        .email: "email",
        .phone: "phone defaultaddressphone",
        .company: "defaultaddresscompany company",
        .createdAt: "createdat customersince",
      ]),
  ]
}
