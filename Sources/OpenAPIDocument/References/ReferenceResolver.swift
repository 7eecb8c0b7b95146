// A `$ref`'s text and place go in, the node it names comes out, or one diagnostic that says why
// there is none. Never reads the network. Answers are kept, so equal references cost one walk.

final class ReferenceResolver {
  private struct Key: Hashable {
    let base: Node
    let text: [UInt8]
  }

  private let files: FileSet
  let limits: Limits
  private var answers: [Key: Node] = [:]
  private var largeMappings: [Node: [[UInt8]: Node]] = [:]
  private var identifiers: [ObjectIdentifier: Identifiers] = [:]
  /// Where each reference that was asked for leads, by the node of its text.
  private(set) var targets: [Node: ReferenceTarget] = [:]

  init(files: FileSet, limits: Limits) {
    self.files = files
    self.limits = limits
  }

  /// The node that the reference `text` names, one step; reports if there is none.
  func target(
    of text: Node, as kind: ComponentKind, diagnostics: inout Diagnostics
  ) -> Node? {
    let target = target(of: text, diagnostics: &diagnostics)
    if let target { note(ReferenceTarget(node: target, kind: kind), of: text) }
    return target
  }

  /// The node that a reference to another file names, if that file has been read and has it.
  func knownTarget(of text: Node) -> Node? {
    let address = text.textBytes.prefix { $0 != 0x23 }
    guard let decoded = JSONPointer.percentDecoded(address) else { return nil }
    let path = ReferencePath.join(string(decoded[...]), to: text.file.path)
    guard files.files.contains(where: { $0.path.utf8.elementsEqual(path.utf8) }) else { return nil }
    var ignored = Diagnostics()
    return target(of: text, diagnostics: &ignored)
  }

  /// Remembers where a reference leads.
  func note(_ target: ReferenceTarget, of text: Node) { targets[text] = target }

  private func target(of text: Node, diagnostics: inout Diagnostics) -> Node? {
    let base = resource(containing: text)
    let key = Key(base: base, text: Array(text.textBytes))
    if let known = answers[key] { return known }
    // A broken reference is reported at each of its places, so only found targets are kept.
    let target = find(text.textBytes, base: base, place: text, depth: 0, diagnostics: &diagnostics)
    if let target { answers[key] = target }
    return target
  }

  /// The node at the end of a chain of references that starts at a mapping with `$ref`.
  func end(of node: Node, as kind: ComponentKind, diagnostics: inout Diagnostics) -> Node? {
    var chain = [node]
    var current = node
    while let text = Self.referenceText(of: current) {
      guard let next = target(of: text, as: kind, diagnostics: &diagnostics) else { return nil }
      if let first = chain.firstIndex(of: next) {
        let notes = chain[first...].dropFirst().map {
          Diagnostic.Note("through this reference", at: $0.location)
        }
        diagnostics.add(
          Diagnostic(
            .referenceCycle, "the reference leads back to itself", at: chain[first].location,
            notes: Array(notes.prefix(8))))
        return nil
      }
      chain.append(next)
      guard chain.count <= limits.referenceChain else {
        diagnostics.add(
          Diagnostic(
            .referenceCycle, "more than \(limits.referenceChain) references follow each other",
            at: node.location))
        return nil
      }
      current = next
    }
    return current
  }

  /// The text of a mapping's `$ref`, if it has one.
  static func referenceText(of node: Node) -> Node? {
    guard let text = node["$ref"], text.isString else { return nil }
    return text
  }

  // MARK: The file and the resource

  /// The root of the schema resource around a place: the nearest mapping with an `$id`, else the
  /// file's root (JSON Schema 2020-12, section 8.2.1).
  private func resource(containing node: Node) -> Node {
    guard !identifiers(of: node.file).byID.isEmpty else { return node.file.root }
    var current: Node? = node
    while let candidate = current {
      if let id = candidate["$id"], id.isString, id.textBytes.first != 0x23 { return candidate }
      current = candidate.parent
    }
    return node.file.root
  }

  private func find(
    _ text: ArraySlice<UInt8>, base: Node, place: Node, depth: Int, diagnostics: inout Diagnostics
  ) -> Node? {
    let hash = text.firstIndex(of: 0x23) ?? text.endIndex
    let address = text[text.startIndex..<hash]
    let rawFragment = hash < text.endIndex ? text[(hash + 1)...] : []
    guard let decoded = JSONPointer.percentDecoded(rawFragment),
      let addressBytes = JSONPointer.percentDecoded(address)
    else {
      return fail(
        .invalidReference, "the reference has a broken percent escape", place, &diagnostics)
    }
    let fragment = decoded[...]
    var root = base
    if !address.isEmpty {
      let isKnown = identified(address, base: base)
      guard let other = isKnown ?? file(address, addressBytes, place, &diagnostics) else {
        return nil
      }
      root = other
    }
    if fragment.isEmpty { return root }
    if fragment.first == 0x2F {
      return walk(fragment, from: root, place: place, depth: depth, diagnostics: &diagnostics)
    }
    let identifiers = identifiers(of: root.file)
    if identifiers.repeatedAnchors[root]?.contains(Array(fragment)) == true {
      return fail(
        .invalidReference,
        "two schemas have the anchor '\(string(fragment))', and nobody can tell which is meant",
        place, &diagnostics, notes: resourceNotes(root, place))
    }
    let anchors = identifiers.anchors[root] ?? [:]
    if let anchored = anchors[Array(fragment)] { return anchored }
    return fail(
      .unresolvedReference, "no anchor '\(string(fragment))' in \(root.file.path)", place,
      &diagnostics, notes: resourceNotes(root, place),
      suggestion: Suggestion.didYouMean(
        string(fragment), among: anchors.keys.map { string($0[...]) }.sorted()))
  }

