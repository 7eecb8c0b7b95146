// A POSIX thread that runs one closure with all signals blocked, so that handlers run elsewhere.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Thread {
  private final class Body {
    private let name: String
    private let body: @Sendable () -> Void
    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }

    func run() {
      nameThread()
      body()
    }

    private func nameThread() {
      #if canImport(Darwin)
        _ = unsafe pthread_setname_np(name)
      #elseif os(Linux)
        // `pthread_setname_np` is what headers have for GNU sources alone (proc(5), `comm`).
        let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = unsafe write(file, name, name.utf8.count)
        _ = close(file)
      #endif
    }
  }

  /// `SCHED_BATCH`, which headers have for GNU sources alone.
  private static let batchPolicy: Int32 = 3

  /// Makes the calling thread one that others need not stop for when it wakes: it has its share of the
  /// processors as before, and begins with it when theirs ends (sched(7), `SCHED_BATCH`).
  ///
  /// Elsewhere than on Linux, where a policy is a thread's, it does nothing.
  static func waitForItsTurn() {
    #if os(Linux)
      var parameters = sched_param()
      _ = unsafe sched_setscheduler(0, batchPolicy, &parameters)
    #endif
  }

  /// Starts a detached thread; says whether that worked.
  ///
  /// - Parameters:
  ///   - name: What `top -H` shows; 15 letters at most, which is all that Linux takes.
  ///   - run: What it does.
  static func start(named name: String, _ run: @escaping @Sendable () -> Void) -> Bool {
    let body = unsafe Unmanaged.passRetained(Body(name, run))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    var signals = sigset_t()
    var previous = sigset_t()
    unsafe sigfillset(&signals)
    unsafe pthread_sigmask(SIG_SETMASK, &signals, &previous)
    let status = unsafe pthread_create(&thread, nil, threadBody, body.toOpaque())
    unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
    guard status == 0 else {
      unsafe body.release()
      return false
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
    return true
  }

  #if canImport(Darwin)
    private static let threadBody:
      @convention(c) (UnsafeMutableRawPointer) ->
        UnsafeMutableRawPointer? = { (argument) in
          Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }
  #else
    private static let threadBody:
      @convention(c) (UnsafeMutableRawPointer?) ->
        UnsafeMutableRawPointer? = { (argument) in
          if let argument = unsafe argument {
            unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
          }
          return nil
        }
  #endif
}
