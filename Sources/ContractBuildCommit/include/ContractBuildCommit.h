// The commit that the package was built from. Package.swift asks git for it; Swift has no other way to a text
// that the manifest knows.
#ifndef CONTRACT_BUILD_COMMIT_H
#define CONTRACT_BUILD_COMMIT_H

/// The name of the commit, or "unknown".
const char *contract_build_commit(void);

#endif
