// The functions that write parameters, bodies and credentials: each stands in a client that calls it.

/// A function of a client that its operations call.
enum Helper: CaseIterable {
  case segment, simple, label, matrix
  case form, delimited, deepObject, wholeQuery, cookie
  case urlencoded, multipart
  case bearer, basic, authorization, apiKey
  case newKey
  case encode, textOf

  /// The functions that this one calls.
  private var callees: Set<Helper> {
    switch self {
    case .segment, .label, .matrix: [.encode]
    case .form, .delimited, .deepObject: [.encode]
    case .wholeQuery: [.urlencoded]
    case .urlencoded: [.form, .textOf]
    case .cookie, .multipart, .encode: [.textOf]
    case .simple, .bearer, .basic, .authorization, .apiKey, .newKey, .textOf: []
    }
  }

  /// The functions that are called, and those that they call, in their order.
  static func closure(of called: Set<Helper>) -> [Helper] {
    var all = called
    var pending = Array(called)
    while let next = pending.popLast() {
      for callee in next.callees where all.insert(callee).inserted { pending.append(callee) }
    }
    return allCases.filter(all.contains)
  }

  /// The source of the function.
  var source: String {
    switch self {
    case .segment: Self.segmentSource
    case .simple: Self.simpleSource
    case .label: Self.labelSource
    case .matrix: Self.matrixSource
    case .form: Self.formSource
    case .delimited: Self.delimitedSource
    case .deepObject: Self.deepObjectSource
    case .wholeQuery: Self.wholeQuerySource
    case .cookie: Self.cookieSource
    case .urlencoded: Self.urlencodedSource
    case .multipart: Self.multipartSource
    case .bearer: Self.bearerSource
    case .basic: Self.basicSource
    case .authorization: Self.authorizationSource
    case .apiKey: Self.apiKeySource
    case .newKey: Self.newKeySource
    case .encode: Self.encodeSource
    case .textOf: Self.textOfSource
    }
  }
}

// MARK: - Paths and header fields

