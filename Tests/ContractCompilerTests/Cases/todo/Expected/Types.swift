// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// A task of one user.
  public struct Task: Sendable, Hashable {  // openapi.yaml:738
    /// The number of the task, unique across all users.
    public var id: Int64  // openapi.yaml:742
    /// The user who owns the task.
    public var userID: String  // openapi.yaml:746
    /// What is to be done.
    public var title: String  // openapi.yaml:749
    /// More about it; `null` where there is nothing more to say.
    public var description: String?  // openapi.yaml:754
    /// Whether it is done.
    public var completed: Bool  // openapi.yaml:758
    /// When the task was created, in UTC.
    public var createdAt: DateTime  // openapi.yaml:761
    /// When the task was last changed, in UTC.
    public var updatedAt: DateTime  // openapi.yaml:765

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
  public struct NewTask: Sendable, Hashable {  // openapi.yaml:779
    /// What is to be done; at least one character that is not white space, and no NUL.
    public var title: String  // openapi.yaml:783
    /// More about the task, without NUL; `null` for none.
    public var description: Field<String>  // openapi.yaml:785

    public init(title: String, description: Field<String> = .absent) {
      self.title = title
      self.description = description
    }
  }

  /// The members to change; an absent one keeps its value, others are ignored.
  public struct TaskChanges: Sendable, Hashable {  // openapi.yaml:789
    /// What is to be done; at least one character that is not white space, and no NUL.
    public var title: String?  // openapi.yaml:792
    /// More about the task, without NUL; `null` for none.
    public var description: Field<String>  // openapi.yaml:794
    /// Whether the task is done.
    public var completed: Bool?  // openapi.yaml:796

    public init(
      title: String? = nil, description: Field<String> = .absent, completed: Bool? = nil
    ) {
      self.title = title
      self.description = description
      self.completed = completed
    }
  }

  /// The state to set; without `completed` the state is flipped.
  public struct Completion: Sendable, Hashable {  // openapi.yaml:818
    /// Whether the task is to be done.
    public var completed: Bool?  // openapi.yaml:821

    public init(completed: Bool? = nil) { self.completed = completed }
  }

  /// The task that was deleted.
  public struct DeletedTask: Sendable, Hashable {  // openapi.yaml:826
    /// A sentence for a person.
    public var message: String  // openapi.yaml:830
    /// The number of the deleted task.
    public var id: Int64  // openapi.yaml:833

    public init(message: String, id: Int64) {
      self.message = message
      self.id = id
    }
  }

  /// The state of the service.
  public struct Health: Sendable, Hashable {  // openapi.yaml:842
    /// `ok`, or `degraded` while the database cannot be reached.
    public var status: Schemas.Health.Status  // openapi.yaml:846
    /// Whether the database can be reached.
    public var database: Schemas.Health.Database  // openapi.yaml:850

    public init(status: Schemas.Health.Status, database: Schemas.Health.Database) {
      self.status = status
      self.database = database
    }

    /// `ok`, or `degraded` while the database cannot be reached.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:847
      case ok
      case degraded
    }

    /// Whether the database can be reached.
    public enum Database: String, Sendable, CaseIterable {  // openapi.yaml:851
      case connected
      case unavailable
    }
  }

  /// What this is, and where to go from here.
  public struct ServiceDescription: Sendable, Hashable {  // openapi.yaml:859
    /// The title of the contract.
    public var title: String  // openapi.yaml:863
    /// The version of the contract.
    public var version: String  // openapi.yaml:866
    /// The path of this document as JSON; `/openapi.yaml` is the same as YAML.
    public var contract: String  // openapi.yaml:869
    /// The path of the page that shows it; `null` where the server does not serve it.
    public var documentation: String?  // openapi.yaml:873
    /// The path that tells how the service is.
    public var health: String  // openapi.yaml:877

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
  public struct Probe: Sendable, Hashable {  // openapi.yaml:889
    /// Always `ok`; a probe that fails has another status code.
    public var status: Schemas.Probe.Status  // openapi.yaml:893

    public init(status: Schemas.Probe.Status) { self.status = status }

    /// Always `ok`; a probe that fails has another status code.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:894
      case ok
    }
  }

  /// An error (RFC 9457).
  public struct Problem: Sendable, Hashable {  // openapi.yaml:901
    /// A URI that identifies the kind of problem.
    public var type: String  // openapi.yaml:905
    /// A short summary of the kind of problem.
    public var title: String  // openapi.yaml:909
    /// The status code of the response.
    public var status: Int32  // openapi.yaml:912
    /// What went wrong in this request.
    public var detail: String  // openapi.yaml:918
    /// The first violation of the contract at each place, on 422.
    public var errors: [Schemas.Violation]?  // openapi.yaml:921

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
  public struct Violation: Sendable, Hashable {  // openapi.yaml:933
    /// A JSON pointer (RFC 6901) into the body, or into `/path`, `/query`, `/header` for
    /// parameters.
    public var pointer: String  // openapi.yaml:937
    /// The keyword of the schema that does not hold.
    public var keyword: String  // openapi.yaml:941
    /// What is expected.
    public var message: String  // openapi.yaml:944

    public init(pointer: String, keyword: String, message: String) {
      self.pointer = pointer
      self.keyword = keyword
      self.message = message
    }
  }
}
