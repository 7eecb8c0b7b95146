// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// A task of one user.
  public struct Task: Sendable, Hashable {  // openapi.yaml:737
    /// The number of the task, unique across all users.
    public var id: Int64  // openapi.yaml:741
    /// The user who owns the task.
    public var userID: String  // openapi.yaml:745
    /// What is to be done.
    public var title: String  // openapi.yaml:748
    /// More about it; `null` where there is nothing more to say.
    public var description: String?  // openapi.yaml:753
    /// Whether it is done.
    public var completed: Bool  // openapi.yaml:757
    /// When the task was created, in UTC.
    public var createdAt: DateTime  // openapi.yaml:760
    /// When the task was last changed, in UTC.
    public var updatedAt: DateTime  // openapi.yaml:764

    public init(
      id: Int64, userID: String, title: String, description: String?, completed: Bool,
      createdAt: DateTime, updatedAt: DateTime
    ) {
      self.id = id
      self.userID = userID
      self.title = title
      self.description = description
      self.completed = completed
      self.createdAt = createdAt
      self.updatedAt = updatedAt
    }
  }

  /// What a client says to create a task; other members are ignored.
  public struct NewTask: Sendable, Hashable {  // openapi.yaml:778
    /// What is to be done; at least one character that is not white space, and no NUL.
    public var title: String  // openapi.yaml:782
    /// More about the task, without NUL; `null` for none.
    public var description: Field<String>  // openapi.yaml:784

    public init(title: String, description: Field<String> = .absent) {
      self.title = title
      self.description = description
    }
  }

  /// The members to change; an absent one keeps its value, others are ignored.
  public struct TaskChanges: Sendable, Hashable {  // openapi.yaml:788
    /// What is to be done; at least one character that is not white space, and no NUL.
    public var title: String?  // openapi.yaml:791
    /// More about the task, without NUL; `null` for none.
    public var description: Field<String>  // openapi.yaml:793
    /// Whether the task is done.
    public var completed: Bool?  // openapi.yaml:795

    public init(
      title: String? = nil, description: Field<String> = .absent, completed: Bool? = nil
    ) {
      self.title = title
      self.description = description
      self.completed = completed
    }
  }

  /// The state to set; without `completed` the state is flipped.
  public struct Completion: Sendable, Hashable {  // openapi.yaml:817
    /// Whether the task is to be done.
    public var completed: Bool?  // openapi.yaml:820

    public init(completed: Bool? = nil) { self.completed = completed }
  }

  /// The task that was deleted.
  public struct DeletedTask: Sendable, Hashable {  // openapi.yaml:825
    /// A sentence for a person.
    public var message: String  // openapi.yaml:829
    /// The number of the deleted task.
    public var id: Int64  // openapi.yaml:832

    public init(message: String, id: Int64) {
      self.message = message
      self.id = id
    }
  }

  /// The state of the service.
  public struct Health: Sendable, Hashable {  // openapi.yaml:841
    /// `ok`, or `degraded` while the database cannot be reached.
    public var status: Schemas.Health.Status  // openapi.yaml:845
    /// Whether the database can be reached.
    public var database: Schemas.Health.Database  // openapi.yaml:849

    public init(status: Schemas.Health.Status, database: Schemas.Health.Database) {
      self.status = status
      self.database = database
    }

    /// `ok`, or `degraded` while the database cannot be reached.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:846
      case ok
      case degraded
    }

    /// Whether the database can be reached.
    public enum Database: String, Sendable, CaseIterable {  // openapi.yaml:850
      case connected
      case unavailable
    }
  }

  /// What this is, and where to go from here.
  public struct ServiceDescription: Sendable, Hashable {  // openapi.yaml:858
    /// The title of the contract.
    public var title: String  // openapi.yaml:862
    /// The version of the contract.
    public var version: String  // openapi.yaml:865
    /// The path of this document as JSON; `/openapi.yaml` is the same as YAML.
    public var contract: String  // openapi.yaml:868
    /// The path of the page that shows it; `null` where the server does not serve it.
    public var documentation: String?  // openapi.yaml:872
    /// The path that tells how the service is.
    public var health: String  // openapi.yaml:876

    public init(
      title: String, version: String, contract: String, documentation: String?, health: String
    ) {
      self.title = title
      self.version = version
      self.contract = contract
      self.documentation = documentation
      self.health = health
    }
  }

  /// The answer to a probe that succeeds.
  public struct Probe: Sendable, Hashable {  // openapi.yaml:888
    /// Always `ok`; a probe that fails has another status code.
    public var status: Schemas.Probe.Status  // openapi.yaml:892

    public init(status: Schemas.Probe.Status) { self.status = status }

    /// Always `ok`; a probe that fails has another status code.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:893
      case ok
    }
  }

  /// An error (RFC 9457).
  public struct Problem: Sendable, Hashable {  // openapi.yaml:900
    /// A URI that identifies the kind of problem.
    public var type: String  // openapi.yaml:904
    /// A short summary of the kind of problem.
    public var title: String  // openapi.yaml:908
    /// The status code of the response.
    public var status: Int32  // openapi.yaml:911
    /// What went wrong in this request.
    public var detail: String  // openapi.yaml:917
    /// The first violation of the contract at each place, on 422.
    public var errors: [Schemas.Violation]?  // openapi.yaml:920

    public init(
      type: String, title: String, status: Int32, detail: String, errors: [Schemas.Violation]? = nil
    ) {
      self.type = type
      self.title = title
      self.status = status
      self.detail = detail
      self.errors = errors
    }
  }

  /// One place where a request disagrees with the contract.
  public struct Violation: Sendable, Hashable {  // openapi.yaml:932
    /// A JSON pointer (RFC 6901) into the body, or into `/path`, `/query`, `/header` for
    /// parameters.
    public var pointer: String  // openapi.yaml:936
    /// The keyword of the schema that does not hold.
    public var keyword: String  // openapi.yaml:940
    /// What is expected.
    public var message: String  // openapi.yaml:943

    public init(pointer: String, keyword: String, message: String) {
      self.pointer = pointer
      self.keyword = keyword
      self.message = message
    }
  }
}
