/// Someone the demo business supplies with coffee machines, beans and service.
struct Client {
  var name: String
  /// Who of the team looks after them.
  var owner: String
  var trade: Trade
}
