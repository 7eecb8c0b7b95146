// The networks of TRUSTED_PROXIES: what is trusted must be written so that it can mean one thing only.

import ContractServer

enum ProxyNetworks {
  /// Addresses and networks between commas.
  static func list(_ text: String) throws(Complaint) -> [IPNetwork] {
    var networks: [IPNetwork] = []
    for item in try Forms.list(text) {
      guard let network = IPNetwork(item) else {
        throw Complaint(
          "has \(Complaint.quoted(item)); write addresses such as 10.0.0.7 or networks such as 10.0.0.0/8 and fd00::/8, with no bits set behind the prefix"
        )
      }
      networks.append(network)
    }
    return networks
  }
}
