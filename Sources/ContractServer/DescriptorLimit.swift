// How many connections the process may hold open: the limit of the system on open files goes in, the
// number of connections that fits into it comes out. Without it the server would accept until the
// database, the log and the key set could open nothing any more.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limit on file descriptors of this process (`RLIMIT_NOFILE`).
enum DescriptorLimit {
  /// The most connections that a number of descriptors has room for, those that are only told 503
  /// included; 0 where there is room for none.
  static func connections(wanted: Int, descriptors: Int, reserved: Int) -> Int {
    let room = descriptors - reserved
    if Limits.acceptedConnections(for: wanted) <= room { return wanted }
    // An eighth is added to what is served, but no less than a fixed number.
    var fitting = max(0, min(wanted, room / 9 * 8 + 9))
    while fitting > 0, Limits.acceptedConnections(for: fitting) > room { fitting -= 1 }
    return fitting
  }

  /// Raises the soft limit towards the hard one as far as `needed` asks for.
  ///
  /// - Returns: The soft limit as it is then; `Int.max` where there is none.
  static func raise(to needed: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0 else { return .max }
    let (soft, hard) = (Int(clamping: limit.rlim_cur), Int(clamping: limit.rlim_max))
    guard soft < needed, soft < hard else { return soft }
    limit.rlim_cur = rlim_t(min(needed, hard))
    #if canImport(Darwin)
      // The kernel refuses more than this, whatever the hard limit says (setrlimit(2)).
      limit.rlim_cur = min(limit.rlim_cur, rlim_t(OPEN_MAX))
    #endif
    let isRaised = unsafe setrlimit(resource, &limit) == 0
    return isRaised ? Int(clamping: limit.rlim_cur) : soft
  }

  #if canImport(Darwin)
    private static let resource = RLIMIT_NOFILE
  #else
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #endif
}
