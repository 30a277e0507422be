using System.Globalization;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>What runs at once: one statement, or all statements of a batch in one transaction.</summary>
internal sealed partial class ScriptStep
{
    private readonly WarehouseStatement[] _statements;
    private readonly int _place;

    private ScriptStep(WarehouseStatement[] statements, int place) => (_statements, _place) = (statements, place);

    public string Name => First.Batch ?? First.Name;

    public int Count => _statements.Length;

    private WarehouseStatement First => _statements[0];

    /// <summary>The step that begins with the statement at this place.</summary>
    public static ScriptStep At(IReadOnlyList<WarehouseStatement> statements, int place) => statements[place].Batch is { } batch
        ? new([.. statements.Skip(place).TakeWhile(statement => statement.Batch == batch)], place)
        : new([statements[place]], place);

    /// <summary>Executes the step if it is needed; returns false when the time is up.</summary>
    /// <exception cref="WarehouseException">A statement failed.</exception>
    public async Task<bool> RunAsync(IStatementRun run, CancellationToken cancellationToken)
    {
        if (First.NeededWhenZero is { } sql)
        {
            if (await run.ExecuteAsync([sql], $"q{_place}", cancellationToken) is not { } query)
            {
                return false;
            }

            ThrowIfFailed(query.Error);
            if (await run.CountAsync(query, cancellationToken) != 0)
            {
                return true;
            }
        }

        if (await ExecuteAsync(run, cancellationToken) is not { } result)
        {
            return false;
        }

        ThrowIfFailed(result.Error is { } error && First.IsDoneBy(error) ? null : result.Error);
        if (First.FaultWhenZero is { } fault && await run.CountAsync(result, cancellationToken) == 0)
        {
            ThrowIfFailed(fault);
        }

        return true;
    }

    /// <summary>Executes the statements, after dropping what they cannot replace; null when the time is up.</summary>
    private async Task<StatementResult?> ExecuteAsync(IStatementRun run, CancellationToken cancellationToken)
    {
        string[] sqls = [.. _statements.Select(statement => statement.Sql)];
        var result = await run.ExecuteAsync(sqls, $"s{_place}", cancellationToken);
        if (result?.Error is not { } error || !First.CannotReplace(error))
        {
            return result;
        }

        var drop = await run.ExecuteAsync([First.DropFirst!], $"d{_place}", cancellationToken);
        return drop is { Error: null } ? await run.ExecuteAsync(sqls, $"r{_place}", cancellationToken) : drop;
    }

    /// <summary>The error of a batch says which of its statements failed.</summary>
    private void ThrowIfFailed(string? error)
    {
        if (error is not null)
        {
            var match = QueryNumber().Match(error);
            var name = match.Success ? _statements[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1].Name : Name;
            throw new WarehouseException($"Could not {name}: {error[match.Length..]}");
        }
    }

    [GeneratedRegex("^Query #([0-9]{1,2}) failed with ", RegexOptions.CultureInvariant)]
    private static partial Regex QueryNumber();
}
