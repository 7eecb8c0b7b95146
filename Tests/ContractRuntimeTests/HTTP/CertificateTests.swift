// The certificate that a TLS terminator hands on is read strictly, and so are other HTTP schemes.

import ContractRuntime
import Testing

@Suite struct CertificateTests {
  private func headers(_ values: String...) -> Headers {
    Headers(values.map { .init(name: "client-cert", value: $0) })
  }

  @Test func certificate() throws {
    #expect(try Credentials.clientCertificate(headers(":AQID:")) == [1, 2, 3])
    #expect(try Credentials.clientCertificate(headers("  :AQIDBA==:  ")) == [1, 2, 3, 4])
  }

  @Test(arguments: ["AQID", ":AQID", "::", ":A:", ":AQID:, :AQID:", ":AQID:;a=1", ":AQ ID:"])
  func malformed(field: String) {
    #expect { try Credentials.clientCertificate(headers(field)) } throws: { error in
      guard case AuthenticationFailure.malformed = error else { return false }
      return true
    }
  }

  @Test func absentOrRepeated() {
    #expect(throws: AuthenticationFailure.missing) {
      try Credentials.clientCertificate(Headers())
    }
    #expect { try Credentials.clientCertificate(headers(":AQID:", ":AQID:")) } throws: { error in
      guard case AuthenticationFailure.malformed = error else { return false }
      return true
    }
  }

  @Test func otherSchemes() throws {
    let digest = Headers([.init(name: "Authorization", value: "Digest username=\"a\", nc=1")])
    #expect(try Credentials.http("digest", digest) == "username=\"a\", nc=1")
    #expect(throws: AuthenticationFailure.missing) { try Credentials.http("hoba", digest) }
    let problem = AuthenticationFailure.missing.problem([.http("digest"), .clientCertificate])
    #expect(problem.status == 401)
    #expect(problem.headers.all("WWW-Authenticate") == ["Digest", "ClientCertificate"])
  }
}
