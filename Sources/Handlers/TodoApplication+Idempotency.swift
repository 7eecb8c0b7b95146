// A task that is created once for each key of its owner, however often the request comes: over a lost
// connection, after a restart, at another server.
import ContractPostgreSQL
import ContractRuntime
import TodoContract

extension TodoApplication {
  /// What became of a new task the first time that a request with this key came.
  ///
  /// - Throws: 422 where the key came with another body, 409 where the first request is still under
  ///   way.
  func storedOnce(
    _ task: Schemas.NewTask, _ request: IdempotentRequest, _ owner: Owner
  ) async throws -> StoredTask {
    let database = try database
    let prepare = IdempotencyStatements.prepare(try storage.proven.topology).bind(
      Bytes(request.body))
    let answers: [StoredAnswer]
    do throws(DatabaseError) {
      answers = try await Self.answers(
        on: database, prepare, to: request, task, owner, addsOwner: false)
    } catch {
      guard case .server(let refusal) = error, refusal.state == .foreignKeyViolation else {
        throw Self.failure(error)
      }
      // Nothing of the unit of work has been stored, so that it may be sent again.
      guard try users == .maintained else { throw Self.userIsGone }
      do throws(DatabaseError) {
        answers = try await Self.answers(
          on: database, prepare, to: request, task, owner, addsOwner: true)
      } catch {
        throw Self.failure(error)
      }
    }
    let answer = try Self.only(answers)
    guard answer.isSameBody else {
      throw ProblemDetails.unprocessable([
        Violation(
          pointer: "/header/Idempotency-Key", keyword: "x-idempotency-key",
          message: "was sent with another body before; make up a key for each new request")
      ])
    }
    return answer.stored
  }

  private static func answers(
    on database: OwnedDatabase<Owner>, _ prepare: BoundStatement<Bool>,
    to request: IdempotentRequest, _ task: Schemas.NewTask, _ owner: Owner, addsOwner: Bool
  ) async throws(DatabaseError) -> [StoredAnswer] {
    let claim = IdempotencyStatements.claim.bind(owner.id, request.key)
    let create = IdempotencyStatements.create.bind(
      owner.id, request.key, task.title, task.description.value)
    let answer = IdempotencyStatements.answer.bind(owner.id, request.key)
    let cleanUp = IdempotencyStatements.cleanUp.bind(owner.id, request.key)
    guard addsOwner else {
      let unit = try await database.write(as: owner, prepare, claim, create, answer, cleanUp)
      return unit.3
    }
    let unit = try await database.write(
      as: owner, UserStatements.add.bind(owner.id), prepare, claim, create, answer, cleanUp)
    return unit.4
  }

  /// What the client is told, who may send the same again, and what is logged of it.
  private static func failure(_ error: DatabaseError) -> any Error {
    switch error {
    // Other locks than a key's are nothing that a first request has.
    case .server(let refusal)
    where refusal.state == .lockNotAvailable
      && refusal.context?.contains(IdempotencyKeysTable.name) == true:
      return ProblemDetails(
        status: 409,
        detail: "The first request with this Idempotency-Key is still under way; try again.",
        headers: Headers([.init(name: "Retry-After", value: "1")]))
    case .connectionLost(outcomeUnknown: true), .timedOut(outcomeUnknown: true),
      .cancelled(outcomeUnknown: true):
      var problem = ProblemDetails(error)
      problem.detail =
        "The database did not answer: the task may or may not have been created. Send the request "
        + "again with the same Idempotency-Key: it is created once."
      return DatabaseFailure(error: error, problem: problem)
    default: return error
    }
  }
}
