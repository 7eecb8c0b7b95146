// Who sent a request, told from what proxies wrote: from the right, and through trusted ones only.

import ContractRuntime
import Testing

@testable import ContractServer

@Suite struct TrustedProxiesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var peer = "10.0.0.1"
    var forwardedFor: [String] = []
    var forwarded: [String] = []
    var client: String
    var testDescription: String { "\(peer) \(forwardedFor) \(forwarded)" }
  }

  static let rows = [
    Row(client: "10.0.0.1"),
    Row(forwardedFor: ["192.0.2.1"], client: "192.0.2.1"),
    // The nearest entry that no trusted proxy has is the client; all left of it is its own invention.
    Row(forwardedFor: ["1.1.1.1, 192.0.2.1"], client: "192.0.2.1"),
    Row(forwardedFor: ["1.1.1.1", "192.0.2.1"], client: "192.0.2.1"),
    Row(forwardedFor: ["192.0.2.1, 10.0.0.2, 10.0.0.3"], client: "192.0.2.1"),
    Row(forwardedFor: ["10.0.0.3, 10.0.0.2"], client: "10.0.0.3"),
    Row(forwardedFor: ["192.0.2.1,fd00::7"], client: "192.0.2.1"),
    Row(peer: "fd00::1", forwardedFor: ["2001:db8::1"], client: "2001:db8::1"),
    Row(peer: "::ffff:10.0.0.1", forwardedFor: ["192.0.2.1"], client: "192.0.2.1"),
    // A peer that is not trusted is believed nothing.
    Row(peer: "192.0.2.77", forwardedFor: ["10.0.0.9"], client: "192.0.2.77"),
    Row(peer: "192.0.2.77", forwarded: ["for=10.0.0.9"], client: "192.0.2.77"),
    // Ports and brackets, as some proxies write them.
    Row(forwardedFor: ["192.0.2.1:4711"], client: "192.0.2.1"),
    Row(forwardedFor: ["[2001:db8::1]:4711"], client: "2001:db8::1"),
    Row(forwardedFor: ["[2001:db8::1]"], client: "2001:db8::1"),
    Row(forwardedFor: ["2001:DB8:0:0:0:0:0:1"], client: "2001:db8::1"),
    // What is no address ends the search at the last proxy that said something.
    Row(forwardedFor: ["192.0.2.1, unknown"], client: "10.0.0.1"),
    Row(forwardedFor: ["192.0.2.1, unknown, 10.0.0.2"], client: "10.0.0.2"),
    Row(forwardedFor: ["192.0.2.1, "], client: "10.0.0.1"),
    Row(forwardedFor: [""], client: "10.0.0.1"),
    Row(forwardedFor: ["192.0.2.1:port"], client: "10.0.0.1"),
    Row(forwardedFor: ["192.0.2.300"], client: "10.0.0.1"),
    Row(forwardedFor: ["0300.0.2.1"], client: "10.0.0.1"),
    Row(forwarded: ["for=192.0.2.60;proto=http;by=203.0.113.43"], client: "192.0.2.60"),
    Row(forwarded: ["For=\"[2001:db8:cafe::17]:4711\""], client: "2001:db8:cafe::17"),
    Row(forwarded: ["for=1.1.1.1, for=192.0.2.43", "for=\"10.0.0.2\""], client: "192.0.2.43"),
    Row(forwarded: ["for=192.0.2.43;by=\"a,b;for=1.1.1.1\""], client: "192.0.2.43"),
    Row(forwarded: ["for=192.0.2.43, for=_hidden"], client: "10.0.0.1"),
    Row(forwarded: ["for=192.0.2.43, proto=https"], client: "10.0.0.1"),
    Row(forwarded: ["for=192.0.2.43;for=192.0.2.44"], client: "10.0.0.1"),
    Row(forwarded: ["for=\"192.0.2.43"], client: "10.0.0.1"),
    Row(forwarded: ["nonsense"], client: "10.0.0.1"),
    // Empty pairs (RFC 7239 section 4), empty elements (RFC 9110 section 5.6.1.2), hidden ports.
    Row(forwarded: ["for=192.0.2.43;"], client: "192.0.2.43"),
    Row(forwarded: [";for=192.0.2.43;;proto=http; "], client: "192.0.2.43"),
    Row(forwarded: ["for=192.0.2.43, "], client: "192.0.2.43"),
    Row(forwarded: [",for=192.0.2.43,,"], client: "192.0.2.43"),
    Row(forwarded: [""], client: "10.0.0.1"),
    Row(forwarded: ["for=192.0.2.43, ;"], client: "10.0.0.1"),
    Row(forwarded: ["for=\"192.0.2.43:_abc\""], client: "192.0.2.43"),
    Row(forwarded: ["for=\"[2001:db8::1]:_x-1.y\""], client: "2001:db8::1"),
    Row(forwarded: ["for=\"192.0.2.43:_\""], client: "10.0.0.1"),
    Row(forwarded: ["for=\"192.0.2.43:_a b\""], client: "10.0.0.1"),
    // One of the two was not written by the proxy.
    Row(forwardedFor: ["192.0.2.1"], forwarded: ["for=192.0.2.2"], client: "10.0.0.1"),
  ]

  @Test(arguments: rows) func theClientIsTold(row: Row) throws {
    let networks = try ["10.0.0.0/8", "fd00::/8"].map { try #require(IPNetwork($0)) }
    var headers = Headers()
    for value in row.forwardedFor { headers.add("x-forwarded-for", value) }
    for value in row.forwarded { headers.add("Forwarded", value) }
    let client = TrustedProxies(networks: networks).client(peer: row.peer, headers: headers)
    #expect(client == row.client)
    #expect(TrustedProxies(networks: []).client(peer: row.peer, headers: headers) == row.peer)
  }

  @Test func aLongListIsNotReadToItsEnd() throws {
    let networks = try [#require(IPNetwork("10.0.0.0/8"))]
    let list = (["192.0.2.1"] + Array(repeating: "10.0.0.2", count: 5_000)).joined(separator: ",")
    let headers = Headers([.init(name: "X-Forwarded-For", value: list)])
    let client = TrustedProxies(networks: networks).client(peer: "10.0.0.1", headers: headers)
    #expect(client == "10.0.0.2")
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.255.255", "11.0.0.0"), ("192.0.2.7", "192.0.2.7", "192.0.2.8"),
    ("0.0.0.0/0", "203.0.113.1", "2001:db8::1"), ("::/0", "203.0.113.1", ""),
    ("2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::1"),
    ("::1", "::1", "::2"), ("fd00::/64", "fd00::ffff:ffff:ffff:ffff", "fd00:0:0:1::"),
  ])
  func networksHoldTheirAddresses(text: String, inside: String, outside: String) throws {
    let network = try #require(IPNetwork(text))
    #expect(network.contains(try #require(IPAddress(inside))))
    if !outside.isEmpty { #expect(!network.contains(try #require(IPAddress(outside)))) }
  }

  @Test(arguments: [
    "", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.1/8", "10.0.0.0/8/8", "2001:db8::/129",
    "2001:db8::1/32", "example.com", "10.0.0", "10.0.0.0/ 8", "10.0.0.0/08", "10.0.0.0/+8",
    "0.0.0.0/-0", "0.0.0.0/00", "[::1]", "*",
  ])
  func otherTextsAreNoNetworks(text: String) { #expect(IPNetwork(text) == nil) }
}
