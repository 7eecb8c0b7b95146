// Generated from openapi.yaml. Do not edit.
// Who may call what; the only place where an owner is made.

import ContractRuntime
