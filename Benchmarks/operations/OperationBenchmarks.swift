// Runs one operation a given number of times, so that a tool around it can count instructions or
// allocations: the difference of two runs, by that of their numbers, is what one operation takes.
// usage: ContractBenchmarks                 lists the names
//        ContractBenchmarks NAME TIMES      prints nanoseconds per operation

import Foundation

@main
enum OperationBenchmarks {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.first else {
      print(Operation.all.map(\.name).joined(separator: "\n"))
      return
    }
    guard let operation = Operation.all.first(where: { $0.name == name }),
      let times = arguments.dropFirst().first.flatMap({ Int($0) }), times > 0
    else {
      FileHandle.standardError.write(Data("error: usage: ContractBenchmarks [NAME TIMES]\n".utf8))
      exit(2)
    }
    try operation.run(times)
  }
}
