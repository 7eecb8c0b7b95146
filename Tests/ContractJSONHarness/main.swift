// A JSON text on standard input in, an exit status or the same value re-written out: lets test
// suites for JSON codecs in any language drive this one.
//
//   jsonharness parse < file      exit 0: JSON, 1: refused (the reason on standard error)
//   jsonharness roundtrip < file  prints the value as it is written
//   jsonharness f64 TEXT          prints the bits of a number as 16 hexadecimal digits
//   jsonharness verdicts < list   for each line, a JSON text in hexadecimal, prints 0 or 1
//   jsonharness time < file       prints how long reading and writing takes

import ContractRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

func standardInput() -> [UInt8] {
  var bytes: [UInt8] = []
  while true {
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      unsafe count = max(0, read(0, buffer.baseAddress, buffer.count))
    }
    if chunk.isEmpty { return bytes }
    bytes += chunk
  }
}

func print(_ bytes: [UInt8]) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
    guard count > 0 else { exit(2) }
    rest = rest.dropFirst(count)
  }
}

func complain(_ text: String) {
  var text = text + "\n"
  text.withUTF8 { text in _ = unsafe write(2, text.baseAddress, text.count) }
}

func isJSON(_ bytes: [UInt8]) -> Bool {
  do throws(JSONSyntaxError) {
    _ = try JSON.parse(bytes)
    return true
  } catch {
    return false
  }
}

func bits(of text: String) throws(JSONSyntaxError) -> UInt64? {
  var violations = Violations()
  return try JSON.read(Double.self, from: Array(text.utf8), &violations)?.bitPattern
}

func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

func bytes(hexadecimal line: String) -> [UInt8]? {
  let digits = Array(line.utf8)
  guard digits.count % 2 == 0 else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map { index in
    UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
  }
}

func printTimes(_ text: [UInt8]) throws(JSONSyntaxError) {
  let clock = ContinuousClock()
  var best = (skip: Duration.seconds(60), read: Duration.seconds(60), write: Duration.seconds(60))
  for _ in 0..<10 {
    var start = clock.now
    var violations = Violations()
    _ = try JSON.read(text, &violations) { (reader) throws(JSONSyntaxError) -> Bool? in
      try reader.skipValue()
      return true
    }
    best.skip = min(best.skip, clock.now - start)
    start = clock.now
    let value = try JSON.parse(text)
    best.read = min(best.read, clock.now - start)
    start = clock.now
    _ = JSON.write(value)
    best.write = min(best.write, clock.now - start)
  }
  print("validate \(best.skip)  read \(best.read)  write \(best.write)")
}

do throws(JSONSyntaxError) {
  switch CommandLine.arguments.dropFirst().first {
  case "parse":
    _ = try JSON.parse(standardInput())
  case "roundtrip":
    print(JSON.write(try JSON.parse(standardInput())))
  case "f64" where CommandLine.arguments.count == 3:
    guard let bits = try bits(of: CommandLine.arguments[2]) else {
      complain("not a finite number")
      exit(1)
    }
    print(hexadecimal(bits))
  case "f64":
    // One number a line; a refused one is an empty line.
    while let line = readLine() {
      let bits = try? bits(of: line)
      print(bits.flatMap { $0 }.map(hexadecimal) ?? "")
    }
  case "verdicts":
    while let line = readLine() {
      print(bytes(hexadecimal: line).map(isJSON) == true ? "0" : "1")
    }
  case "time":
    try printTimes(standardInput())
  default:
    complain("usage: jsonharness parse|roundtrip|f64 [TEXT]|verdicts|time")
    exit(64)
  }
} catch {
  complain("\(error)")
  exit(1)
}
