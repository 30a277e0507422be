using Amazon.RDSDataService.Model;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>How Aurora records a submission: one statement calls the function, which locks unless it is told not to wait.</summary>
internal sealed class AuroraStatement
{
    public AuroraStatement(QuoteDefinition definition, Submission submission, string newQuoteId)
    {
        var statement = new RecordStatement(definition, submission, newQuoteId);
        var waits = submission.Intent == Intent.Find ? "FALSE" : "TRUE";
        Sql = $"SELECT * FROM {statement.Routine}({waits}, {statement.Arguments})";
        Parameters =
        [
            .. statement.Parameters.Select(parameter => new SqlParameter
            {
                Name = parameter.Name,
                Value = new Field { StringValue = parameter.Value },
            }),
        ];
    }

    public string Sql { get; }

    public List<SqlParameter> Parameters { get; }

    public static Recording Read(List<Field> row) =>
        RecordStatement.Read(row[0].StringValue, row[1].LongValue, row[2].StringValue, row[3].StringValue, row[4].StringValue);
}
