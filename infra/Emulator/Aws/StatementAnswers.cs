using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>Writes what the Data API answers about statements.</summary>
internal static class StatementAnswers
{
    public static string Name(StatementStatus status) => status.ToString().ToUpperInvariant();

    public static JsonObject Executed(Statement statement)
    {
        var answer = Identify(statement);
        if (statement.Request.WaitSeconds is not null)
        {
            var state = statement.Now;
            answer["Status"] = Name(state.Status);
            answer["HasResultSet"] = state.HasResultSet;
        }

        return answer;
    }

    public static JsonObject Described(Statement statement)
    {
        var state = statement.Now;
        var answer = Identify(statement);
        Describe(answer, statement, state, state.Status, state.Error);
        answer["Duration"] = Nanoseconds(state.Statements.Sum(static sub => sub.Result?.Duration.Ticks ?? 0));
        answer["HasResultSet"] = state.HasResultSet;
        answer["ResultFormat"] = "JSON";
        if (statement.Request.Parameters.Count > 0)
        {
            answer["QueryParameters"] = Parameters(statement);
        }

        if (statement.Request.IsBatch)
        {
            answer["ResultRows"] = -1;
            answer["SubStatements"] = new JsonArray([.. state.Statements.Select((_, i) => Sub(statement, state, i + 1))]);
        }
        else
        {
            answer["ResultRows"] = Rows(state.Statements[0]);
        }

        return answer;
    }

    public static JsonObject Described(Statement statement, int number)
    {
        var answer = Identify(statement);
        foreach (var (name, value) in Sub(statement, statement.Now, number))
        {
            answer[name] = value?.DeepClone();
        }

        return answer;
    }

    public static JsonObject Page(StatementResult result, int start, int size)
    {
        var answer = new JsonObject
        {
            ["ColumnMetadata"] = new JsonArray([.. result.Columns.Select(Column)]),
            ["Records"] = new JsonArray(
                [.. result.Rows.Skip(start).Take(size).Select(static row => new JsonArray([.. row.Select(Field)]))]),
            ["TotalNumRows"] = result.Rows.Count,
        };
        if (start + size < result.Rows.Count)
        {
            answer["NextToken"] = $"{start + size}";
        }

        return answer;
    }

    private static JsonObject Identify(Statement statement)
    {
        var answer = new JsonObject
        {
            ["Id"] = statement.Id,
            ["CreatedAt"] = AwsProtocol.Epoch(statement.Created),
            ["Database"] = statement.Request.Database,
            ["DbUser"] = statement.User,
        };
        answer[statement.Request.IsToCluster ? "ClusterIdentifier" : "WorkgroupName"] =
            statement.Request.IsToCluster ? AwsEndpoints.Cluster : AwsEndpoints.Workgroup;
        if (statement.Request.SecretArn is { } secret)
        {
            answer["SecretArn"] = secret;
        }

        if (statement.SessionId is { } session)
        {
            answer["SessionId"] = session;
        }

        return answer;
    }

    private static JsonObject Sub(Statement statement, Statement.State state, int number)
    {
        var sub = state.Statements[number - 1];
        var answer = new JsonObject { ["Id"] = $"{statement.Id}:{number}", ["CreatedAt"] = AwsProtocol.Epoch(statement.Created) };
        Describe(answer, statement, state, sub.Status == StatementStatus.Submitted ? state.Status : sub.Status, sub.Error);
        answer["QueryString"] = sub.Sql;
        answer["Duration"] = Nanoseconds(sub.Result?.Duration.Ticks ?? 0);
        answer["HasResultSet"] = sub.Result?.HasResultSet ?? false;
        answer["ResultRows"] = Rows(sub);
        return answer;
    }

    private static void Describe(JsonObject answer, Statement statement, Statement.State state, StatementStatus status, string? error)
    {
        answer["Status"] = Name(status);
        answer["UpdatedAt"] = AwsProtocol.Epoch(state.Updated);
        if (error is not null)
        {
            answer["Error"] = error;
        }

        if (!statement.Request.IsBatch)
        {
            answer["QueryString"] = statement.Request.Statements[0];
        }
    }

    private static long Rows(SubStatement sub) => sub.Result?.RowCount ?? -1;

    private static JsonArray Parameters(Statement statement) =>
        new([.. statement.Request.Parameters.Select(static pair => new JsonObject { ["name"] = pair.Key, ["value"] = pair.Value })]);

    private static JsonObject Column(ResultColumn column) => new()
    {
        ["name"] = column.Name,
        ["label"] = column.Name,
        ["typeName"] = column.TypeName,
        ["nullable"] = 1,
    };

    public static JsonObject Field(object? value) => value switch
    {
        null => new JsonObject { ["isNull"] = true },
        bool boolean => new JsonObject { ["booleanValue"] = boolean },
        long number => new JsonObject { ["longValue"] = number },
        double number => new JsonObject { ["doubleValue"] = number },
        _ => new JsonObject { ["stringValue"] = (string)value },
    };

    private static long Nanoseconds(long ticks) => ticks * 100;
}
