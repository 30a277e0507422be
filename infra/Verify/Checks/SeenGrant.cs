namespace WriteBackLambdas.Verify.Checks;

/// <summary>What a grant is on: an object, a column, the schema, the database, or all objects of a kind in one of the two.</summary>
internal enum GrantScope
{
    Routine,
    Relation,
    Column,
    Schema,
    Database,
    Schemas,
    Tables,
    Functions,
    Procedures,
    Languages,
}

/// <summary>
/// A grant in the warehouse's catalog. The detail is a routine's argument types, the column's name, or whether the name is that of a
/// SCHEMA or a DATABASE.
/// </summary>
internal sealed record SeenGrant(
    GrantScope Scope, string Name, string Detail, string Privilege, string Identity, string IdentityType)
{
    /// <summary>The grantee as SQL writes it.</summary>
    public string Grantee => IdentityType switch
    {
        "public" => "PUBLIC",
        "user" => Deployment.Quoted(Identity),
        _ => $"{IdentityType.ToUpperInvariant()} {Deployment.Quoted(Identity)}",
    };

    /// <summary>
    /// Every grant on the deployment's objects that the caller sees; a superuser sees all. Documented at
    /// docs.aws.amazon.com/redshift/latest/dg/r_SVV_FUNCTION_PRIVILEGES.html, r_SVV_RELATION_PRIVILEGES.html,
    /// r_SVV_COLUMN_PRIVILEGES.html, r_SVV_SCHEMA_PRIVILEGES.html, and r_SVV_DATABASE_PRIVILEGES.html.
    /// </summary>
    public static async Task<IReadOnlyList<SeenGrant>> ReadAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var (schema, objects) = (deployment.Definition.Schema, deployment.Objects);
        var routines = Deployment.ListOf(objects.Routines.Select(routine => routine.Name));
        var relations = Deployment.ListOf([
            .. objects.Views.Select(view => view.Name), .. objects.Columns.Select(column => column.Table)]);
        string[] queries =
        [
            $"""
            SELECT 'Routine', function_name, argument_types, privilege_type, identity_name, identity_type
            FROM svv_function_privileges WHERE namespace_name = '{schema}' AND function_name IN ({routines})
            """,
            $"""
            SELECT 'Relation', relation_name, '', privilege_type, identity_name, identity_type
            FROM svv_relation_privileges WHERE namespace_name = '{schema}' AND relation_name IN ({relations})
            """,
            $"""
            SELECT 'Column', relation_name, column_name, privilege_type, identity_name, identity_type
            FROM svv_column_privileges WHERE namespace_name = '{schema}' AND relation_name IN ({relations})
            """,
            $"""
            SELECT privilege_scope, namespace_name, CASE privilege_scope WHEN 'SCHEMA' THEN '' ELSE 'SCHEMA' END,
                privilege_type, identity_name, identity_type
            FROM svv_schema_privileges WHERE namespace_name = '{schema}'
            """,
            $"""
            SELECT privilege_scope, database_name, 'DATABASE', privilege_type, identity_name, identity_type
            FROM svv_database_privileges WHERE database_name = {Deployment.ListOf([deployment.Warehouse.Database])}
            """,
        ];
        List<SeenGrant> grants = [];
        foreach (var query in queries)
        {
            var rows = await deployment.Warehouse.QueryCatalogAsync(query, cancellationToken);
            grants.AddRange(rows.Select(row => new SeenGrant(
                Enum.TryParse<GrantScope>(row[0], ignoreCase: true, out var scope)
                    ? scope
                    : throw new StatementException($"the catalog has grants of the scope {row[0]}") { IsOfCatalog = true },
                row[1]!, row[2] ?? "", row[3]!, row[4]!, row[5]!)));
        }

        return grants;
    }
}
