// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// One value more than become the cases of an enumeration.
  public struct Area: RawRepresentable, CaseIterable, Sendable, Hashable {  // openapi.yaml:22
    private let place: Int

    init(place: Int) { self.place = place }

    public init?(rawValue: String) {
      guard let place = Self.values2.place(of: rawValue) else { return nil }
      self.place = place
    }

    public var rawValue: String { Self.values2[place] }
    public static var allCases: [Self] { values2.places.map { Self(place: $0) } }

    public static var area000: Self { Self(place: 0) }
    public static var area001: Self { Self(place: 1) }
    public static var area002: Self { Self(place: 2) }
    public static var area003: Self { Self(place: 3) }
    public static var area004: Self { Self(place: 4) }
    public static var area005: Self { Self(place: 5) }
    public static var area006: Self { Self(place: 6) }
    public static var area007: Self { Self(place: 7) }
    public static var area008: Self { Self(place: 8) }
    public static var area009: Self { Self(place: 9) }
    public static var area010: Self { Self(place: 10) }
    public static var area011: Self { Self(place: 11) }
    public static var area012: Self { Self(place: 12) }
    public static var area013: Self { Self(place: 13) }
    public static var area014: Self { Self(place: 14) }
    public static var area015: Self { Self(place: 15) }
    public static var area016: Self { Self(place: 16) }
    public static var area017: Self { Self(place: 17) }
    public static var area018: Self { Self(place: 18) }
    public static var area019: Self { Self(place: 19) }
    public static var area020: Self { Self(place: 20) }
    public static var area021: Self { Self(place: 21) }
    public static var area022: Self { Self(place: 22) }
    public static var area023: Self { Self(place: 23) }
    public static var area024: Self { Self(place: 24) }
    public static var area025: Self { Self(place: 25) }
    public static var area026: Self { Self(place: 26) }
    public static var area027: Self { Self(place: 27) }
    public static var area028: Self { Self(place: 28) }
    public static var area029: Self { Self(place: 29) }
    public static var area030: Self { Self(place: 30) }
    public static var area031: Self { Self(place: 31) }
    public static var area032: Self { Self(place: 32) }
    public static var area033: Self { Self(place: 33) }
    public static var area034: Self { Self(place: 34) }
    public static var area035: Self { Self(place: 35) }
    public static var area036: Self { Self(place: 36) }
    public static var area037: Self { Self(place: 37) }
    public static var area038: Self { Self(place: 38) }
    public static var area039: Self { Self(place: 39) }
    public static var area040: Self { Self(place: 40) }
    public static var area041: Self { Self(place: 41) }
    public static var area042: Self { Self(place: 42) }
    public static var area043: Self { Self(place: 43) }
    public static var area044: Self { Self(place: 44) }
    public static var area045: Self { Self(place: 45) }
    public static var area046: Self { Self(place: 46) }
    public static var area047: Self { Self(place: 47) }
    public static var area048: Self { Self(place: 48) }
    public static var area049: Self { Self(place: 49) }
    public static var area050: Self { Self(place: 50) }
    public static var area051: Self { Self(place: 51) }
    public static var area052: Self { Self(place: 52) }
    public static var area053: Self { Self(place: 53) }
    public static var area054: Self { Self(place: 54) }
    public static var area055: Self { Self(place: 55) }
    public static var area056: Self { Self(place: 56) }
    public static var area057: Self { Self(place: 57) }
    public static var area058: Self { Self(place: 58) }
    public static var area059: Self { Self(place: 59) }
    public static var area060: Self { Self(place: 60) }
    public static var area061: Self { Self(place: 61) }
    public static var area062: Self { Self(place: 62) }
    public static var area063: Self { Self(place: 63) }
    public static var area064: Self { Self(place: 64) }
    public static var area065: Self { Self(place: 65) }
    public static var area066: Self { Self(place: 66) }
    public static var area067: Self { Self(place: 67) }
    public static var area068: Self { Self(place: 68) }
    public static var area069: Self { Self(place: 69) }
    public static var area070: Self { Self(place: 70) }
    public static var area071: Self { Self(place: 71) }
    public static var area072: Self { Self(place: 72) }
    public static var area073: Self { Self(place: 73) }
    public static var area074: Self { Self(place: 74) }
    public static var area075: Self { Self(place: 75) }
    public static var area076: Self { Self(place: 76) }
    public static var area077: Self { Self(place: 77) }
    public static var area078: Self { Self(place: 78) }
    public static var area079: Self { Self(place: 79) }
    public static var area080: Self { Self(place: 80) }
    public static var area081: Self { Self(place: 81) }
    public static var area082: Self { Self(place: 82) }
    public static var area083: Self { Self(place: 83) }
    public static var area084: Self { Self(place: 84) }
    public static var area085: Self { Self(place: 85) }
    public static var area086: Self { Self(place: 86) }
    public static var area087: Self { Self(place: 87) }
    public static var area088: Self { Self(place: 88) }
    public static var area089: Self { Self(place: 89) }
    public static var area090: Self { Self(place: 90) }
    public static var area091: Self { Self(place: 91) }
    public static var area092: Self { Self(place: 92) }
    public static var area093: Self { Self(place: 93) }
    public static var area094: Self { Self(place: 94) }
    public static var area095: Self { Self(place: 95) }
    public static var area096: Self { Self(place: 96) }
    public static var area097: Self { Self(place: 97) }
    public static var area098: Self { Self(place: 98) }
    public static var area099: Self { Self(place: 99) }
    public static var area100: Self { Self(place: 100) }
    public static var area101: Self { Self(place: 101) }
    public static var area102: Self { Self(place: 102) }
    public static var area103: Self { Self(place: 103) }
    public static var area104: Self { Self(place: 104) }
    public static var area105: Self { Self(place: 105) }
    public static var area106: Self { Self(place: 106) }
    public static var area107: Self { Self(place: 107) }
    public static var area108: Self { Self(place: 108) }
    public static var area109: Self { Self(place: 109) }
    public static var area110: Self { Self(place: 110) }
    public static var area111: Self { Self(place: 111) }
    public static var area112: Self { Self(place: 112) }
    public static var area113: Self { Self(place: 113) }
    public static var area114: Self { Self(place: 114) }
    public static var area115: Self { Self(place: 115) }
    public static var area116: Self { Self(place: 116) }
    public static var area117: Self { Self(place: 117) }
    public static var area118: Self { Self(place: 118) }
    public static var area119: Self { Self(place: 119) }
    public static var area120: Self { Self(place: 120) }
    public static var area121: Self { Self(place: 121) }
    public static var area122: Self { Self(place: 122) }
    public static var area123: Self { Self(place: 123) }
    public static var area124: Self { Self(place: 124) }
    public static var area125: Self { Self(place: 125) }
    public static var area126: Self { Self(place: 126) }
    public static var area127: Self { Self(place: 127) }
    public static var area128: Self { Self(place: 128) }
    public static var area129: Self { Self(place: 129) }
    public static var area130: Self { Self(place: 130) }
    public static var area131: Self { Self(place: 131) }
    public static var area132: Self { Self(place: 132) }
    public static var area133: Self { Self(place: 133) }
    public static var area134: Self { Self(place: 134) }
    public static var area135: Self { Self(place: 135) }
    public static var area136: Self { Self(place: 136) }
    public static var area137: Self { Self(place: 137) }
    public static var area138: Self { Self(place: 138) }
    public static var area139: Self { Self(place: 139) }
    public static var area140: Self { Self(place: 140) }
    public static var area141: Self { Self(place: 141) }
    public static var area142: Self { Self(place: 142) }
    public static var area143: Self { Self(place: 143) }
    public static var area144: Self { Self(place: 144) }
    public static var area145: Self { Self(place: 145) }
    public static var area146: Self { Self(place: 146) }
    public static var area147: Self { Self(place: 147) }
    public static var area148: Self { Self(place: 148) }
    public static var area149: Self { Self(place: 149) }
    public static var area150: Self { Self(place: 150) }
    public static var area151: Self { Self(place: 151) }
    public static var area152: Self { Self(place: 152) }
    public static var area153: Self { Self(place: 153) }
    public static var area154: Self { Self(place: 154) }
    public static var area155: Self { Self(place: 155) }
    public static var area156: Self { Self(place: 156) }
    public static var area157: Self { Self(place: 157) }
    public static var area158: Self { Self(place: 158) }
    public static var area159: Self { Self(place: 159) }
    public static var area160: Self { Self(place: 160) }
    public static var area161: Self { Self(place: 161) }
    public static var area162: Self { Self(place: 162) }
    public static var area163: Self { Self(place: 163) }
    public static var area164: Self { Self(place: 164) }
    public static var area165: Self { Self(place: 165) }
    public static var area166: Self { Self(place: 166) }
    public static var area167: Self { Self(place: 167) }
    public static var area168: Self { Self(place: 168) }
    public static var area169: Self { Self(place: 169) }
    public static var area170: Self { Self(place: 170) }
    public static var area171: Self { Self(place: 171) }
    public static var area172: Self { Self(place: 172) }
    public static var area173: Self { Self(place: 173) }
    public static var area174: Self { Self(place: 174) }
    public static var area175: Self { Self(place: 175) }
    public static var area176: Self { Self(place: 176) }
    public static var area177: Self { Self(place: 177) }
    public static var area178: Self { Self(place: 178) }
    public static var area179: Self { Self(place: 179) }
    public static var area180: Self { Self(place: 180) }
    public static var area181: Self { Self(place: 181) }
    public static var area182: Self { Self(place: 182) }
    public static var area183: Self { Self(place: 183) }
    public static var area184: Self { Self(place: 184) }
    public static var area185: Self { Self(place: 185) }
    public static var area186: Self { Self(place: 186) }
    public static var area187: Self { Self(place: 187) }
    public static var area188: Self { Self(place: 188) }
    public static var area189: Self { Self(place: 189) }
    public static var area190: Self { Self(place: 190) }
    public static var area191: Self { Self(place: 191) }
    public static var area192: Self { Self(place: 192) }
    public static var area193: Self { Self(place: 193) }
    public static var area194: Self { Self(place: 194) }
    public static var area195: Self { Self(place: 195) }
    public static var area196: Self { Self(place: 196) }
    public static var area197: Self { Self(place: 197) }
    public static var area198: Self { Self(place: 198) }
    public static var area199: Self { Self(place: 199) }
    public static var area200: Self { Self(place: 200) }
    public static var area201: Self { Self(place: 201) }
    public static var area202: Self { Self(place: 202) }
    public static var area203: Self { Self(place: 203) }
    public static var area204: Self { Self(place: 204) }
    public static var area205: Self { Self(place: 205) }
    public static var area206: Self { Self(place: 206) }
    public static var area207: Self { Self(place: 207) }
    public static var area208: Self { Self(place: 208) }
    public static var area209: Self { Self(place: 209) }
    public static var area210: Self { Self(place: 210) }
    public static var area211: Self { Self(place: 211) }
    public static var area212: Self { Self(place: 212) }
    public static var area213: Self { Self(place: 213) }
    public static var area214: Self { Self(place: 214) }
    public static var area215: Self { Self(place: 215) }
    public static var area216: Self { Self(place: 216) }
    public static var area217: Self { Self(place: 217) }
    public static var area218: Self { Self(place: 218) }
    public static var area219: Self { Self(place: 219) }
    public static var area220: Self { Self(place: 220) }
    public static var area221: Self { Self(place: 221) }
    public static var area222: Self { Self(place: 222) }
    public static var area223: Self { Self(place: 223) }
    public static var area224: Self { Self(place: 224) }
    public static var area225: Self { Self(place: 225) }
    public static var area226: Self { Self(place: 226) }
    public static var area227: Self { Self(place: 227) }
    public static var area228: Self { Self(place: 228) }
    public static var area229: Self { Self(place: 229) }
    public static var area230: Self { Self(place: 230) }
    public static var area231: Self { Self(place: 231) }
    public static var area232: Self { Self(place: 232) }
    public static var area233: Self { Self(place: 233) }
    public static var area234: Self { Self(place: 234) }
    public static var area235: Self { Self(place: 235) }
    public static var area236: Self { Self(place: 236) }
    public static var area237: Self { Self(place: 237) }
    public static var area238: Self { Self(place: 238) }
    public static var area239: Self { Self(place: 239) }
    public static var area240: Self { Self(place: 240) }
    public static var area241: Self { Self(place: 241) }
    public static var area242: Self { Self(place: 242) }
    public static var area243: Self { Self(place: 243) }
    public static var area244: Self { Self(place: 244) }
    public static var area245: Self { Self(place: 245) }
    public static var area246: Self { Self(place: 246) }
    public static var area247: Self { Self(place: 247) }
    public static var area248: Self { Self(place: 248) }
    public static var area249: Self { Self(place: 249) }
    public static var area250: Self { Self(place: 250) }
    public static var area251: Self { Self(place: 251) }
    public static var area252: Self { Self(place: 252) }
    public static var area253: Self { Self(place: 253) }
    public static var values: Self { Self(place: 254) }
    public static var cafe: Self { Self(place: 255) }
    public static var place: Self { Self(place: 256) }

    static let values2 = ListedTexts([
      "area-000", "area-001", "area-002", "area-003", "area-004", "area-005", "area-006",
      "area-007", "area-008", "area-009", "area-010", "area-011", "area-012", "area-013",
      "area-014", "area-015", "area-016", "area-017", "area-018", "area-019", "area-020",
      "area-021", "area-022", "area-023", "area-024", "area-025", "area-026", "area-027",
      "area-028", "area-029", "area-030", "area-031", "area-032", "area-033", "area-034",
      "area-035", "area-036", "area-037", "area-038", "area-039", "area-040", "area-041",
      "area-042", "area-043", "area-044", "area-045", "area-046", "area-047", "area-048",
      "area-049", "area-050", "area-051", "area-052", "area-053", "area-054", "area-055",
      "area-056", "area-057", "area-058", "area-059", "area-060", "area-061", "area-062",
      "area-063", "area-064", "area-065", "area-066", "area-067", "area-068", "area-069",
      "area-070", "area-071", "area-072", "area-073", "area-074", "area-075", "area-076",
      "area-077", "area-078", "area-079", "area-080", "area-081", "area-082", "area-083",
      "area-084", "area-085", "area-086", "area-087", "area-088", "area-089", "area-090",
      "area-091", "area-092", "area-093", "area-094", "area-095", "area-096", "area-097",
      "area-098", "area-099", "area-100", "area-101", "area-102", "area-103", "area-104",
      "area-105", "area-106", "area-107", "area-108", "area-109", "area-110", "area-111",
      "area-112", "area-113", "area-114", "area-115", "area-116", "area-117", "area-118",
      "area-119", "area-120", "area-121", "area-122", "area-123", "area-124", "area-125",
      "area-126", "area-127", "area-128", "area-129", "area-130", "area-131", "area-132",
      "area-133", "area-134", "area-135", "area-136", "area-137", "area-138", "area-139",
      "area-140", "area-141", "area-142", "area-143", "area-144", "area-145", "area-146",
      "area-147", "area-148", "area-149", "area-150", "area-151", "area-152", "area-153",
      "area-154", "area-155", "area-156", "area-157", "area-158", "area-159", "area-160",
      "area-161", "area-162", "area-163", "area-164", "area-165", "area-166", "area-167",
      "area-168", "area-169", "area-170", "area-171", "area-172", "area-173", "area-174",
      "area-175", "area-176", "area-177", "area-178", "area-179", "area-180", "area-181",
      "area-182", "area-183", "area-184", "area-185", "area-186", "area-187", "area-188",
      "area-189", "area-190", "area-191", "area-192", "area-193", "area-194", "area-195",
      "area-196", "area-197", "area-198", "area-199", "area-200", "area-201", "area-202",
      "area-203", "area-204", "area-205", "area-206", "area-207", "area-208", "area-209",
      "area-210", "area-211", "area-212", "area-213", "area-214", "area-215", "area-216",
      "area-217", "area-218", "area-219", "area-220", "area-221", "area-222", "area-223",
      "area-224", "area-225", "area-226", "area-227", "area-228", "area-229", "area-230",
      "area-231", "area-232", "area-233", "area-234", "area-235", "area-236", "area-237",
      "area-238", "area-239", "area-240", "area-241", "area-242", "area-243", "area-244",
      "area-245", "area-246", "area-247", "area-248", "area-249", "area-250", "area-251",
      "area-252", "area-253", "values", "Café", "place",
    ])
  }

  public struct Number: RawRepresentable, CaseIterable, Sendable, Hashable {  // openapi.yaml:57
    private let place: Int

    init(place: Int) { self.place = place }

    public init?(rawValue: Int64) {
      guard let place = Self.values.place(of: rawValue) else { return nil }
      self.place = place
    }

    public var rawValue: Int64 { Self.values[place] }
    public static var allCases: [Self] { values.places.map { Self(place: $0) } }

    public static var minus7: Self { Self(place: 0) }
    public static var _993: Self { Self(place: 1) }
    public static var _1993: Self { Self(place: 2) }
    public static var _2993: Self { Self(place: 3) }
    public static var _3993: Self { Self(place: 4) }
    public static var _4993: Self { Self(place: 5) }
    public static var _5993: Self { Self(place: 6) }
    public static var _6993: Self { Self(place: 7) }
    public static var _7993: Self { Self(place: 8) }
    public static var _8993: Self { Self(place: 9) }
    public static var _9993: Self { Self(place: 10) }
    public static var _10993: Self { Self(place: 11) }
    public static var _11993: Self { Self(place: 12) }
    public static var _12993: Self { Self(place: 13) }
    public static var _13993: Self { Self(place: 14) }
    public static var _14993: Self { Self(place: 15) }
    public static var _15993: Self { Self(place: 16) }
    public static var _16993: Self { Self(place: 17) }
    public static var _17993: Self { Self(place: 18) }
    public static var _18993: Self { Self(place: 19) }
    public static var _19993: Self { Self(place: 20) }
    public static var _20993: Self { Self(place: 21) }
    public static var _21993: Self { Self(place: 22) }
    public static var _22993: Self { Self(place: 23) }
    public static var _23993: Self { Self(place: 24) }
    public static var _24993: Self { Self(place: 25) }
    public static var _25993: Self { Self(place: 26) }
    public static var _26993: Self { Self(place: 27) }
    public static var _27993: Self { Self(place: 28) }
    public static var _28993: Self { Self(place: 29) }
    public static var _29993: Self { Self(place: 30) }
    public static var _30993: Self { Self(place: 31) }
    public static var _31993: Self { Self(place: 32) }
    public static var _32993: Self { Self(place: 33) }
    public static var _33993: Self { Self(place: 34) }
    public static var _34993: Self { Self(place: 35) }
    public static var _35993: Self { Self(place: 36) }
    public static var _36993: Self { Self(place: 37) }
    public static var _37993: Self { Self(place: 38) }
    public static var _38993: Self { Self(place: 39) }
    public static var _39993: Self { Self(place: 40) }
    public static var _40993: Self { Self(place: 41) }
    public static var _41993: Self { Self(place: 42) }
    public static var _42993: Self { Self(place: 43) }
    public static var _43993: Self { Self(place: 44) }
    public static var _44993: Self { Self(place: 45) }
    public static var _45993: Self { Self(place: 46) }
    public static var _46993: Self { Self(place: 47) }
    public static var _47993: Self { Self(place: 48) }
    public static var _48993: Self { Self(place: 49) }
    public static var _49993: Self { Self(place: 50) }
    public static var _50993: Self { Self(place: 51) }
    public static var _51993: Self { Self(place: 52) }
    public static var _52993: Self { Self(place: 53) }
    public static var _53993: Self { Self(place: 54) }
    public static var _54993: Self { Self(place: 55) }
    public static var _55993: Self { Self(place: 56) }
    public static var _56993: Self { Self(place: 57) }
    public static var _57993: Self { Self(place: 58) }
    public static var _58993: Self { Self(place: 59) }
    public static var _59993: Self { Self(place: 60) }
    public static var _60993: Self { Self(place: 61) }
    public static var _61993: Self { Self(place: 62) }
    public static var _62993: Self { Self(place: 63) }
    public static var _63993: Self { Self(place: 64) }
    public static var _64993: Self { Self(place: 65) }
    public static var _65993: Self { Self(place: 66) }
    public static var _66993: Self { Self(place: 67) }
    public static var _67993: Self { Self(place: 68) }
    public static var _68993: Self { Self(place: 69) }
    public static var _69993: Self { Self(place: 70) }
    public static var _70993: Self { Self(place: 71) }
    public static var _71993: Self { Self(place: 72) }
    public static var _72993: Self { Self(place: 73) }
    public static var _73993: Self { Self(place: 74) }
    public static var _74993: Self { Self(place: 75) }
    public static var _75993: Self { Self(place: 76) }
    public static var _76993: Self { Self(place: 77) }
    public static var _77993: Self { Self(place: 78) }
    public static var _78993: Self { Self(place: 79) }
    public static var _79993: Self { Self(place: 80) }
    public static var _80993: Self { Self(place: 81) }
    public static var _81993: Self { Self(place: 82) }
    public static var _82993: Self { Self(place: 83) }
    public static var _83993: Self { Self(place: 84) }
    public static var _84993: Self { Self(place: 85) }
    public static var _85993: Self { Self(place: 86) }
    public static var _86993: Self { Self(place: 87) }
    public static var _87993: Self { Self(place: 88) }
    public static var _88993: Self { Self(place: 89) }
    public static var _89993: Self { Self(place: 90) }
    public static var _90993: Self { Self(place: 91) }
    public static var _91993: Self { Self(place: 92) }
    public static var _92993: Self { Self(place: 93) }
    public static var _93993: Self { Self(place: 94) }
    public static var _94993: Self { Self(place: 95) }
    public static var _95993: Self { Self(place: 96) }
    public static var _96993: Self { Self(place: 97) }
    public static var _97993: Self { Self(place: 98) }
    public static var _98993: Self { Self(place: 99) }
    public static var _99993: Self { Self(place: 100) }
    public static var _100993: Self { Self(place: 101) }
    public static var _101993: Self { Self(place: 102) }
    public static var _102993: Self { Self(place: 103) }
    public static var _103993: Self { Self(place: 104) }
    public static var _104993: Self { Self(place: 105) }
    public static var _105993: Self { Self(place: 106) }
    public static var _106993: Self { Self(place: 107) }
    public static var _107993: Self { Self(place: 108) }
    public static var _108993: Self { Self(place: 109) }
    public static var _109993: Self { Self(place: 110) }
    public static var _110993: Self { Self(place: 111) }
    public static var _111993: Self { Self(place: 112) }
    public static var _112993: Self { Self(place: 113) }
    public static var _113993: Self { Self(place: 114) }
    public static var _114993: Self { Self(place: 115) }
    public static var _115993: Self { Self(place: 116) }
    public static var _116993: Self { Self(place: 117) }
    public static var _117993: Self { Self(place: 118) }
    public static var _118993: Self { Self(place: 119) }
    public static var _119993: Self { Self(place: 120) }
    public static var _120993: Self { Self(place: 121) }
    public static var _121993: Self { Self(place: 122) }
    public static var _122993: Self { Self(place: 123) }
    public static var _123993: Self { Self(place: 124) }
    public static var _124993: Self { Self(place: 125) }
    public static var _125993: Self { Self(place: 126) }
    public static var _126993: Self { Self(place: 127) }
    public static var _127993: Self { Self(place: 128) }
    public static var _128993: Self { Self(place: 129) }
    public static var _129993: Self { Self(place: 130) }
    public static var _130993: Self { Self(place: 131) }
    public static var _131993: Self { Self(place: 132) }
    public static var _132993: Self { Self(place: 133) }
    public static var _133993: Self { Self(place: 134) }
    public static var _134993: Self { Self(place: 135) }
    public static var _135993: Self { Self(place: 136) }
    public static var _136993: Self { Self(place: 137) }
    public static var _137993: Self { Self(place: 138) }
    public static var _138993: Self { Self(place: 139) }
    public static var _139993: Self { Self(place: 140) }
    public static var _140993: Self { Self(place: 141) }
    public static var _141993: Self { Self(place: 142) }
    public static var _142993: Self { Self(place: 143) }
    public static var _143993: Self { Self(place: 144) }
    public static var _144993: Self { Self(place: 145) }
    public static var _145993: Self { Self(place: 146) }
    public static var _146993: Self { Self(place: 147) }
    public static var _147993: Self { Self(place: 148) }
    public static var _148993: Self { Self(place: 149) }
    public static var _149993: Self { Self(place: 150) }
    public static var _150993: Self { Self(place: 151) }
    public static var _151993: Self { Self(place: 152) }
    public static var _152993: Self { Self(place: 153) }
    public static var _153993: Self { Self(place: 154) }
    public static var _154993: Self { Self(place: 155) }
    public static var _155993: Self { Self(place: 156) }
    public static var _156993: Self { Self(place: 157) }
    public static var _157993: Self { Self(place: 158) }
    public static var _158993: Self { Self(place: 159) }
    public static var _159993: Self { Self(place: 160) }
    public static var _160993: Self { Self(place: 161) }
    public static var _161993: Self { Self(place: 162) }
    public static var _162993: Self { Self(place: 163) }
    public static var _163993: Self { Self(place: 164) }
    public static var _164993: Self { Self(place: 165) }
    public static var _165993: Self { Self(place: 166) }
    public static var _166993: Self { Self(place: 167) }
    public static var _167993: Self { Self(place: 168) }
    public static var _168993: Self { Self(place: 169) }
    public static var _169993: Self { Self(place: 170) }
    public static var _170993: Self { Self(place: 171) }
    public static var _171993: Self { Self(place: 172) }
    public static var _172993: Self { Self(place: 173) }
    public static var _173993: Self { Self(place: 174) }
    public static var _174993: Self { Self(place: 175) }
    public static var _175993: Self { Self(place: 176) }
    public static var _176993: Self { Self(place: 177) }
    public static var _177993: Self { Self(place: 178) }
    public static var _178993: Self { Self(place: 179) }
    public static var _179993: Self { Self(place: 180) }
    public static var _180993: Self { Self(place: 181) }
    public static var _181993: Self { Self(place: 182) }
    public static var _182993: Self { Self(place: 183) }
    public static var _183993: Self { Self(place: 184) }
    public static var _184993: Self { Self(place: 185) }
    public static var _185993: Self { Self(place: 186) }
    public static var _186993: Self { Self(place: 187) }
    public static var _187993: Self { Self(place: 188) }
    public static var _188993: Self { Self(place: 189) }
    public static var _189993: Self { Self(place: 190) }
    public static var _190993: Self { Self(place: 191) }
    public static var _191993: Self { Self(place: 192) }
    public static var _192993: Self { Self(place: 193) }
    public static var _193993: Self { Self(place: 194) }
    public static var _194993: Self { Self(place: 195) }
    public static var _195993: Self { Self(place: 196) }
    public static var _196993: Self { Self(place: 197) }
    public static var _197993: Self { Self(place: 198) }
    public static var _198993: Self { Self(place: 199) }
    public static var _199993: Self { Self(place: 200) }
    public static var _200993: Self { Self(place: 201) }
    public static var _201993: Self { Self(place: 202) }
    public static var _202993: Self { Self(place: 203) }
    public static var _203993: Self { Self(place: 204) }
    public static var _204993: Self { Self(place: 205) }
    public static var _205993: Self { Self(place: 206) }
    public static var _206993: Self { Self(place: 207) }
    public static var _207993: Self { Self(place: 208) }
    public static var _208993: Self { Self(place: 209) }
    public static var _209993: Self { Self(place: 210) }
    public static var _210993: Self { Self(place: 211) }
    public static var _211993: Self { Self(place: 212) }
    public static var _212993: Self { Self(place: 213) }
    public static var _213993: Self { Self(place: 214) }
    public static var _214993: Self { Self(place: 215) }
    public static var _215993: Self { Self(place: 216) }
    public static var _216993: Self { Self(place: 217) }
    public static var _217993: Self { Self(place: 218) }
    public static var _218993: Self { Self(place: 219) }
    public static var _219993: Self { Self(place: 220) }
    public static var _220993: Self { Self(place: 221) }
    public static var _221993: Self { Self(place: 222) }
    public static var _222993: Self { Self(place: 223) }
    public static var _223993: Self { Self(place: 224) }
    public static var _224993: Self { Self(place: 225) }
    public static var _225993: Self { Self(place: 226) }
    public static var _226993: Self { Self(place: 227) }
    public static var _227993: Self { Self(place: 228) }
    public static var _228993: Self { Self(place: 229) }
    public static var _229993: Self { Self(place: 230) }
    public static var _230993: Self { Self(place: 231) }
    public static var _231993: Self { Self(place: 232) }
    public static var _232993: Self { Self(place: 233) }
    public static var _233993: Self { Self(place: 234) }
    public static var _234993: Self { Self(place: 235) }
    public static var _235993: Self { Self(place: 236) }
    public static var _236993: Self { Self(place: 237) }
    public static var _237993: Self { Self(place: 238) }
    public static var _238993: Self { Self(place: 239) }
    public static var _239993: Self { Self(place: 240) }
    public static var _240993: Self { Self(place: 241) }
    public static var _241993: Self { Self(place: 242) }
    public static var _242993: Self { Self(place: 243) }
    public static var _243993: Self { Self(place: 244) }
    public static var _244993: Self { Self(place: 245) }
    public static var _245993: Self { Self(place: 246) }
    public static var _246993: Self { Self(place: 247) }
    public static var _247993: Self { Self(place: 248) }
    public static var _248993: Self { Self(place: 249) }
    public static var _249993: Self { Self(place: 250) }
    public static var _250993: Self { Self(place: 251) }
    public static var _251993: Self { Self(place: 252) }
    public static var _252993: Self { Self(place: 253) }
    public static var _253993: Self { Self(place: 254) }
    public static var _254993: Self { Self(place: 255) }
    public static var _255993: Self { Self(place: 256) }

    static let values = ListedIntegers([
      -7, 993, 1993, 2993, 3993, 4993, 5993, 6993, 7993, 8993, 9993, 10993, 11993, 12993, 13993,
      14993, 15993, 16993, 17993, 18993, 19993, 20993, 21993, 22993, 23993, 24993, 25993, 26993,
      27993, 28993, 29993, 30993, 31993, 32993, 33993, 34993, 35993, 36993, 37993, 38993, 39993,
      40993, 41993, 42993, 43993, 44993, 45993, 46993, 47993, 48993, 49993, 50993, 51993, 52993,
      53993, 54993, 55993, 56993, 57993, 58993, 59993, 60993, 61993, 62993, 63993, 64993, 65993,
      66993, 67993, 68993, 69993, 70993, 71993, 72993, 73993, 74993, 75993, 76993, 77993, 78993,
      79993, 80993, 81993, 82993, 83993, 84993, 85993, 86993, 87993, 88993, 89993, 90993, 91993,
      92993, 93993, 94993, 95993, 96993, 97993, 98993, 99993, 100993, 101993, 102993, 103993,
      104993, 105993, 106993, 107993, 108993, 109993, 110993, 111993, 112993, 113993, 114993,
      115993, 116993, 117993, 118993, 119993, 120993, 121993, 122993, 123993, 124993, 125993,
      126993, 127993, 128993, 129993, 130993, 131993, 132993, 133993, 134993, 135993, 136993,
      137993, 138993, 139993, 140993, 141993, 142993, 143993, 144993, 145993, 146993, 147993,
      148993, 149993, 150993, 151993, 152993, 153993, 154993, 155993, 156993, 157993, 158993,
      159993, 160993, 161993, 162993, 163993, 164993, 165993, 166993, 167993, 168993, 169993,
      170993, 171993, 172993, 173993, 174993, 175993, 176993, 177993, 178993, 179993, 180993,
      181993, 182993, 183993, 184993, 185993, 186993, 187993, 188993, 189993, 190993, 191993,
      192993, 193993, 194993, 195993, 196993, 197993, 198993, 199993, 200993, 201993, 202993,
      203993, 204993, 205993, 206993, 207993, 208993, 209993, 210993, 211993, 212993, 213993,
      214993, 215993, 216993, 217993, 218993, 219993, 220993, 221993, 222993, 223993, 224993,
      225993, 226993, 227993, 228993, 229993, 230993, 231993, 232993, 233993, 234993, 235993,
      236993, 237993, 238993, 239993, 240993, 241993, 242993, 243993, 244993, 245993, 246993,
      247993, 248993, 249993, 250993, 251993, 252993, 253993, 254993, 255993,
    ])
  }

  public struct Areas: Sendable, Hashable {  // openapi.yaml:84
    public var list: [Schemas.Area]?  // openapi.yaml:86
    public var either: JSONValue?  // openapi.yaml:87
    /// One value more than become the cases of an enumeration.
    public var first: Schemas.Area  // openapi.yaml:88
    /// One value more than become the cases of an enumeration.
    public var checked: Schemas.Areas.Checked?  // openapi.yaml:89

    public init(
      list: [Schemas.Area]? = nil, either: JSONValue? = nil, first: Schemas.Area = .area001,
      checked: Schemas.Areas.Checked? = nil
    ) {
      self.list = list
      self.either = either
      self.first = first
      self.checked = checked
    }

    /// One value more than become the cases of an enumeration.
    public struct Checked: RawRepresentable, CaseIterable, Sendable, Hashable {  // openapi.yaml:89
      private let place: Int

      init(place: Int) { self.place = place }

      public init?(rawValue: String) {
        guard let place = Self.values2.place(of: rawValue) else { return nil }
        self.place = place
      }

      public var rawValue: String { Self.values2[place] }
      public static var allCases: [Self] { values2.places.map { Self(place: $0) } }

      public static var area000: Self { Self(place: 0) }
      public static var area001: Self { Self(place: 1) }
      public static var area002: Self { Self(place: 2) }
      public static var area003: Self { Self(place: 3) }
      public static var area004: Self { Self(place: 4) }
      public static var area005: Self { Self(place: 5) }
      public static var area006: Self { Self(place: 6) }
      public static var area007: Self { Self(place: 7) }
      public static var area008: Self { Self(place: 8) }
      public static var area009: Self { Self(place: 9) }
      public static var area010: Self { Self(place: 10) }
      public static var area011: Self { Self(place: 11) }
      public static var area012: Self { Self(place: 12) }
      public static var area013: Self { Self(place: 13) }
      public static var area014: Self { Self(place: 14) }
      public static var area015: Self { Self(place: 15) }
      public static var area016: Self { Self(place: 16) }
      public static var area017: Self { Self(place: 17) }
      public static var area018: Self { Self(place: 18) }
      public static var area019: Self { Self(place: 19) }
      public static var area020: Self { Self(place: 20) }
      public static var area021: Self { Self(place: 21) }
      public static var area022: Self { Self(place: 22) }
      public static var area023: Self { Self(place: 23) }
      public static var area024: Self { Self(place: 24) }
      public static var area025: Self { Self(place: 25) }
      public static var area026: Self { Self(place: 26) }
      public static var area027: Self { Self(place: 27) }
      public static var area028: Self { Self(place: 28) }
      public static var area029: Self { Self(place: 29) }
      public static var area030: Self { Self(place: 30) }
      public static var area031: Self { Self(place: 31) }
      public static var area032: Self { Self(place: 32) }
      public static var area033: Self { Self(place: 33) }
      public static var area034: Self { Self(place: 34) }
      public static var area035: Self { Self(place: 35) }
      public static var area036: Self { Self(place: 36) }
      public static var area037: Self { Self(place: 37) }
      public static var area038: Self { Self(place: 38) }
      public static var area039: Self { Self(place: 39) }
      public static var area040: Self { Self(place: 40) }
      public static var area041: Self { Self(place: 41) }
      public static var area042: Self { Self(place: 42) }
      public static var area043: Self { Self(place: 43) }
      public static var area044: Self { Self(place: 44) }
      public static var area045: Self { Self(place: 45) }
      public static var area046: Self { Self(place: 46) }
      public static var area047: Self { Self(place: 47) }
      public static var area048: Self { Self(place: 48) }
      public static var area049: Self { Self(place: 49) }
      public static var area050: Self { Self(place: 50) }
      public static var area051: Self { Self(place: 51) }
      public static var area052: Self { Self(place: 52) }
      public static var area053: Self { Self(place: 53) }
      public static var area054: Self { Self(place: 54) }
      public static var area055: Self { Self(place: 55) }
      public static var area056: Self { Self(place: 56) }
      public static var area057: Self { Self(place: 57) }
      public static var area058: Self { Self(place: 58) }
      public static var area059: Self { Self(place: 59) }
      public static var area060: Self { Self(place: 60) }
      public static var area061: Self { Self(place: 61) }
      public static var area062: Self { Self(place: 62) }
      public static var area063: Self { Self(place: 63) }
      public static var area064: Self { Self(place: 64) }
      public static var area065: Self { Self(place: 65) }
      public static var area066: Self { Self(place: 66) }
      public static var area067: Self { Self(place: 67) }
      public static var area068: Self { Self(place: 68) }
      public static var area069: Self { Self(place: 69) }
      public static var area070: Self { Self(place: 70) }
      public static var area071: Self { Self(place: 71) }
      public static var area072: Self { Self(place: 72) }
      public static var area073: Self { Self(place: 73) }
      public static var area074: Self { Self(place: 74) }
      public static var area075: Self { Self(place: 75) }
      public static var area076: Self { Self(place: 76) }
      public static var area077: Self { Self(place: 77) }
      public static var area078: Self { Self(place: 78) }
      public static var area079: Self { Self(place: 79) }
      public static var area080: Self { Self(place: 80) }
      public static var area081: Self { Self(place: 81) }
      public static var area082: Self { Self(place: 82) }
      public static var area083: Self { Self(place: 83) }
      public static var area084: Self { Self(place: 84) }
      public static var area085: Self { Self(place: 85) }
      public static var area086: Self { Self(place: 86) }
      public static var area087: Self { Self(place: 87) }
      public static var area088: Self { Self(place: 88) }
      public static var area089: Self { Self(place: 89) }
      public static var area090: Self { Self(place: 90) }
      public static var area091: Self { Self(place: 91) }
      public static var area092: Self { Self(place: 92) }
      public static var area093: Self { Self(place: 93) }
      public static var area094: Self { Self(place: 94) }
      public static var area095: Self { Self(place: 95) }
      public static var area096: Self { Self(place: 96) }
      public static var area097: Self { Self(place: 97) }
      public static var area098: Self { Self(place: 98) }
      public static var area099: Self { Self(place: 99) }
      public static var area100: Self { Self(place: 100) }
      public static var area101: Self { Self(place: 101) }
      public static var area102: Self { Self(place: 102) }
      public static var area103: Self { Self(place: 103) }
      public static var area104: Self { Self(place: 104) }
      public static var area105: Self { Self(place: 105) }
      public static var area106: Self { Self(place: 106) }
      public static var area107: Self { Self(place: 107) }
      public static var area108: Self { Self(place: 108) }
      public static var area109: Self { Self(place: 109) }
      public static var area110: Self { Self(place: 110) }
      public static var area111: Self { Self(place: 111) }
      public static var area112: Self { Self(place: 112) }
      public static var area113: Self { Self(place: 113) }
      public static var area114: Self { Self(place: 114) }
      public static var area115: Self { Self(place: 115) }
      public static var area116: Self { Self(place: 116) }
      public static var area117: Self { Self(place: 117) }
      public static var area118: Self { Self(place: 118) }
      public static var area119: Self { Self(place: 119) }
      public static var area120: Self { Self(place: 120) }
      public static var area121: Self { Self(place: 121) }
      public static var area122: Self { Self(place: 122) }
      public static var area123: Self { Self(place: 123) }
      public static var area124: Self { Self(place: 124) }
      public static var area125: Self { Self(place: 125) }
      public static var area126: Self { Self(place: 126) }
      public static var area127: Self { Self(place: 127) }
      public static var area128: Self { Self(place: 128) }
      public static var area129: Self { Self(place: 129) }
      public static var area130: Self { Self(place: 130) }
      public static var area131: Self { Self(place: 131) }
      public static var area132: Self { Self(place: 132) }
      public static var area133: Self { Self(place: 133) }
      public static var area134: Self { Self(place: 134) }
      public static var area135: Self { Self(place: 135) }
      public static var area136: Self { Self(place: 136) }
      public static var area137: Self { Self(place: 137) }
      public static var area138: Self { Self(place: 138) }
      public static var area139: Self { Self(place: 139) }
      public static var area140: Self { Self(place: 140) }
      public static var area141: Self { Self(place: 141) }
      public static var area142: Self { Self(place: 142) }
      public static var area143: Self { Self(place: 143) }
      public static var area144: Self { Self(place: 144) }
      public static var area145: Self { Self(place: 145) }
      public static var area146: Self { Self(place: 146) }
      public static var area147: Self { Self(place: 147) }
      public static var area148: Self { Self(place: 148) }
      public static var area149: Self { Self(place: 149) }
      public static var area150: Self { Self(place: 150) }
      public static var area151: Self { Self(place: 151) }
      public static var area152: Self { Self(place: 152) }
      public static var area153: Self { Self(place: 153) }
      public static var area154: Self { Self(place: 154) }
      public static var area155: Self { Self(place: 155) }
      public static var area156: Self { Self(place: 156) }
      public static var area157: Self { Self(place: 157) }
      public static var area158: Self { Self(place: 158) }
      public static var area159: Self { Self(place: 159) }
      public static var area160: Self { Self(place: 160) }
      public static var area161: Self { Self(place: 161) }
      public static var area162: Self { Self(place: 162) }
      public static var area163: Self { Self(place: 163) }
      public static var area164: Self { Self(place: 164) }
      public static var area165: Self { Self(place: 165) }
      public static var area166: Self { Self(place: 166) }
      public static var area167: Self { Self(place: 167) }
      public static var area168: Self { Self(place: 168) }
      public static var area169: Self { Self(place: 169) }
      public static var area170: Self { Self(place: 170) }
      public static var area171: Self { Self(place: 171) }
      public static var area172: Self { Self(place: 172) }
      public static var area173: Self { Self(place: 173) }
      public static var area174: Self { Self(place: 174) }
      public static var area175: Self { Self(place: 175) }
      public static var area176: Self { Self(place: 176) }
      public static var area177: Self { Self(place: 177) }
      public static var area178: Self { Self(place: 178) }
      public static var area179: Self { Self(place: 179) }
      public static var area180: Self { Self(place: 180) }
      public static var area181: Self { Self(place: 181) }
      public static var area182: Self { Self(place: 182) }
      public static var area183: Self { Self(place: 183) }
      public static var area184: Self { Self(place: 184) }
      public static var area185: Self { Self(place: 185) }
      public static var area186: Self { Self(place: 186) }
      public static var area187: Self { Self(place: 187) }
      public static var area188: Self { Self(place: 188) }
      public static var area189: Self { Self(place: 189) }
      public static var area190: Self { Self(place: 190) }
      public static var area191: Self { Self(place: 191) }
      public static var area192: Self { Self(place: 192) }
      public static var area193: Self { Self(place: 193) }
      public static var area194: Self { Self(place: 194) }
      public static var area195: Self { Self(place: 195) }
      public static var area196: Self { Self(place: 196) }
      public static var area197: Self { Self(place: 197) }
      public static var area198: Self { Self(place: 198) }
      public static var area199: Self { Self(place: 199) }
      public static var area200: Self { Self(place: 200) }
      public static var area201: Self { Self(place: 201) }
      public static var area202: Self { Self(place: 202) }
      public static var area203: Self { Self(place: 203) }
      public static var area204: Self { Self(place: 204) }
      public static var area205: Self { Self(place: 205) }
      public static var area206: Self { Self(place: 206) }
      public static var area207: Self { Self(place: 207) }
      public static var area208: Self { Self(place: 208) }
      public static var area209: Self { Self(place: 209) }
      public static var area210: Self { Self(place: 210) }
      public static var area211: Self { Self(place: 211) }
      public static var area212: Self { Self(place: 212) }
      public static var area213: Self { Self(place: 213) }
      public static var area214: Self { Self(place: 214) }
      public static var area215: Self { Self(place: 215) }
      public static var area216: Self { Self(place: 216) }
      public static var area217: Self { Self(place: 217) }
      public static var area218: Self { Self(place: 218) }
      public static var area219: Self { Self(place: 219) }
      public static var area220: Self { Self(place: 220) }
      public static var area221: Self { Self(place: 221) }
      public static var area222: Self { Self(place: 222) }
      public static var area223: Self { Self(place: 223) }
      public static var area224: Self { Self(place: 224) }
      public static var area225: Self { Self(place: 225) }
      public static var area226: Self { Self(place: 226) }
      public static var area227: Self { Self(place: 227) }
      public static var area228: Self { Self(place: 228) }
      public static var area229: Self { Self(place: 229) }
      public static var area230: Self { Self(place: 230) }
      public static var area231: Self { Self(place: 231) }
      public static var area232: Self { Self(place: 232) }
      public static var area233: Self { Self(place: 233) }
      public static var area234: Self { Self(place: 234) }
      public static var area235: Self { Self(place: 235) }
      public static var area236: Self { Self(place: 236) }
      public static var area237: Self { Self(place: 237) }
      public static var area238: Self { Self(place: 238) }
      public static var area239: Self { Self(place: 239) }
      public static var area240: Self { Self(place: 240) }
      public static var area241: Self { Self(place: 241) }
      public static var area242: Self { Self(place: 242) }
      public static var area243: Self { Self(place: 243) }
      public static var area244: Self { Self(place: 244) }
      public static var area245: Self { Self(place: 245) }
      public static var area246: Self { Self(place: 246) }
      public static var area247: Self { Self(place: 247) }
      public static var area248: Self { Self(place: 248) }
      public static var area249: Self { Self(place: 249) }
      public static var area250: Self { Self(place: 250) }
      public static var area251: Self { Self(place: 251) }
      public static var area252: Self { Self(place: 252) }
      public static var area253: Self { Self(place: 253) }
      public static var values: Self { Self(place: 254) }
      public static var cafe: Self { Self(place: 255) }
      public static var place: Self { Self(place: 256) }

      static let values2 = ListedTexts([
        "area-000", "area-001", "area-002", "area-003", "area-004", "area-005", "area-006",
        "area-007", "area-008", "area-009", "area-010", "area-011", "area-012", "area-013",
        "area-014", "area-015", "area-016", "area-017", "area-018", "area-019", "area-020",
        "area-021", "area-022", "area-023", "area-024", "area-025", "area-026", "area-027",
        "area-028", "area-029", "area-030", "area-031", "area-032", "area-033", "area-034",
        "area-035", "area-036", "area-037", "area-038", "area-039", "area-040", "area-041",
        "area-042", "area-043", "area-044", "area-045", "area-046", "area-047", "area-048",
        "area-049", "area-050", "area-051", "area-052", "area-053", "area-054", "area-055",
        "area-056", "area-057", "area-058", "area-059", "area-060", "area-061", "area-062",
        "area-063", "area-064", "area-065", "area-066", "area-067", "area-068", "area-069",
        "area-070", "area-071", "area-072", "area-073", "area-074", "area-075", "area-076",
        "area-077", "area-078", "area-079", "area-080", "area-081", "area-082", "area-083",
        "area-084", "area-085", "area-086", "area-087", "area-088", "area-089", "area-090",
        "area-091", "area-092", "area-093", "area-094", "area-095", "area-096", "area-097",
        "area-098", "area-099", "area-100", "area-101", "area-102", "area-103", "area-104",
        "area-105", "area-106", "area-107", "area-108", "area-109", "area-110", "area-111",
        "area-112", "area-113", "area-114", "area-115", "area-116", "area-117", "area-118",
        "area-119", "area-120", "area-121", "area-122", "area-123", "area-124", "area-125",
        "area-126", "area-127", "area-128", "area-129", "area-130", "area-131", "area-132",
        "area-133", "area-134", "area-135", "area-136", "area-137", "area-138", "area-139",
        "area-140", "area-141", "area-142", "area-143", "area-144", "area-145", "area-146",
        "area-147", "area-148", "area-149", "area-150", "area-151", "area-152", "area-153",
        "area-154", "area-155", "area-156", "area-157", "area-158", "area-159", "area-160",
        "area-161", "area-162", "area-163", "area-164", "area-165", "area-166", "area-167",
        "area-168", "area-169", "area-170", "area-171", "area-172", "area-173", "area-174",
        "area-175", "area-176", "area-177", "area-178", "area-179", "area-180", "area-181",
        "area-182", "area-183", "area-184", "area-185", "area-186", "area-187", "area-188",
        "area-189", "area-190", "area-191", "area-192", "area-193", "area-194", "area-195",
        "area-196", "area-197", "area-198", "area-199", "area-200", "area-201", "area-202",
        "area-203", "area-204", "area-205", "area-206", "area-207", "area-208", "area-209",
        "area-210", "area-211", "area-212", "area-213", "area-214", "area-215", "area-216",
        "area-217", "area-218", "area-219", "area-220", "area-221", "area-222", "area-223",
        "area-224", "area-225", "area-226", "area-227", "area-228", "area-229", "area-230",
        "area-231", "area-232", "area-233", "area-234", "area-235", "area-236", "area-237",
        "area-238", "area-239", "area-240", "area-241", "area-242", "area-243", "area-244",
        "area-245", "area-246", "area-247", "area-248", "area-249", "area-250", "area-251",
        "area-252", "area-253", "values", "Café", "place",
      ])
    }
  }
}
