// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime
