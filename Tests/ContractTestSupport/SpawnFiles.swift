// What files a child process has open: nothing to read, its output, and no other. A server that inherits
// a pipe of the test run keeps that run from ending, and one that inherits a socket keeps its port.

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The open files of a child process.
struct SpawnFiles {
  /// The file that takes standard output.
  var output: String
  /// The file that takes standard error; nil where that goes to standard output.
  var errors: String?
  /// The rights of files that are made.
  var mode: mode_t

  /// Starts a program with these files open; returns 0 or the number of an error.
  ///
  /// All others are closed on the way, in the child: what another thread opens meanwhile, too.
  func spawn(
    _ identifier: inout pid_t, _ path: String, _ words: [UnsafeMutablePointer<CChar>?],
    _ environment: UnsafePointer<UnsafeMutablePointer<CChar>?>
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let flags = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, mode)
    if let errors {
      posix_spawn_file_actions_addopen(&actions, 2, errors, flags, mode)
    } else {
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    #if canImport(Darwin)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_CLOEXEC_DEFAULT))
    #else
      Self.closeFrom(&actions, 3)
    #endif
    return posix_spawn(&identifier, path, &actions, &attributes, words, environment)
  }

  #if !canImport(Darwin)
    private typealias CloseFrom =
      @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// A function of glibc 2.34 and later that Swift's module of it does not show.
    private static let added = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np")
      .map { unsafeBitCast($0, to: CloseFrom.self) }

    private static func closeFrom(
      _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ first: Int32
    ) {
      if let added {
        _ = added(actions, first)
      } else {
        for descriptor in first..<1_024 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      }
    }
  #endif
}
