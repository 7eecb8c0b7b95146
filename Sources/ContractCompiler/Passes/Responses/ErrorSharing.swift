// Operations with the same errors of components -> one enum for all of them.

import OpenAPIDocument

/// Shares the enums of errors.
enum ErrorSharing {
  /// One enum for equal errors of several operations, that of the first in byte order of their names.
  static func run(_ operations: [OperationPlan]) -> [OperationPlan] {
    var homes: [[ErrorKey]: TypePath] = [:]
    for operation in operations.sorted(by: {
      $0.typeName.utf8.lexicographicallyPrecedes($1.typeName.utf8)
    }) {
      guard let errors = operation.errors else { continue }
      let key = ErrorKey.keys(of: errors)
      if homes[key] == nil { homes[key] = errors.path }
    }
    return operations.map { operation in
      var operation = operation
      guard let errors = operation.errors, let home = homes[ErrorKey.keys(of: errors)]
      else { return operation }
      operation.errors?.isDeclaredHere = errors.path == home
      operation.errors?.path = home
      return operation
    }
  }

  /// What makes two error responses the same: the status and the component.
  private struct ErrorKey: Hashable {
    var status: ResponsePlan.Status
    var component: Name

    static func keys(of errors: ErrorResponses) -> [ErrorKey] {
      zip(errors.responses, errors.components).map { ErrorKey(status: $0.status, component: $1) }
    }
  }
}
