// An operation -> the name by which people and configurations know it.

import OpenAPIDocument

/// The name of an operation.
public enum OperationName {
  /// Its `operationId`, or its method and path: `get /books`.
  public static func of(_ operation: Operation, at path: Name) -> Name {
    operation.operationID ?? Name("\(operation.method.lowercased) \(path)")
  }
}
