extension Session {
  /// `help [COMMAND]`: all commands, or one.
  func help(about command: Command?) {
    var output = Output()
    guard let command else {
      output.write(
        "salesloop: where every customer is on the sales loop, and how fast they go round.\n\n")
      for command in Command.told {
        output.write(
          "  " + padded("\(command.rawValue) \(command.usage)", 32) + command.summary + "\n")
      }
      output.write("\nOptions of every command:\n")
      writeOptions(Option.common, to: &output)
      output.write(
        "\n`salesloop help COMMAND` tells its own options; ? in the dashboard tells the rest.\n")
      return
    }
    output.write("salesloop \(command.rawValue) \(command.usage)\n  \(command.summary)\n")
    if !command.options.isEmpty {
      output.write("\n")
      writeOptions(command.options, to: &output)
    }
    if command == .list || command == .printView {
      output.write(
        "\nA filter: owner:ana stage:3-4 momentum:<0.8 stalled \"casa\"; `salesloop print help --size"
          + " 100x120` tells all of it.\n")
    }
  }

  private func writeOptions(_ options: [Option], to output: inout Output) {
    for option in options {
      output.write(
        "  " + padded(option.flag + (option.value.map { " " + $0 } ?? ""), 28) + option.help + "\n")
    }
  }

  private func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(1, columns - text.count))
  }
}
