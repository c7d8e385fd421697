/// What an export is written as.
enum ExportForm: String, CaseIterable {
  case csv, json, jsonl
}
