// What this program was built from, for `--version`: the contract and the commit.
import ContractBuildCommit
import TodoContract

enum BuildInformation {
  /// Such as `todo-server 1.0.0 (contract Todo API 1.0.0, commit 1f2e3d)`.
  static var text: String {
    let contract = "\(EmbeddedContract.title) \(EmbeddedContract.version)"
    return "todo-server \(version) (contract \(contract), commit \(commit))"
  }

  static let version = "1.0.0"

  /// The commit, as git names it; `unknown` where it was built without git's folder and nobody said it.
  private static var commit: String { unsafe String(cString: contract_build_commit()) }
}
