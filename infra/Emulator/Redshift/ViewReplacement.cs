using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Gives a view other columns. Redshift's late-binding views do that under the views that use them; PostgreSQL has to be helped.</summary>
internal static class ViewReplacement
{
    // Every view that depends on the given one, after those that it depends on itself, and everybody's rights on each.
    private const string Dependents = """
        WITH RECURSIVE dependents AS (
            SELECT $1::regclass::oid AS view, 0 AS depth
            UNION
            SELECT rule.ev_class, dependents.depth + 1
            FROM dependents
            JOIN pg_depend depend ON depend.refobjid = dependents.view AND depend.classid = 'pg_rewrite'::regclass
            JOIN pg_rewrite rule ON rule.oid = depend.objid AND rule.ev_class <> dependents.view
        )
        SELECT format('%I.%I', nspname, relname) AS name, max(depth) AS depth, pg_get_viewdef(class.oid) AS definition,
            (SELECT string_agg(format('GRANT %s ON %I.%I TO %s', acl.privilege_type, nspname, relname,
                CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END), ';')
             FROM aclexplode(class.relacl) acl WHERE acl.grantee <> class.relowner) AS grants
        FROM dependents
        JOIN pg_class class ON class.oid = dependents.view
        JOIN pg_namespace ON pg_namespace.oid = class.relnamespace
        GROUP BY class.oid, nspname, relname
        ORDER BY depth
        """;

    public static async Task RunAsync(NpgsqlConnection connection, string view, string sql, CancellationToken cancellationToken)
    {
        var views = await ReadAsync(connection, view, cancellationToken);
        await connection.ExecuteAsync($"DROP VIEW {view} CASCADE", cancellationToken);
        await connection.ExecuteAsync(sql, cancellationToken);
        foreach (var (name, definition, grants) in views)
        {
            // The first is the view itself.
            if (name != views[0].Name)
            {
                await connection.ExecuteAsync($"CREATE VIEW {name} AS {definition}", cancellationToken);
            }

            if (grants is not null)
            {
                await connection.ExecuteAsync(grants, cancellationToken);
            }
        }
    }

    private static async Task<List<(string Name, string Definition, string? Grants)>> ReadAsync(
        NpgsqlConnection connection, string view, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Dependents, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = view });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var views = new List<(string, string, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            views.Add((reader.GetString(0), reader.GetString(2), await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3)));
        }

        return views;
    }
}
