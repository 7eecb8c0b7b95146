// What operations share of parameters, request bodies and responses, a name space for each.

/// Prints the name spaces of components.
enum SharedEmission {
  /// Prints the parameters, if operations share any.
  static func emitParameters(_ contract: Contract, to printer: inout SourcePrinter) {
    guard !contract.parameters.isEmpty else { return }
    let types = contract.parameterTypes
    printer.blank()
    printer.print("/// The parameters that operations share.")
    let access = types.isEmpty ? AccessLevel.internal : printer.access
    printer.block("\(access)enum \(NameSpace.parameters.rawValue) {") { printer in
      let scope = LookupScope.module.declaring(types.map(\.name))
      for parameter in contract.parameters {
        InputEmission.emitConstant(
          parameter.reader, named: parameter.constant.name, declaration: "static let", in: scope,
          to: &printer)
      }
      TypesEmitter.emitNested(types, after: true, in: scope, to: &printer)
    }
  }

  /// Prints the types of request bodies, if operations share any.
  static func emitBodies(_ contract: Contract, to printer: inout SourcePrinter) {
    let types = contract.requestBodyTypes
    guard !types.isEmpty else { return }
    printer.blank()
    printer.print("/// The types of request bodies that operations share.")
    printer.block("\(printer.access)enum \(NameSpace.requestBodies.rawValue) {") { printer in
      let scope = LookupScope.module.declaring(types.map(\.name))
      TypesEmitter.emitNested(types, after: false, in: scope, to: &printer)
    }
  }

  /// Prints the parts of responses, if operations share any.
  static func emitResponses(_ contract: Contract, to printer: inout SourcePrinter) {
    let (types, choices, headers) = (contract.responseTypes, contract.choices, contract.headers)
    guard !types.isEmpty || !choices.isEmpty || !headers.isEmpty else { return }
    printer.blank()
    printer.print("/// The parts of responses that operations share.")
    printer.block("\(printer.access)enum \(NameSpace.responses.rawValue) {") { printer in
      let scope = LookupScope.module.declaring(contract.responseNames)
      TypesEmitter.emitNested(types, after: false, in: scope, to: &printer)
      var isFirst = types.isEmpty
      for choice in choices {
        if !isFirst { printer.blank() }
        isFirst = false
        ResponseParts.emit(choice, in: scope, to: &printer)
      }
      for headers in headers {
        if !isFirst { printer.blank() }
        isFirst = false
        ResponseParts.emit(headers, in: scope, to: &printer)
      }
    }
  }
}

extension Contract {
  /// The names of the types that are declared among the responses.
  fileprivate var responseNames: [String] {
    responseTypes.map(\.name) + choices.map(\.name) + headers.map(\.name)
  }
}
