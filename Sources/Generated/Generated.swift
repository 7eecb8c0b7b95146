// The module that the build plugin fills: everything in it but this page is made from openapi.yaml.
//
// What is generated, one file for each concern:
//
// - Types.swift: a type for every schema of the contract. Absent and null are different things.
// - Codecs.swift: how these types are read from JSON, validated on the way, and written.
// - Operations.swift: `API`, the protocol that the application implements, and each operation's
//   `Input` and `Output`: all that a handler's author needs to read.
// - Requests.swift: how a request becomes an `Input`.
// - Responses.swift: how an `Output` becomes a response, and what debug builds check of it.
// - Routes.swift: `Router`, which takes a request through route, token, owner, parameters and body to
//   the handler, always in this order.
// - Security.swift: `Owner`, which nothing but the checks in that file can make, and `Authenticators`,
//   without a member of which a secured operation cannot be started.
// - EmbeddedContract.swift: the contract itself, as the server publishes it.
//
// SwiftPM skips a target that has no source file of its own, which is why this one exists.
