// URLs in, their parts or a complaint out.
import Testing

@testable import TodoServer

@Suite("Web addresses")
struct WebAddressTests {
  @Test("the parts of a URL")
  func parts() throws {
    let address = try WebAddress("HTTPS://App.Example.com:8443/auth/jwks?a=b")
    #expect(address.scheme == .https)
    #expect(address.host == "app.example.com")
    #expect(address.port == 8_443)
    #expect(address.path == "/auth/jwks")
    #expect(address.target == "/auth/jwks?a=b")
    #expect(address.logged == "https://app.example.com:8443/auth/jwks?...")
    #expect(try WebAddress("http://h").target == "/")
    #expect(try WebAddress("http://h?q").target == "/?q")
  }

  @Test(
    "an origin is written as browsers write it",
    arguments: [
      ("https://app.example.com", "https://app.example.com"),
      ("https://APP.example.com:443/a/b", "https://app.example.com"),
      ("http://app.example.com:443", "http://app.example.com:443"),
      ("http://app.example.com:80/", "http://app.example.com"),
      ("http://app.example.com:", "http://app.example.com"),
      ("http://app.example.com:03000", "http://app.example.com:3000"),
      ("http://[0:0:0:0:0:0:0:1]:3000", "http://[::1]:3000"),
      ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
    ])
  func origin(url: String, origin: String) throws {
    #expect(try WebAddress(url).origin == origin)
  }

  @Test(
    "what is no URL to fetch is refused",
    arguments: [
      "", "app.example.com", "//app.example.com", "ftp://app.example.com", "https://",
      "https:///path", "https://:80", "https://a b", "https://a/b c", "https://a/\u{E9}",
      "https://caf\u{E9}.example", "https://user@host", "https://user:password@host",
      "https://host:port", "https://host:65536", "https://host:-1", "https://host/#keys",
      "https://[::1", "https://::1", "https://[::g]", "https://1.2.3", "https://256.1.1.1",
      "https://a..b", "https://-a", "https://%61", "https://a/\"", "https://a\n",
    ])
  func refused(url: String) {
    #expect(throws: Complaint.self) { try WebAddress(url) }
  }

  @Test(
    "loopback is this machine alone",
    arguments: [
      ("http://localhost:3000", true), ("http://api.localhost", true), ("http://127.8.0.1", true),
      ("http://[::1]", true), ("http://LOCALHOST", true), ("http://localhost.example", false),
      ("http://127.0.0.1.example", false), ("http://10.0.0.1", false), ("http://frontend", false),
    ])
  func loopback(url: String, isLoopback: Bool) throws {
    #expect(try WebAddress(url).isLoopback == isLoopback)
  }
}
