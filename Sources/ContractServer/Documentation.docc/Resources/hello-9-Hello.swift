import ContractRuntime
import ContractServer

@main
struct Hello: API {
  static func main() async {
    await HTTPServer.main(Router(application: Hello(), problem: ProblemDetails.unexpected))
  }

  func greet(_ input: Operations.Greet.Input) async throws -> Operations.Greet.Output {
    let word =
      switch input.language {
      case .en: "Hello"
      case .de: "Hallo"
      case .fr: "Bonjour"
      }
    return .ok(Schemas.Greeting(text: "\(word), \(input.name)!"))
  }
}
