// The public operations: the state of the service, and the contract that it was compiled from.

import ContractPostgreSQL
import ContractRuntime
import TodoContract

extension TodoApplication {
  /// Tells that the service has started, and whether it reaches its database.
  public func getHealth(_ input: Operations.GetHealth.Input) async throws
    -> Operations.GetHealth.Output
  {
    let isReachable = try await storage.proven.isReachable()
    return .ok(
      Schemas.Health(
        status: isReachable ? .ok : .degraded,
        database: isReachable ? .connected : .unavailable))
  }

  /// Tells that the process answers.
  public func getLiveness(_ input: Operations.GetLiveness.Input) async throws
    -> Operations.GetLiveness.Output
  {
    .ok(Schemas.Probe(status: .ok))
  }

  /// Tells whether tasks can be served: whether the service has started and is not about to stop, and what
  /// is known of its database without asking it.
  public func getReadiness(_ input: Operations.GetReadiness.Input) async throws
    -> Operations.GetReadiness.Output
  {
    guard !storage.isDraining else {
      throw ProblemDetails.unavailable("The service is about to stop.")
    }
    guard try storage.proven.isBelievedReachable() else {
      throw ProblemDetails(DatabaseError.unavailable(reason: "the last attempt to connect failed"))
    }
    return .ok(Schemas.Probe(status: .ok))
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