extension Helper {
  private static let segmentSource = #"""
    /** A value as a part of a path, where nothing and dots would lead to another one. */
    function segment(
      name: string,
      value: unknown,
      write: (value: unknown) => string | undefined = encode,
    ): string {
      const text = value === undefined || value === null ? undefined : write(value);
      if (!text || text === "." || text === "..") {
        throw new TypeError(`'${name}' cannot be '${text ?? value}': it is a part of a path.`);
      }
      return text;
    }
    """#

  private static let simpleSource = #"""
    /** `a,b`, of an object `k,v`, exploded `k=v`. */
    function simple(
      value: unknown,
      explode: boolean,
      write: (value: unknown) => string,
    ): string | undefined {
      if (value === undefined || value === null) return undefined;
      if (Array.isArray(value)) return value.map(write).join(",");
      if (typeof value !== "object") return write(value);
      return Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => write(key) + (explode ? "=" : ",") + write(item))
        .join(",");
    }
    """#

  private static let labelSource = #"""
    /** `.a.b`, not exploded `.a,b`; of an object `.k=v`, not exploded `.k,v`. */
    function label(value: unknown, explode: boolean): string {
      const write = (item: unknown) => encode(item).replace(/\./g, "%2E");
      const separator = explode ? "." : ",";
      if (Array.isArray(value)) return "." + value.map(write).join(separator);
      if (typeof value !== "object" || value === null) return "." + write(value);
      const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
      const sign = explode ? "=" : ",";
      return "." + pairs.map(([key, item]) => write(key) + sign + write(item)).join(separator);
    }
    """#

  private static let matrixSource = #"""
    /** `;name=a;name=b`, not exploded `;name=a,b`; of an object `;k=v`, not exploded `;name=k,v`. */
    function matrix(name: string, value: unknown, explode: boolean): string {
      const start = `;${encode(name)}=`;
      if (Array.isArray(value)) {
        const items = value.map(encode);
        return explode ? items.map((item) => start + item).join("") : start + items.join(",");
      }
      if (typeof value !== "object" || value === null) return start + encode(value);
      const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
      if (explode) return pairs.map(([key, item]) => `;${encode(key)}=${encode(item)}`).join("");
      return start + pairs.map(([key, item]) => `${encode(key)},${encode(item)}`).join(",");
    }
    """#
}

// MARK: - Queries and cookies

extension Helper {
  private static let formSource = #"""
    /** `name=a&name=b`, not exploded `name=a,b`; of an object `k=v`, not exploded `name=k,v`. */
    function form(name: string, value: unknown, explode = true): string[] {
      if (value === undefined || value === null) return [];
      const start = `${encode(name)}=`;
      if (typeof value !== "object") return [start + encode(value)];
      if (Array.isArray(value)) {
        const items = value.map(encode);
        if (explode) return items.map((item) => start + item);
        return items.length === 0 ? [] : [start + items.join(",")];
      }
      const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
      if (explode) return pairs.map(([key, item]) => `${encode(key)}=${encode(item)}`);
      if (pairs.length === 0) return [];
      return [start + pairs.map(([key, item]) => `${encode(key)},${encode(item)}`).join(",")];
    }
    """#

  private static let delimitedSource = #"""
    /** `name=a b` or `name=a|b`; of an object `name=k v`. */
    function delimited(name: string, value: unknown, separator: string): string[] {
      if (value === undefined || value === null) return [];
      const items = Array.isArray(value)
        ? value
        : typeof value === "object"
          ? Object.entries(value).filter(([, item]) => item !== undefined).flat()
          : [value];
      return items.length === 0 ? [] : [`${encode(name)}=${items.map(encode).join(separator)}`];
    }
    """#

  private static let deepObjectSource = #"""
    /** `name[key]=v`, at any depth. */
    function deepObject(name: string, value: unknown): string[] {
      if (value === undefined || value === null) return [];
      if (typeof value !== "object") return [`${encode(name)}=${encode(value)}`];
      return Object.entries(value).flatMap(([key, item]) => deepObject(`${name}[${key}]`, item));
    }
    """#

  private static let wholeQuerySource = #"""
    /** All of a query: an object as a form, or text. */
    function wholeQuery(
      value: unknown,
      styles: [string, (name: string, value: unknown) => string[]][] = [],
    ): string[] {
      if (value === undefined || value === null) return [];
      if (typeof value !== "object") return [encode(value)];
      const text = urlencoded(value, styles);
      return text ? [text] : [];
    }
    """#

  private static let cookieSource = #"""
    /** `name=value` as it stands, of a list once for each item. */
    function cookie(name: string, value: unknown): string[] {
      if (value === undefined || value === null) return [];
      if (Array.isArray(value)) return value.map((item) => `${name}=${textOf(item)}`);
      if (typeof value !== "object") return [`${name}=${textOf(value)}`];
      return Object.entries(value).map(([key, item]) => `${key}=${textOf(item)}`);
    }
    """#

  private static let encodeSource = #"""
    /** A value as it stands in a URL. */
    function encode(value: unknown): string {
      return encodeURIComponent(textOf(value));
    }
    """#

  private static let textOfSource = #"""
    /** A value as text: what is inside of a list or an object and is one itself is JSON. */
    function textOf(value: unknown): string {
      return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
    }
    """#
}

// MARK: - Bodies

extension Helper {
  private static let urlencodedSource = #"""
    /** A form; `styles` has the fields that are not written as usual: objects as JSON. */
    function urlencoded(
      value: unknown,
      styles: [string, (name: string, value: unknown) => string[]][] = [],
    ): string | undefined {
      if (value === undefined || value === null) return undefined;
      const known = new Map(styles);
      return Object.entries(value)
        .flatMap(([name, item]: [string, unknown]) => {
          const write = known.get(name);
          if (write) return write(name, item);
          return form(name, Array.isArray(item) || !item ? item : textOf(item));
        })
        .join("&");
    }
    """#

  private static let multipartSource = #"""
    /** Parts: files as they are, objects as JSON, all else as text unless `types` says otherwise. */
    function multipart(value: unknown, types: [string, string][] = []): FormData | undefined {
      if (value === undefined || value === null) return undefined;
      const known = new Map(types);
      const data = new FormData();
      for (const [name, member] of Object.entries(value) as [string, unknown][]) {
        for (const item of Array.isArray(member) ? member : [member]) {
          if (item === undefined || item === null) continue;
          const usual = typeof item === "object" ? "application/json" : "text/plain";
          const type = known.get(name) ?? usual;
          if (item instanceof Blob) data.append(name, item);
          else if (type === "text/plain") data.append(name, textOf(item));
          else data.append(name, new Blob([textOf(item)], { type }));
        }
      }
      return data;
    }
    """#
}

// MARK: - Credentials

extension Helper {
  private static let bearerSource = #"""
    async function bearer(given: Provided<string>): Promise<Credential | undefined> {
      const token = await given;
      return token ? { header: ["Authorization", `Bearer ${token}`] } : undefined;
    }
    """#

  private static let basicSource = #"""
    async function basic(
      given: Provided<{ username: string; password: string }>,
    ): Promise<Credential | undefined> {
      const user = await given;
      if (!user) return undefined;
      const bytes = new TextEncoder().encode(`${user.username}:${user.password}`);
      return { header: ["Authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`] };
    }
    """#

  private static let authorizationSource = #"""
    async function authorization(given: Provided<string>): Promise<Credential | undefined> {
      const value = await given;
      return value ? { header: ["Authorization", value] } : undefined;
    }
    """#

  private static let apiKeySource = #"""
    async function apiKey(
      place: string,
      name: string,
      given: Provided<string>,
    ): Promise<Credential | undefined> {
      const key = await given;
      if (!key) return undefined;
      if (place === "header") return { header: [name, key] };
      if (place === "cookie") return { cookie: `${name}=${key}` };
      return { query: `${encodeURIComponent(name)}=${encodeURIComponent(key)}` };
    }
    """#

  private static let newKeySource = #"""
    /** A key that no other request has. */
    function newKey(): string {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    """#
}
