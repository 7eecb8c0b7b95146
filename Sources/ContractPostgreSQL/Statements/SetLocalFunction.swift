// Setting a parameter for a transaction where other servers keep the rows: Citus hands them `SET LOCAL`
// and not `set_config`, but `SET LOCAL` takes no parameters, and no value may become part of a text here.

/// The function that sets a parameter for the rest of a transaction on every server that takes part.
public enum SetLocalFunction {
  /// Its name; parameters and result are those of `set_config`, without the last parameter.
  public static let name = "contract_set_local"

  /// Makes it, in the schema where tables are made.
  ///
  /// `format` quotes the name as an identifier and the value as a literal (`%I`, `%L`), so that no value
  /// ends the literal, whatever is in it. Citus sends the text of the `SET LOCAL` to the workers that
  /// take part already, and to each further one before its first statement
  /// (`citus.propagate_set_commands`); a transaction block must be open.
  public static let sql = """
    CREATE OR REPLACE FUNCTION \(name)(name text, value text) RETURNS text LANGUAGE plpgsql
      SET citus.propagate_set_commands = 'local' AS $$
    BEGIN
      EXECUTE format('SET LOCAL %I = %L', name, value);
      RETURN value;
    END
    $$
    """

  /// A query of one boolean: is it there, and may the role call it?
  public static let isThere = """
    SELECT coalesce(has_function_privilege(to_regprocedure('\(name)(text,text)'), 'EXECUTE'), false)
    """
}
