// Makes a development token from the configured secret.
import ArgumentParser
import ContractTokens

struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Prints a token for development, signed with BETTER_AUTH_SECRET (HS256).",
    discussion: """
      It names the issuer and audience that the settings ask for. The token alone goes to standard output, \
      what it is to standard error.
      """)

  @Option(help: "The user whom the token names, its `sub` claim.")
  var sub: String

  @Option(help: "How long it is good: a number with s, m, h or d, such as 90s or 1h.")
  var ttl = Lifetime(seconds: 3_600)

  func validate() throws {
    guard !sub.isEmpty else { throw ValidationError("--sub must not be empty.") }
  }

  func run() async throws {
    let settings = try TokenSettings(Environment.process)
    guard let secret = settings.secret else {
      throw OperatorError(
        "BETTER_AUTH_SECRET is not set; without it this command has nothing to sign with.")
    }
    let signer: TokenSigner
    do throws(TokenConfigurationError) {
      signer = try TokenSigner(secret: Array(secret.utf8))
    } catch {
      throw OperatorError("BETTER_AUTH_SECRET cannot be used: \(error).")
    }
    StandardError.writeLine(description(settings))
    print(
      try signer.token(
        subject: sub, lifetimeSeconds: ttl.seconds, issuer: settings.issuer,
        audiences: settings.audiences))
  }
}

extension TokenCommand {
  /// What the token is, in one sentence without it.
  private func description(_ settings: TokenSettings) -> String {
    let issuer = settings.issuer.map { ", iss \(Complaint.quoted($0))" } ?? ""
    let audiences = settings.audiences.map(Complaint.quoted)
    let audience = audiences.isEmpty ? "" : ", aud \(Complaint.list(audiences))"
    return
      "A token of the user \(Complaint.quoted(sub)), good for \(ttl.seconds) seconds, signed with BETTER_AUTH_SECRET (HS256)\(issuer)\(audience):"
  }
}

/// A length of time as an option, such as `90s`, `15m`, `1h` or `7d`.
struct Lifetime: ExpressibleByArgument {
  let seconds: Int

  init(seconds: Int) {
    self.seconds = seconds
  }

  init?(argument: String) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let last = argument.last, let unit = units[last],
      let count = Int(argument.dropLast()), (1...36_500).contains(count)
    else { return nil }
    seconds = count * unit
  }

  var defaultValueDescription: String { "\(seconds / 3_600)h" }
}
