import LoopModel

extension Session {
  /// `help [COMMAND]`: all commands, or one.
  func help(about command: Command?) {
    var output = Output()
    guard let command else {
      output.write(
        "salesloop: where every customer is on the sales loop, and how fast they go round.\n\n")
      for command in Command.told {
        output.write(
          "  " + padded("\(command.rawValue) \(command.usage)", 34) + command.summary + "\n")
      }
      output.write("\nOptions of every command:\n")
      writeOptions(Option.common, of: .help, to: &output)
      output.write(
        "\n`salesloop help COMMAND` tells its own options; ? in the dashboard tells the rest.\n")
      return
    }
    let usage = command.form?.usage ?? command.usage
    output.write("salesloop \(command.rawValue) \(usage)\n  \(command.summary)\n")
    if let form = command.form {
      output.write("\n  " + padded("CUSTOMER", 28) + "an id, #number, a name or its beginning;")
      output.write(" - for names on standard input\n")
      for part in form.operands {
        output.write("  " + padded(part.placeholder, 28) + part.help + "\n")
      }
    }
    if !command.options.isEmpty {
      output.write("\n")
      writeOptions(command.options, of: command, to: &output)
    }
    if command == .apply {
      output.write(
        "\n{\"op\":\"touch\",\"customer\":\"Casa Lima\",\"channel\":\"call\"}: `op` is a command that changes a"
          + " customer, undo or redo;\nits parts are named as its options are, and `actor`, `id` and"
          + " `seen` may be added.\n")
    }
    if command == .list || command == .printView {
      output.write(
        "\nA filter: owner:ana stage:3-4 momentum:<0.8 stalled \"casa\"; `salesloop print help --size"
          + " 100x120` tells all of it.\n")
    }
  }

  private func writeOptions(_ options: [Option], of command: Command, to output: inout Output) {
    for option in options {
      let value = command.form?.part(named: option.rawValue)?.placeholder ?? option.value
      output.write(
        "  " + padded(option.flag + (value.map { " " + $0 } ?? ""), 28) + option.help(of: command)
          + "\n")
    }
  }

  private func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(1, columns - text.count))
  }
}
