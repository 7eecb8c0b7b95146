import ContractRuntime
// The public operations: the state of the service, and the contract that it was compiled from.
import TodoContract

extension TodoApplication {
  /// Tells that the process lives, and whether it reaches its database.
  public func getHealth(_ input: Operations.GetHealth.Input) async throws
    -> Operations.GetHealth.Output
  {
    let isReachable = await isDatabaseReachable()
    return .ok(
      Schemas.Health(
        status: isReachable ? .ok : .degraded,
        database: isReachable ? .connected : .unavailable))
  }

  /// The contract byte for byte, or 304 to a client that has it.
  public func getContractYAML(
    _ input: Operations.GetContractYAML.Input
  ) async throws -> Operations.GetContractYAML.Output {
    let tag = EntityTag(EmbeddedContract.sourceTag)
    if let held = input.ifNoneMatch, tag.matches(ifNoneMatch: held) {
      return .notModified(headers: .init(eTag: tag.field))
    }
    return .ok(.bytes(EmbeddedContract.source), headers: .init(eTag: tag.field))
  }

  /// The contract as JSON, or 304 to a client that has it.
  public func getContractJSON(
    _ input: Operations.GetContractJSON.Input
  ) async throws -> Operations.GetContractJSON.Output {
    let tag = EntityTag(EmbeddedContract.jsonTag)
    if let held = input.ifNoneMatch, tag.matches(ifNoneMatch: held) {
      return .notModified(headers: .init(eTag: tag.field))
    }
    return .ok(RawJSON(EmbeddedContract.json), headers: .init(eTag: tag.field))
  }
}
