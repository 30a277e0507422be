using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>
/// Each definition's whole state space: after every history that differs in what matters, two people press every link that there is or was,
/// and the real procedures must do what the model says.
/// </summary>
public sealed class WorkflowTests
{
    private const int Rounds = 8;

    public static MatrixTheoryData<string, QuoteStore> Definitions => new(Files, Enum.GetValues<QuoteStore>());

    private static readonly string[] Files =
    [
        "functions/Quotes/quote.json",
        "samples/discount-approval.json",
        "samples/data-correction.json",
        "tests/EndToEnd.Tests/every-rule.json",
    ];

    [Theory]
    [MemberData(nameof(Definitions))]
    public async Task Two_people_record_every_row_that_the_definition_allows_and_no_other(string file, QuoteStore store)
    {
        var model = new WorkflowModel(Path.Combine(Repository.Root, file));
        await using var stack = await StartAsync(file, store);
        var runs = Explore(model);

        Dictionary<string, string> recordedAt = [];
        var warehouse = new TestWarehouse(stack);
        foreach (var run in runs)
        {
            run.Compare(await CallAsync(stack, model, run, store), recordedAt);
        }

        var rows = await warehouse.QueryAsync(RedshiftDatabase.Admin, HistorySql(model, store));
        Assert.Equal(runs.SelectMany(run => run.Rows(recordedAt)).Order(StringComparer.Ordinal), rows.Select(row => (string)row[0]!));
        Assert.Equal(
            model.Transitions().Order(StringComparer.Ordinal),
            runs.Where(run => run.History.Count > 0).Select(run => WorkflowModel.LastTransition(run.History)).Distinct()
                .Order(StringComparer.Ordinal));
        foreach (var person in WorkflowModel.People)
        {
            await CompareLinksAsync(warehouse, model, runs, person);
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public async Task Of_all_actions_on_one_revision_at_the_same_moment_one_is_recorded_and_the_others_are_conflicts(
        string file, QuoteStore store)
    {
        var model = new WorkflowModel(Path.Combine(Repository.Root, file));
        await using var stack = await StartAsync(file, store);
        var (warehouse, api) = (new TestWarehouse(stack), new TestApi(stack.Api));
        var form = string.Join('&', model.Inputs.Select(input => $"{input.Name}={input.Value(5)}"));
        var actions = string.Join(", ", model.Actions.Select(action => $"{action.Name}_link"));

        for (var round = 0; round < Rounds; round++)
        {
            var rows = await warehouse.QueryAsync("alice", $"SELECT quote_link FROM public.quote_gen_vw LIMIT 1 OFFSET {round}");
            var quote = (await api.PostAsync((string)rows[0][0]!, form)).QuoteId;
            List<string> links = [];
            // Twice, so that everybody has two links for each action.
            foreach (var person in (string[])[.. WorkflowModel.People, .. WorkflowModel.People])
            {
                var current = await warehouse.QueryAsync(
                    person, $"SELECT {actions} FROM public.quote_current_vw WHERE quote_id = :id", ("id", quote));
                links.AddRange(current[0].OfType<string>());
            }

            var answers = await Task.WhenAll(links.Select(link => api.PostAsync(link, form)));

            Assert.InRange(links.Count, 4, int.MaxValue);
            Assert.Single(answers, answer => (int)answer.Status == 200);
            Assert.Equal(links.Count - 1, answers.Count(answer => (int)answer.Status == 409));
            Assert.All(answers, answer => Assert.Equal(2, answer.Revision));
            Assert.Equal(2, (await warehouse.QueryAsync(
                RedshiftDatabase.Admin, $"SELECT revision FROM {HistoryIn(model, store)} WHERE quote_id = :id", ("id", quote))).Count);
        }
    }

    /// <summary>
    /// A breadth-first search. For every state, one run reaches it and tries all that must be refused there, and one more run for each step
    /// that must be recorded.
    /// </summary>
    private static List<WorkflowRun> Explore(WorkflowModel model)
    {
        List<WorkflowRun> runs = [];
        HashSet<string> states = [""];
        Queue<ModelStep[]> paths = new([[]]);
        WorkflowRun Start(IEnumerable<ModelStep> path)
        {
            runs.Add(new WorkflowRun(model, runs.Count + 1, path));
            return runs[^1];
        }

        while (paths.TryDequeue(out var path))
        {
            var refused = Start(path);
            foreach (var step in model.Steps([.. refused.History]).ToArray())
            {
                if (model.Answer(refused.History, step).Outcome != "recorded")
                {
                    refused.Do(step);
                }
                else if (Start([.. path, step]) is var run && states.Add(WorkflowModel.State(run.History)))
                {
                    paths.Enqueue([.. path, step]);
                }
            }
        }

        return runs;
    }

    /// <summary>A row for each of the run's calls.</summary>
    private static async Task<IEnumerable<IReadOnlyList<object?>>> CallAsync(
        DemoStack stack, WorkflowModel model, WorkflowRun run, QuoteStore store)
    {
        if (store == QuoteStore.Redshift)
        {
            var result = await new TestWarehouse(stack).TryAsync(
                "IAMR:write_back", [$"LOCK public.{model.History}_lock", .. run.CallsIn(store)]);
            Assert.Null(result.Failure);
            return result.Statements.Skip(1).Select(statement => statement.Rows[0]);
        }

        using var aurora = stack.CreateAuroraClient();
        List<IReadOnlyList<object?>> rows = [];
        foreach (var sql in run.CallsIn(store))
        {
            var response = await aurora.ExecuteStatementAsync(
                stack.AuroraWriter.CreateRequest(sql), TestContext.Current.CancellationToken);
            rows.Add([.. response.Records![0].Select(field => (object?)field.StringValue ?? field.LongValue)]);
        }

        return rows;
    }

    /// <summary>The table that is written, as Redshift reads it.</summary>
    private static string HistoryIn(WorkflowModel model, QuoteStore store) =>
        $"{(store == QuoteStore.Aurora ? DemoStack.ExternalSchema : "public")}.{model.History}";

    private static string HistorySql(WorkflowModel model, QuoteStore store)
    {
        string[] columns =
        [
            "digest", "quote_id", "revision", "status", "combination", "negotiation",
            .. model.Fields.Concat(model.Inputs).Select(column => column.Name), "requested_by",
        ];
        var texts = columns.Select(column => $"CAST(\"{column}\" AS VARCHAR(500))")
            .Concat(((string[])["issued_at", "recorded_at"]).Select(column => $"TO_CHAR({column}, 'YYYY-MM-DD HH24:MI:SS.US')"));
        return $"SELECT {string.Join(" || ' | ' || ", texts)} FROM {HistoryIn(model, store)} ORDER BY digest COLLATE \"C\"";
    }

    /// <summary>The links that the current quotes view gives to a person, for the newest revision of every quote.</summary>
    private static async Task CompareLinksAsync(TestWarehouse warehouse, WorkflowModel model, List<WorkflowRun> runs, string person)
    {
        var rows = await warehouse.QueryAsync(
            person,
            $"SELECT quote_id, {string.Join(", ", model.Actions.Select(action => $"{action.Name}_link"))} FROM public.quote_current_vw");
        var expected =
            from run in runs
            from quote in run.History.Select(row => (row.Negotiation, row.QuoteId)).Distinct()
            from action in model.Actions
            select $"{quote.QuoteId} {action.Name} {WorkflowModel.HasLink(run.History, quote.Negotiation, action, person)}";
        var actual =
            from row in rows
            from pair in model.Actions.Zip(row.Skip(1))
            select $"{row[0]} {pair.First.Name} {pair.Second is not null}";
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static async Task<DemoStack> StartAsync(string file, QuoteStore store)
    {
        var json = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, file), TestContext.Current.CancellationToken);
        return await DemoStack.StartAsync(
            Stack.Options with { Definitions = [QuoteDefinition.Load(json)], Store = store }, TestContext.Current.CancellationToken);
    }
}
