// The two pages for people, and the script that starts the viewer on one of them. They load nothing that this
// server does not have, and their policies say so; nothing of a request stands in them. Their links are relative,
// as a proxy may have put the service below another path.
import TodoContract

/// A page and its `Content-Security-Policy` (Content Security Policy Level 3).
struct Page {
  let html: String
  let policy: String

  var bytes: [UInt8] { Array(html.utf8) }
}

extension Page {
  /// The page of `/docs`. The one script that stands in it, which the policy knows by its hash, finds out below
  /// which path a proxy has put the service; the viewer has its icons as `data:` images.
  static let documentation = Page(
    html: """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(EmbeddedContract.title))</title>
      <link rel="icon" href="data:,">
      </head>
      <body>
      <noscript>This page needs JavaScript. The contract itself is at /openapi.yaml.</noscript>
      <div id="viewer"></div>
      <script>\(loader)</script>
      </body>
      </html>

      """,
    policy: """
      default-src 'none'; script-src 'self' '\(loaderHash)'; style-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
      """)

  /// Loads the files of the viewer from beside this page, which is served with and without a slash at its end.
  private static let loader = #"""

    {
      const folder = location.pathname.replace(/[^/]*\/?$/, 'docs/');
      const add = (name, members) => document.head.append(
        Object.assign(document.createElement(name), members));
      add('link', { rel: 'stylesheet', href: folder + 'viewer.css' });
      add('script', { src: folder + 'viewer.js', async: false });
      add('script', { src: folder + 'start.js', async: false });
    }

    """#
  /// The SHA-256 of `loader`, as the policy names it.
  private static let loaderHash = "sha256-GCecpjqMOoDe6j4A6ReJVCcE0Wf6Skyu7iaZ+DxjXds="

  /// The script of `/docs/start.js`. The token is kept in the memory of the page alone. The contract says that
  /// the server is where the contract is: that is said anew in full, for the viewer takes it for the host.
  static let start = ServedFile(
    """
    {
      const root = new URL('..', document.currentScript.src).href;
      const here = (contract) => ({ ...contract, servers: [{ url: root }] });
      const updateJsonSpec = (update) => (contract) => update(here(contract));
      window.viewer = SwaggerUIBundle({
        url: root + 'openapi.json',
        dom_id: '#viewer',
        deepLinking: true,
        displayRequestDuration: true,
        persistAuthorization: false,
        queryConfigEnabled: false,
        tryItOutEnabled: true,
        validatorUrl: null,
        presets: [SwaggerUIBundle.presets.apis],
        plugins: [() => ({ statePlugins: { spec: { wrapActions: { updateJsonSpec } } } })],
        layout: 'BaseLayout',
      });
    }

    """)

  /// The page of `/`.
  ///
  /// - Parameter hasDocumentation: Whether `/docs` is served.
  static func welcome(hasDocumentation: Bool) -> Page {
    let documentation =
      hasDocumentation
      ? #"<li><a href="docs">Documentation</a>, where each operation can be tried</li>"#
      : "<li>Documentation is not served here; <code>DOCS=on</code> serves it at /docs</li>"
    return Page(
      html: """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(EmbeddedContract.title))</title>
        <link rel="icon" href="data:,">
        <style>\(style)</style>
        </head>
        <body>
        <h1>\(escaped(EmbeddedContract.title)) <small>\(escaped(EmbeddedContract.version))</small></h1>
        <p>A multi-user todo backend in which nobody sees anybody else's tasks. Requests for tasks carry a
        token of their user.</p>
        <ul>
        \(documentation)
        <li><a href="openapi.yaml">The contract</a>, also as <a href="openapi.json">JSON</a></li>
        <li><a href="health">How the service is</a></li>
        </ul>
        </body>
        </html>

        """,
      policy: """
        default-src 'none'; style-src '\(styleHash)'; img-src data:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'
        """)
  }

  private static let style = """
    :root{color-scheme:light dark}\
    body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}\
    small{font-weight:normal;opacity:.7}
    """
  /// The SHA-256 of `style`, as the policy names it; a browser tells the right one where it is not.
  private static let styleHash = "sha256-gkzhOO62k6RuLd5Qx9476Fvtpi1t0i2ISzqnHnuYHPQ="

  /// A text of the contract between tags.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
