// An alternative of a schema with a discriminator -> the values of the property that stand for it
// (OpenAPI 3.1, section 4.8.25). The only place where this is decided.

import OpenAPIDocument

extension Discriminator {
  /// The values that stand for an alternative: those that `mapping` gives it, else the last part of its
  /// reference; none for an alternative in place without a mapping.
  public func values(of alternative: Schema) -> [Name] {
    let target = alternative.resolved
    let mapped = mapping.filter { $0.value.resolved === target }.map(\.name)
    guard mapped.isEmpty, let text = alternative.reference?.text.text else { return mapped }
    return text.split(separator: "/").last.map { [Name(String($0))] } ?? []
  }
}
