// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Area: JSONReadable {
  /// Reads and validates a value (openapi.yaml:22).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if let place = reader.place(in: values2) { return Self(place: place) }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Area: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:22).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Schemas.Areas: JSONReadable {
  /// Reads and validates a value (openapi.yaml:84).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(4)
    var list: [Schemas.Area]?
    var either: JSONValue?
    var first: Schemas.Area = .area001
    var checked: Schemas.Areas.Checked?
    while try reader.nextKey() {
      if try reader.key(is: "list", &members, 0) {
        list = try Codecs.readAreaArray(from: &reader)
      } else if try reader.key(is: "either", &members, 1) {
        either = try Codecs.readCheckedAreasEither(from: &reader)
      } else if try reader.key(is: "first", &members, 2) {
        first = try Schemas.Area.read(from: &reader) ?? first
      } else if try reader.key(is: "checked", &members, 3) {
        checked = try Codecs.readCheckedAreasChecked(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(list: list, either: either, first: first, checked: checked)
  }
}

extension Schemas.Areas: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:84).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let list {
      writer.member(",\"list\":")
      Codecs.writeAreaArray(list, to: &writer)
    }
    if let either {
      writer.member(",\"either\":")
      Codecs.writeCheckedAreasEither(either, to: &writer)
    }
    writer.member(",\"first\":")
    first.write(to: &writer)
    if let checked {
      writer.member(",\"checked\":")
      Codecs.writeCheckedAreasChecked(checked, to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.Areas.Checked: JSONReadable {
  /// Reads and validates a value (openapi.yaml:89).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if let place = reader.place(in: values2) { return Self(place: place) }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Areas.Checked: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:89).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:89).
  static func readCheckedAreasChecked(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Areas.Checked? {
    let start = reader.checkpoint()
    let value = try Schemas.Areas.Checked.read(from: &reader)
    try reader.check(checkAreasChecked, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:89).
  static func writeCheckedAreasChecked(
    _ value: Schemas.Areas.Checked, to writer: inout JSONWriter
  ) {
    value.write(to: &writer)
  }

  /// Reads and validates a value (openapi.yaml:87).
  static func readCheckedAreasEither(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> JSONValue? {
    let start = reader.checkpoint()
    let value = try reader.anyValue()
    try reader.check(checkAreasEither, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:87).
  static func writeCheckedAreasEither(_ value: JSONValue, to writer: inout JSONWriter) {
    value.write(to: &writer)
  }

  /// Reads and validates a value (openapi.yaml:86).
  static func readAreaArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Area]? {
    try reader.array(Schemas.Area.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:86).
  static func writeAreaArray(_ value: [Schemas.Area], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// What of openapi.yaml:89 does not hold for a value; `nil` if all does.
  static func checkAreasChecked(_ value: JSONValue) -> CheckViolation? {
    if let violation = checkArea(value) { return violation }
    if let violation = checkAreasCheckedAllOf2(value) { return violation }
    return nil
  }

  static let enumArea = ListedValues(contract: [
    "\"area-000\"", "\"area-001\"", "\"area-002\"", "\"area-003\"", "\"area-004\"", "\"area-005\"",
    "\"area-006\"", "\"area-007\"", "\"area-008\"", "\"area-009\"", "\"area-010\"", "\"area-011\"",
    "\"area-012\"", "\"area-013\"", "\"area-014\"", "\"area-015\"", "\"area-016\"", "\"area-017\"",
    "\"area-018\"", "\"area-019\"", "\"area-020\"", "\"area-021\"", "\"area-022\"", "\"area-023\"",
    "\"area-024\"", "\"area-025\"", "\"area-026\"", "\"area-027\"", "\"area-028\"", "\"area-029\"",
    "\"area-030\"", "\"area-031\"", "\"area-032\"", "\"area-033\"", "\"area-034\"", "\"area-035\"",
    "\"area-036\"", "\"area-037\"", "\"area-038\"", "\"area-039\"", "\"area-040\"", "\"area-041\"",
    "\"area-042\"", "\"area-043\"", "\"area-044\"", "\"area-045\"", "\"area-046\"", "\"area-047\"",
    "\"area-048\"", "\"area-049\"", "\"area-050\"", "\"area-051\"", "\"area-052\"", "\"area-053\"",
    "\"area-054\"", "\"area-055\"", "\"area-056\"", "\"area-057\"", "\"area-058\"", "\"area-059\"",
    "\"area-060\"", "\"area-061\"", "\"area-062\"", "\"area-063\"", "\"area-064\"", "\"area-065\"",
    "\"area-066\"", "\"area-067\"", "\"area-068\"", "\"area-069\"", "\"area-070\"", "\"area-071\"",
    "\"area-072\"", "\"area-073\"", "\"area-074\"", "\"area-075\"", "\"area-076\"", "\"area-077\"",
    "\"area-078\"", "\"area-079\"", "\"area-080\"", "\"area-081\"", "\"area-082\"", "\"area-083\"",
    "\"area-084\"", "\"area-085\"", "\"area-086\"", "\"area-087\"", "\"area-088\"", "\"area-089\"",
    "\"area-090\"", "\"area-091\"", "\"area-092\"", "\"area-093\"", "\"area-094\"", "\"area-095\"",
    "\"area-096\"", "\"area-097\"", "\"area-098\"", "\"area-099\"", "\"area-100\"", "\"area-101\"",
    "\"area-102\"", "\"area-103\"", "\"area-104\"", "\"area-105\"", "\"area-106\"", "\"area-107\"",
    "\"area-108\"", "\"area-109\"", "\"area-110\"", "\"area-111\"", "\"area-112\"", "\"area-113\"",
    "\"area-114\"", "\"area-115\"", "\"area-116\"", "\"area-117\"", "\"area-118\"", "\"area-119\"",
    "\"area-120\"", "\"area-121\"", "\"area-122\"", "\"area-123\"", "\"area-124\"", "\"area-125\"",
    "\"area-126\"", "\"area-127\"", "\"area-128\"", "\"area-129\"", "\"area-130\"", "\"area-131\"",
    "\"area-132\"", "\"area-133\"", "\"area-134\"", "\"area-135\"", "\"area-136\"", "\"area-137\"",
    "\"area-138\"", "\"area-139\"", "\"area-140\"", "\"area-141\"", "\"area-142\"", "\"area-143\"",
    "\"area-144\"", "\"area-145\"", "\"area-146\"", "\"area-147\"", "\"area-148\"", "\"area-149\"",
    "\"area-150\"", "\"area-151\"", "\"area-152\"", "\"area-153\"", "\"area-154\"", "\"area-155\"",
    "\"area-156\"", "\"area-157\"", "\"area-158\"", "\"area-159\"", "\"area-160\"", "\"area-161\"",
    "\"area-162\"", "\"area-163\"", "\"area-164\"", "\"area-165\"", "\"area-166\"", "\"area-167\"",
    "\"area-168\"", "\"area-169\"", "\"area-170\"", "\"area-171\"", "\"area-172\"", "\"area-173\"",
    "\"area-174\"", "\"area-175\"", "\"area-176\"", "\"area-177\"", "\"area-178\"", "\"area-179\"",
    "\"area-180\"", "\"area-181\"", "\"area-182\"", "\"area-183\"", "\"area-184\"", "\"area-185\"",
    "\"area-186\"", "\"area-187\"", "\"area-188\"", "\"area-189\"", "\"area-190\"", "\"area-191\"",
    "\"area-192\"", "\"area-193\"", "\"area-194\"", "\"area-195\"", "\"area-196\"", "\"area-197\"",
    "\"area-198\"", "\"area-199\"", "\"area-200\"", "\"area-201\"", "\"area-202\"", "\"area-203\"",
    "\"area-204\"", "\"area-205\"", "\"area-206\"", "\"area-207\"", "\"area-208\"", "\"area-209\"",
    "\"area-210\"", "\"area-211\"", "\"area-212\"", "\"area-213\"", "\"area-214\"", "\"area-215\"",
    "\"area-216\"", "\"area-217\"", "\"area-218\"", "\"area-219\"", "\"area-220\"", "\"area-221\"",
    "\"area-222\"", "\"area-223\"", "\"area-224\"", "\"area-225\"", "\"area-226\"", "\"area-227\"",
    "\"area-228\"", "\"area-229\"", "\"area-230\"", "\"area-231\"", "\"area-232\"", "\"area-233\"",
    "\"area-234\"", "\"area-235\"", "\"area-236\"", "\"area-237\"", "\"area-238\"", "\"area-239\"",
    "\"area-240\"", "\"area-241\"", "\"area-242\"", "\"area-243\"", "\"area-244\"", "\"area-245\"",
    "\"area-246\"", "\"area-247\"", "\"area-248\"", "\"area-249\"", "\"area-250\"", "\"area-251\"",
    "\"area-252\"", "\"area-253\"", "\"values\"", "\"Café\"", "\"place\"",
  ])

  /// What of openapi.yaml:22 does not hold for a value; `nil` if all does.
  static func checkArea(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    guard enumArea.contains(value) else { return "enum" }
    return nil
  }

  /// What of openapi.yaml:89 does not hold for a value; `nil` if all does.
  static func checkAreasCheckedAllOf2(_ value: JSONValue) -> CheckViolation? {
    guard checkAreasCheckedAllOf2Not(value) != nil else { return "not" }
    return nil
  }

  static let constAreasCheckedAllOf2Not = ListedValues(contract: ["\"area-002\""])

  /// What of openapi.yaml:89 does not hold for a value; `nil` if all does.
  static func checkAreasCheckedAllOf2Not(_ value: JSONValue) -> CheckViolation? {
    guard constAreasCheckedAllOf2Not.contains(value) else { return "const" }
    return nil
  }

  /// What of openapi.yaml:87 does not hold for a value; `nil` if all does.
  static func checkAreasEither(_ value: JSONValue) -> CheckViolation? {
    guard value.matchCount([checkArea, checkNumber]) == 1 else { return "oneOf" }
    return nil
  }

  static let enumNumber = ListedValues(contract: [
    "-7", "993", "1993", "2993", "3993", "4993", "5993", "6993", "7993", "8993", "9993", "10993",
    "11993", "12993", "13993", "14993", "15993", "16993", "17993", "18993", "19993", "20993",
    "21993", "22993", "23993", "24993", "25993", "26993", "27993", "28993", "29993", "30993",
    "31993", "32993", "33993", "34993", "35993", "36993", "37993", "38993", "39993", "40993",
    "41993", "42993", "43993", "44993", "45993", "46993", "47993", "48993", "49993", "50993",
    "51993", "52993", "53993", "54993", "55993", "56993", "57993", "58993", "59993", "60993",
    "61993", "62993", "63993", "64993", "65993", "66993", "67993", "68993", "69993", "70993",
    "71993", "72993", "73993", "74993", "75993", "76993", "77993", "78993", "79993", "80993",
    "81993", "82993", "83993", "84993", "85993", "86993", "87993", "88993", "89993", "90993",
    "91993", "92993", "93993", "94993", "95993", "96993", "97993", "98993", "99993", "100993",
    "101993", "102993", "103993", "104993", "105993", "106993", "107993", "108993", "109993",
    "110993", "111993", "112993", "113993", "114993", "115993", "116993", "117993", "118993",
    "119993", "120993", "121993", "122993", "123993", "124993", "125993", "126993", "127993",
    "128993", "129993", "130993", "131993", "132993", "133993", "134993", "135993", "136993",
    "137993", "138993", "139993", "140993", "141993", "142993", "143993", "144993", "145993",
    "146993", "147993", "148993", "149993", "150993", "151993", "152993", "153993", "154993",
    "155993", "156993", "157993", "158993", "159993", "160993", "161993", "162993", "163993",
    "164993", "165993", "166993", "167993", "168993", "169993", "170993", "171993", "172993",
    "173993", "174993", "175993", "176993", "177993", "178993", "179993", "180993", "181993",
    "182993", "183993", "184993", "185993", "186993", "187993", "188993", "189993", "190993",
    "191993", "192993", "193993", "194993", "195993", "196993", "197993", "198993", "199993",
    "200993", "201993", "202993", "203993", "204993", "205993", "206993", "207993", "208993",
    "209993", "210993", "211993", "212993", "213993", "214993", "215993", "216993", "217993",
    "218993", "219993", "220993", "221993", "222993", "223993", "224993", "225993", "226993",
    "227993", "228993", "229993", "230993", "231993", "232993", "233993", "234993", "235993",
    "236993", "237993", "238993", "239993", "240993", "241993", "242993", "243993", "244993",
    "245993", "246993", "247993", "248993", "249993", "250993", "251993", "252993", "253993",
    "254993", "255993",
  ])

  /// What of openapi.yaml:57 does not hold for a value; `nil` if all does.
  static func checkNumber(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    guard enumNumber.contains(value) else { return "enum" }
    return nil
  }
}
