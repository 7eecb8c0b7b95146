// Prints the time of each operation, the best of many short rounds, as the machine may be busy with
// other things; an argument selects the operations whose names contain it.

import ContractRuntime

func measure(_ name: String, bytes: Int, _ operation: () throws -> Int) rethrows {
  if let wanted = CommandLine.arguments.dropFirst().first, !name.contains(wanted) { return }
  let rounds = 1_000
  let repetitions = 200
  var best = Duration.seconds(60)
  var checksum = 0
  for _ in 0..<rounds {
    let elapsed = try ContinuousClock().measure {
      for _ in 0..<repetitions { checksum &+= try operation() }
    }
    best = min(best, elapsed)
  }
  let nanoseconds = Double(best.components.attoseconds) / 1e9 / Double(repetitions)
  print("\(name): \(Int(nanoseconds)) ns, \(bytes) bytes (checksum \(checksum % 997))")
}

let tasks = (0..<20).map { index in
  let time = Timestamp(year: 2026, month: 11, day: 21, microseconds: 9_150_123_456 + index)
  return Task(
    id: Int64(1_000 + index), userID: "k3Jx9Qm2LwZp7RtYbVnC4sDfGhAe8UoI",
    title: "Write the quarterly report, part \(index)",
    description: index % 3 == 0 ? nil : "Figures from the \"north\" region are still missing.",
    completed: index % 2 == 0, createdAt: time, updatedAt: time)
}
let listSize = JSON.write(tasks).count
measure("write 20 tasks", bytes: listSize) { JSON.write(tasks).count }
measure("write 1 task", bytes: JSON.write(tasks[1]).count) { JSON.write(tasks[1]).count }

let body = Array(
  #"{"title":"Buy milk","description":"Two litres, and bread","completed":false}"#.utf8)
try measure("read a create body", bytes: body.count) {
  var violations = Violations()
  return try JSON.read(TaskCreate.self, from: body, &violations)?.title.utf8.count ?? 0
}
let escaped = Array(#"{"title":"Caf\u00e9 \ud83d\ude00 ☕ \"x\"","description":null}"#.utf8)
try measure("read a body with escapes", bytes: escaped.count) {
  var violations = Violations()
  return try JSON.read(TaskCreate.self, from: escaped, &violations)?.title.utf8.count ?? 0
}
let wrong = Array(#"{"title":7,"description":[1],"completed":"no"}"#.utf8)
try measure("refuse a body, 3 violations", bytes: wrong.count) {
  var violations = Violations()
  _ = try JSON.read(TaskCreate.self, from: wrong, &violations)
  return violations.count
}
let numbers = Array("[1,-2.5,1e3,3.141592653589793,123456789,0.1,65.613616999999977]".utf8)
try measure("read 7 doubles", bytes: numbers.count) {
  var violations = Violations()
  return try JSON.read([Double].self, from: numbers, &violations)?.count ?? 0
}
let long = (0..<100).map { "\(-65.613616999999977 + Double($0) / 7)" }
let coordinates = Array("[\(long.joined(separator: ","))]".utf8)
try measure("read 100 doubles of 16 or 17 digits", bytes: coordinates.count) {
  var violations = Violations()
  return try JSON.read([Double].self, from: coordinates, &violations)?.count ?? 0
}
let values = long.compactMap(Double.init)
measure("write 100 doubles", bytes: coordinates.count) { JSON.write(values).count }
