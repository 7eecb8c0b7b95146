// Cases of a table that a Citus cluster cannot hold: left out there, and counted with the reason.

import ContractTestSupport

/// A case that may not be for a cluster.
protocol ClusterCase {
  /// Why it is for one server alone; nil where it is not.
  var oneServer: String? { get }
}

extension Array where Element: ClusterCase {
  /// Those that can be run where the tests run; how many are left out is printed with the reasons.
  func whereTestsRun(_ set: String) -> [Element] {
    guard World.isCitusForAll else { return self }
    var skipped = SkippedCases()
    let rest = filter { (one) in
      if let reason = one.oneServer { skipped.add(reason) }
      return one.oneServer == nil
    }
    skipped.report(set)
    return rest
  }
}
