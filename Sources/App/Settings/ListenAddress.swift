// The address of HOST: what a socket can be bound to, or why not.

enum ListenAddress {
  /// An IPv4 or IPv6 address, with a zone if it has one, or a host name.
  static func check(_ text: String) throws(Complaint) -> String {
    let shown = "is \(Complaint.quoted(text))"
    let address = text.split(separator: "%", maxSplits: 1).first.map(String.init) ?? text
    if HostName.isIPv4(text) || HostName.ipv6(address) != nil || HostName.isName(text) {
      return text
    }
    if text.contains("*") {
      throw Complaint(
        "\(shown), which is no address; write 0.0.0.0 for all IPv4 addresses or :: for all addresses"
      )
    }
    if text.contains("://") || text.contains("/") {
      throw Complaint(
        "\(shown), which is a URL or a network; write an address such as 127.0.0.1 or 0.0.0.0")
    }
    if text.hasPrefix("[") {
      throw Complaint(
        "\(shown); write an IPv6 address without brackets, such as ::1, and the port in PORT")
    }
    if text.contains(":"), text.split(separator: ":").count == 2 {
      throw Complaint(
        "\(shown), which has a port; write the port in PORT and the address alone in HOST")
    }
    throw Complaint(
      "\(shown), which is neither an address nor a host name; write an address such as 127.0.0.1 or 0.0.0.0"
    )
  }
}