  /// The schema or document whose `$id` or `$self` an address is, seen from the base or as written.
  private func identified(_ address: ArraySlice<UInt8>, base: Node) -> Node? {
    let identifiers = identifiers(of: base.file)
    if identifiers.byID.isEmpty { return nil }
    if let uri = identifiers.bases[base] {
      let absolute = Identifiers.absolute(string(address), base: uri)
      if let node = identifiers.byID[absolute] { return node }
    }
    return identifiers.byID[Array(address)]
  }

  private func file(
    _ address: ArraySlice<UInt8>, _ decoded: [UInt8], _ place: Node,
    _ diagnostics: inout Diagnostics
  ) -> Node? {
    if let scheme = ReferencePath.scheme(of: address) {
      let isRemote = scheme == "http" || scheme == "https"
      return fail(
        isRemote ? .remoteReference : .invalidReference,
        isRemote
          ? "'\(string(address))' is on the network; keep a copy beside the document and refer to it"
          : "a reference with the scheme '\(scheme)' cannot be followed", place, &diagnostics)
    }
    guard decoded.first != 0x2F, !decoded.contains(0), !address.contains(0x3F) else {
      return fail(
        .invalidReference, "a reference to a file must be a path relative to this one", place,
        &diagnostics)
    }
    let path = ReferencePath.join(string(decoded[...]), to: place.file.path)
    return files.file(path, reference: place, diagnostics: &diagnostics)?.root
  }

  // MARK: The pointer

  private func walk(
    _ pointer: ArraySlice<UInt8>, from root: Node, place: Node, depth: Int,
    diagnostics: inout Diagnostics
  ) -> Node? {
    guard let tokens = JSONPointer.tokens(pointer) else {
      return fail(
        .invalidReference, "'\(string(pointer))' is not a JSON pointer: '~' must be '~0' or '~1'",
        place, &diagnostics)
    }
    var node = root
    for (index, token) in tokens.enumerated() {
      if let next = child(of: node, token) {
        node = next
        continue
      }
      // The place may be inside of what another reference stands for.
      if let text = child(of: node, Array("$ref".utf8)), text.isString, node.isMapping {
        guard depth < limits.referenceChain else {
          return fail(
            .referenceCycle, "the reference leads through itself", place, &diagnostics)
        }
        let rest = tokens[index...].map { "/" + JSONPointer.escape(string($0[...])) }.joined()
        guard
          let inner = find(
            text.textBytes, base: resource(containing: text), place: text, depth: depth + 1,
            diagnostics: &diagnostics)
        else { return nil }
        return walk(
          Array(rest.utf8)[...], from: inner, place: place, depth: depth + 1,
          diagnostics: &diagnostics)
      }
      return failWalk(
        at: node, root: root, tokens: tokens, index: index, place: place, &diagnostics)
    }
    return node
  }

  /// The element or the member's value that a token names; large mappings are indexed.
  func child(of node: Node, _ token: [UInt8]) -> Node? {
    if node.isSequence {
      guard let index = Int(string(token[...])), index >= 0, index < node.count,
        String(index).utf8.elementsEqual(token)
      else { return nil }
      return node.element(at: index)
    }
    guard node.isMapping else { return nil }
    if node.count <= 16 {
      return node.members.first { $0.key.textBytes.elementsEqual(token) }?.value
    }
    if let known = largeMappings[node] { return known[token] }
    var members: [[UInt8]: Node] = [:]
    for member in node.members { members[Array(member.key.textBytes)] = member.value }
    largeMappings[node] = members
    return members[token]
  }

  private func failWalk(
    at node: Node, root: Node, tokens: [[UInt8]], index: Int, place: Node,
    _ diagnostics: inout Diagnostics
  ) -> Node? {
    func pointer(_ tokens: some Sequence<[UInt8]>) -> String {
      tokens.map { "/" + JSONPointer.escape(string($0[...])) }.joined()
    }
    let token = string(tokens[index][...])
    let parent = pointer(tokens[..<index])
    let file = node.file === place.file ? "" : " in \(node.file.path)"
    let rest = pointer(tokens[(index + 1)...])
    let hash = place.textBytes.firstIndex(of: 0x23).map { place.textBytes[..<$0] } ?? []
    return fail(
      .unresolvedReference,
      "nothing is at '\(place.text)': no '\(token)' under '#\(parent)'\(file)", place, &diagnostics,
      notes: resourceNotes(root, place),
      suggestion: Suggestion.closest(to: token, among: node.candidateNames).map {
        "did you mean '\(string(hash))#\(parent)/\(JSONPointer.escape($0))\(rest)'?"
      })
  }

  private func fail(
    _ code: DiagnosticCode, _ message: @autoclosure () -> String, _ place: Node,
    _ diagnostics: inout Diagnostics, notes: @autoclosure () -> [Diagnostic.Note] = [],
    suggestion: @autoclosure () -> String? = nil
  ) -> Node? {
    diagnostics.add(.error) {
      Diagnostic(code, message(), at: place.location, notes: notes(), suggestion: suggestion())
    }
    return nil
  }

  /// Where a reference was looked for, if that is a schema of its own and not the document around it.
  private func resourceNotes(_ root: Node, _ place: Node) -> [Diagnostic.Note] {
    guard place.textBytes.first == 0x23, root != root.file.root, let id = root["$id"] else {
      return []
    }
    let message = "'#' stands for the schema with this '$id', not for the document"
    return [.init(message, at: id.location)]
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The names that a file gives its schemas.
  func identifiers(of file: SourceFile) -> Identifiers {
    if let known = identifiers[ObjectIdentifier(file)] { return known }
    let found = Identifiers(file)
    identifiers[ObjectIdentifier(file)] = found
    return found
  }
}
