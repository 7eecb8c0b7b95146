// The name of a function in, the function out if the libpq that runs has it.
// The program may be built against an older header than the library that it then finds.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum LibPQ {
  /// A function of the library by its name; its type must be the one of libpq's manual.
  @unsafe
  static func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard let symbol = unsafe dlsym(dlopen(nil, RTLD_NOW), name) else { return nil }
    return unsafe unsafeBitCast(symbol, to: type)
  }
}
