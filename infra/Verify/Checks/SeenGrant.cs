namespace WriteBackLambdas.Verify.Checks;

/// <summary>A grant in the warehouse's catalog. Only functions and procedures have argument types.</summary>
internal sealed record SeenGrant(string Name, string ArgumentTypes, string Privilege, string Identity, string IdentityType)
{
    /// <summary>The grantee as SQL writes it.</summary>
    public string Grantee => IdentityType switch
    {
        "public" => "PUBLIC",
        "user" => $"\"{Identity}\"",
        _ => $"{IdentityType.ToUpperInvariant()} {Identity}",
    };

    /// <summary>
    /// Every grant on the deployment's objects that the caller sees; a superuser sees all. Documented at
    /// docs.aws.amazon.com/redshift/latest/dg/r_SVV_FUNCTION_PRIVILEGES.html, r_SVV_RELATION_PRIVILEGES.html, r_SVV_SCHEMA_PRIVILEGES.html.
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
            SELECT function_name, argument_types, privilege_type, identity_name, identity_type
            FROM svv_function_privileges WHERE namespace_name = '{schema}' AND function_name IN ({routines})
            """,
            $"""
            SELECT relation_name, '', privilege_type, identity_name, identity_type
            FROM svv_relation_privileges WHERE namespace_name = '{schema}' AND relation_name IN ({relations})
            """,
            $"""
            SELECT namespace_name, '', privilege_type, identity_name, identity_type
            FROM svv_schema_privileges WHERE namespace_name = '{schema}'
            """,
        ];
        List<SeenGrant> grants = [];
        foreach (var query in queries)
        {
            var rows = await deployment.Warehouse.QueryAsync(query, cancellationToken);
            grants.AddRange(rows.Select(row => new SeenGrant(row[0]!, row[1] ?? "", row[2]!, row[3]!, row[4]!)));
        }

        return grants;
    }
}
