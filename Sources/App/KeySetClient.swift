// A URL in, the bytes of a key set out: one bounded GET over TLS with libcurl, on a thread of its own.
import ContractLibCurl
import Dispatch

/// Fetches a JSON Web Key Set.
///
/// libcurl verifies the server's certificate with the system's roots. Redirects are not followed:
/// keys come from the address that the operator named, or not at all.
struct KeySetClient: Sendable {
  /// The longest time for one fetch, from look-up to last byte.
  static let timeoutMilliseconds = 5_000
  /// The largest key set that is taken.
  static let maximumBytes = 256 * 1_024

  let url: String

  /// Why a key set could not be fetched; safe to log.
  struct FetchError: Error, CustomStringConvertible {
    let description: String
  }

  /// The body of a 200 answer.
  func fetch() async throws -> [UInt8] {
    let url = self.url
    return try await withCheckedThrowingContinuation { (continuation) in
      // libcurl blocks: it must not do that on a thread of the concurrency runtime.
      DispatchQueue.global().async {
        continuation.resume(with: Result { try Self.get(url) })
      }
    }
  }

  private static let isInitialized: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  private static func get(_ url: String) throws -> [UInt8] {
    guard isInitialized, let handle = unsafe curl_easy_init() else {
      throw FetchError(description: "libcurl could not be initialised")
    }
    defer { unsafe curl_easy_cleanup(handle) }
    let received = Received()
    unsafe curl_set_string(handle, CURLOPT_URL, url)
    unsafe curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    unsafe curl_set_string(handle, CURLOPT_USERAGENT, "todo-server")
    unsafe curl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "")
    unsafe curl_set_long(handle, CURLOPT_TIMEOUT_MS, timeoutMilliseconds)
    unsafe curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    unsafe curl_set_write_function(handle) { (bytes, size, count, context) in
      guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
      let received = unsafe Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
      let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
      guard received.bytes.count + piece.count <= KeySetClient.maximumBytes else { return 0 }
      unsafe received.bytes.append(contentsOf: piece)
      return piece.count
    }
    let code = withExtendedLifetime(received) {
      unsafe curl_set_pointer(
        handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(received).toOpaque())
      return unsafe curl_easy_perform(handle)
    }
    guard code == CURLE_OK else {
      throw FetchError(description: unsafe String(cString: curl_easy_strerror(code)))
    }
    var status = 0
    unsafe curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    guard status == 200 else {
      throw FetchError(description: "the key server answered with status \(status)")
    }
    return received.bytes
  }

  /// Takes the pieces that libcurl hands over; lives on the fetching thread alone.
  private final class Received {
    var bytes: [UInt8] = []
  }
}
