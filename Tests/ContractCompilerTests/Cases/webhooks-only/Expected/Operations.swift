// Generated from openapi.yaml. Do not edit.
// What the application implements: Webhooks and no paths 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
}
