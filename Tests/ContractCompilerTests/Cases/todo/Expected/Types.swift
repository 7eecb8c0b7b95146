// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// A task of one user.
  public struct Task: Sendable, Hashable {  // openapi.yaml:592
    /// The number of the task, unique across all users.
    public var id: Int64  // openapi.yaml:596
    /// The user who owns the task.
    public var userID: String  // openapi.yaml:600
    /// What is to be done.
    public var title: String  // openapi.yaml:603
    /// More about it; `null` where there is nothing more to say.
    public var description: String?  // openapi.yaml:608
    /// Whether it is done.
    public var completed: Bool  // openapi.yaml:612
    /// When the task was created, in UTC.
    public var createdAt: DateTime  // openapi.yaml:615
    /// When the task was last changed, in UTC.
    public var updatedAt: DateTime  // openapi.yaml:619

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
  public struct NewTask: Sendable, Hashable {  // openapi.yaml:633
    /// What is to be done; at least one character that is not white space, and no NUL.
    public var title: String  // openapi.yaml:637
    /// More about the task, without NUL; `null` for none.
    public var description: Field<String>  // openapi.yaml:639

    public init(title: String, description: Field<String> = .absent) {
      self.title = title
      self.description = description
    }
  }

  /// The members to change; an absent one keeps its value, others are ignored.
  public struct TaskChanges: Sendable, Hashable {  // openapi.yaml:643
    /// What is to be done; at least one character that is not white space, and no NUL.
    public var title: String?  // openapi.yaml:646
    /// More about the task, without NUL; `null` for none.
    public var description: Field<String>  // openapi.yaml:648
    /// Whether the task is done.
    public var completed: Bool?  // openapi.yaml:650

    public init(
      title: String? = nil, description: Field<String> = .absent, completed: Bool? = nil
    ) {
      self.title = title
      self.description = description
      self.completed = completed
    }
  }

  /// The state to set; without `completed` the state is flipped.
  public struct Completion: Sendable, Hashable {  // openapi.yaml:672
    /// Whether the task is to be done.
    public var completed: Bool?  // openapi.yaml:675

    public init(completed: Bool? = nil) { self.completed = completed }
  }

  /// The task that was deleted.
  public struct DeletedTask: Sendable, Hashable {  // openapi.yaml:680
    /// A sentence for a person.
    public var message: String  // openapi.yaml:684
    /// The number of the deleted task.
    public var id: Int64  // openapi.yaml:687

    public init(message: String, id: Int64) {
      self.message = message
      self.id = id
    }
  }

  /// The state of the service.
  public struct Health: Sendable, Hashable {  // openapi.yaml:696
    /// `ok`, or `degraded` while the database cannot be reached.
    public var status: Schemas.Health.Status  // openapi.yaml:700
    /// Whether the database can be reached.
    public var database: Schemas.Health.Database  // openapi.yaml:704

    public init(status: Schemas.Health.Status, database: Schemas.Health.Database) {
      self.status = status
      self.database = database
    }

    /// `ok`, or `degraded` while the database cannot be reached.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:701
      case ok
      case degraded
    }

    /// Whether the database can be reached.
    public enum Database: String, Sendable, CaseIterable {  // openapi.yaml:705
      case connected
      case unavailable
    }
  }

  /// The answer to a probe that succeeds.
  public struct Probe: Sendable, Hashable {  // openapi.yaml:713
    /// Always `ok`; a probe that fails has another status code.
    public var status: Schemas.Probe.Status  // openapi.yaml:717

    public init(status: Schemas.Probe.Status) { self.status = status }

    /// Always `ok`; a probe that fails has another status code.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:718
      case ok
    }
  }

  /// An error (RFC 9457).
  public struct Problem: Sendable, Hashable {  // openapi.yaml:725
    /// A URI that identifies the kind of problem.
    public var type: String  // openapi.yaml:729
    /// A short summary of the kind of problem.
    public var title: String  // openapi.yaml:733
    /// The status code of the response.
    public var status: Int32  // openapi.yaml:736
    /// What went wrong in this request.
    public var detail: String  // openapi.yaml:742
    /// The first violation of the contract at each place, on 422.
    public var errors: [Schemas.Violation]?  // openapi.yaml:745

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
  public struct Violation: Sendable, Hashable {  // openapi.yaml:757
    /// A JSON pointer (RFC 6901) into the body, or into `/path`, `/query`, `/header` for
    /// parameters.
    public var pointer: String  // openapi.yaml:761
    /// The keyword of the schema that does not hold.
    public var keyword: String  // openapi.yaml:765
    /// What is expected.
    public var message: String  // openapi.yaml:768

    public init(pointer: String, keyword: String, message: String) {
      self.pointer = pointer
      self.keyword = keyword
      self.message = message
    }
  }
}
