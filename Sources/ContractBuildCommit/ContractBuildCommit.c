// The commit as a text: CONTRACT_BUILD_COMMIT is defined by Package.swift, without quotation marks.
#include "ContractBuildCommit.h"

#define CONTRACT_TEXT_OF(token) #token
#define CONTRACT_TEXT(token) CONTRACT_TEXT_OF(token)

const char *contract_build_commit(void) { return CONTRACT_TEXT(CONTRACT_BUILD_COMMIT); }
