using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>How Redshift records a submission in one transaction: the lock, unless it is a mere look, and then the CALL.</summary>
internal sealed class RedshiftStatement
{
    public RedshiftStatement(QuoteDefinition definition, Submission submission, string newQuoteId)
    {
        var statement = new RecordStatement(definition, submission, newQuoteId);
        var call = $"CALL {statement.Routine}({statement.Arguments})";
        Sqls = submission.Intent == Intent.Find
            ? [call]
            : [$"LOCK \"{definition.Schema}\".{WarehouseNames.LockOf(definition.History)}", call];
        Parameters = [.. statement.Parameters.Select(parameter => new SqlParameter { Name = parameter.Name, Value = parameter.Value })];
    }

    public IReadOnlyList<string> Sqls { get; }

    public List<SqlParameter> Parameters { get; }

    public static Recording Read(List<Field> row) =>
        RecordStatement.Read(row[0].StringValue, row[1].LongValue, row[2].StringValue, row[3].StringValue, row[4].StringValue);
}
