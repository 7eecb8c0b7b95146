// Expressions of policies as pg_get_expr writes them: which of them demand the owner.

import Testing

@testable import ContractPostgreSQL

@Suite struct PolicyExpressionTests {
  @Test(arguments: [
    "(user_id = current_setting('app.user_id'::text, true))",
    "(current_setting('app.user_id'::text) = user_id)",
    "((user_id)::text = current_setting('app.user_id'::text, false))",
    "(user_id = (current_setting('app.user_id'::text, true))::uuid)",
    "(user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::bigint)",
    "(user_id = ( SELECT current_setting('app.user_id'::text, true) AS current_setting))",
    "((NOT gone) AND (user_id = current_setting('app.user_id'::text, true)) AND (a OR b))",
    "((title <> ') OR ('::text) AND (user_id = current_setting('app.user_id'::text, true)))",
    #"((title <> E'\\ '' ) OR (') AND (user_id = current_setting('app.user_id'::text, true)))"#,
  ])
  func demandTheOwner(text: String) {
    #expect(PolicyExpression(text).demandsOwner("user_id", "app.user_id"))
  }

  @Test(arguments: [
    "", "true", "shared", "(((", ")))", "('", "(user_id = user_id)",
    "((user_id = current_setting('app.user_id'::text, true)) OR shared)",
    "(((user_id = current_setting('app.user_id'::text, true)) OR shared) AND (a OR b))",
    "((user_id = current_setting('app.user_id'::text, true)) IS NOT FALSE)",
    "(NOT (user_id = current_setting('app.user_id'::text, true)))",
    "((user_id = current_setting('app.user_id'::text, true)) = false)",
    "(user_id <> current_setting('app.user_id'::text, true))",
    "(user_id = current_setting('app.other'::text, true))",
    "(title = current_setting('app.user_id'::text, true))",
    "((user_id)::character varying(3) = current_setting('app.user_id'::text, true))",
    "((user_id)::text = (current_setting('app.user_id'::text, true))::character varying(3))",
    "(lower(user_id) = current_setting('app.user_id'::text, true))",
    "(user_id = ANY (ARRAY[current_setting('app.user_id'::text, true), 'admin'::text]))",
    "(user_id = COALESCE(current_setting('app.user_id'::text, true), user_id))",
    "(user_id OPERATOR(public.=) current_setting('app.user_id'::text, true))",
    "(user_id = public.current_setting('app.user_id'::text, true))",
    "CASE WHEN shared THEN true ELSE (user_id = current_setting('app.user_id'::text, true)) END",
    "(EXISTS ( SELECT 1 FROM x WHERE ((a) AND (user_id = current_setting('app.user_id'::text, true)))))",
    "('x) AND (user_id = current_setting(''app.user_id''::text, true))'::text = title)",
  ])
  func doNotDemandTheOwner(text: String) {
    #expect(!PolicyExpression(text).demandsOwner("user_id", "app.user_id"))
  }

  @Test func namesAreQuotedAsTheyAreWritten() {
    let text = "(\"userId\" = current_setting('my.o''wner'::text, true))"
    #expect(PolicyExpression(text).demandsOwner("\"userId\"", "my.o'wner"))
    #expect(!PolicyExpression(text).demandsOwner("userId", "my.o'wner"))
  }
}
