// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.FindShelf.Input {
  private static let colourParameter = ScalarParameter(
    "colour", in: .path, .enumeration(Schemas.Colour.self))
  private static let orderParameter = ScalarParameter(
    "order", in: .query, .enumeration(Operations.FindShelf.Order.self))
  private static let floorParameter = ScalarParameter(
    "floor", in: .query, .enumeration(Operations.FindShelf.Floor.self, .int64()))
  private static let sizeParameter = ScalarParameter(
    "size", in: .query, .enumeration(Schemas.Size.self))
  private static let kindsParameter = RequestParameter(
    "kinds", in: .query, shape: .array(.string), read: Codecs.readKindArray(from:))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let colour = try Self.colourParameter.read(in: path.rawValue(1), &violations)
    let order = try Self.orderParameter.read(in: query, &violations)
    let floor = try Self.floorParameter.read(in: query, &violations)
    let size = try Self.sizeParameter.read(in: query, &violations)
    let kinds = try Self.kindsParameter.read(in: query, &violations)
    guard violations.isEmpty, let colour else { throw violations.problem }
    self.colour = colour
    self.order = order
    self.floor = floor
    self.size = size
    self.kinds = kinds
  }
}
