using System.CommandLine;
using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify;

/// <summary>The command line of verify.</summary>
internal static class Cli
{
    /// <summary>The options that say where the warehouse is and who connects.</summary>
    public static readonly (string Name, string Description)[] ConnectionTexts =
    [
        ("stage", "A deployed stage. Its outputs give every option below that is not set."),
        ("outputs", "The file that cdk deploy --outputs-file wrote; cdk-outputs.json by default."),
        ("workgroup", "The Redshift Serverless workgroup; or --cluster."),
        ("cluster", "The provisioned Redshift cluster; or --workgroup."),
        ("database", "The database with the views."),
        ("schema", "The schema of the views; the quote definition's by default."),
        ("db-user", "Connect as this database user, on a cluster. Without it and --secret-arn, your IAM identity connects."),
        ("secret-arn", "Connect as the database user of this secret."),
        ("region", "The AWS region; your profile's by default."),
        ("endpoint-url", "Another endpoint of the Data API, such as the demo's."),
    ];

    private static readonly (string Name, string Description)[] Texts =
    [
        .. ConnectionTexts,
        ("api", "The URL of every quote link, up to the query."),
        ("second-db-user", "A second database user, on a cluster, to compare links with."),
        ("second-secret-arn", "The secret of the second database user."),
        ("dashboard-role", "The database role of dashboards; quote_dashboard by default."),
        ("groups", "The roles of the groups that have this role, such as AWSIDC:sales, separated by commas; none by default."),
        ("application-user", "The write-back function's database user; IAMR:write_back by default."),
        ("function-name", "The digest function's name."),
        ("role-arn", "The IAM role with which Redshift calls the digest function."),
        ("token-file", "With signIn: a file with an id token of yours, so that verify can record as you."),
        ("viewer", "With signIn: the database user whose links you may use, such as AWSIDC:alice@example.com; verify's own by default."),
        ("aurora-host", "Where Redshift connects to the Aurora cluster, if quotes are recorded there; as the next four."),
        ("aurora-port", "The Aurora cluster's port; 5432 by default."),
        ("aurora-database", "The database in the Aurora cluster."),
        ("aurora-reader-secret-arn", "The secret with which Redshift reads Aurora."),
        ("external-schema", "Redshift's external schema for Aurora; the schema and _aurora by default."),
        ("definition", "The quote definition that is deployed; functions/Quotes/quote.json by default."),
        ("definitions", "The folder of the deployed definitions, if there are several; each is verified after the other."),
    ];

    public static RootCommand Create()
    {
        var texts = Texts.ToDictionary(
            text => text.Name, text => new Option<string?>($"--{text.Name}") { Description = text.Description });
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var oneUser = new Option<bool>("--one-user") { Description = "The question that needs a second user may stay unchecked." };
        var command = new RootCommand(
            "Verifies a deployed stage. It changes nothing except one synthetic quote that it records and names. "
            + "Exit code: 0 if everything is right, 1 if something is wrong, 2 if nothing is wrong but something could not be checked.");
        foreach (var option in texts.Values)
        {
            command.Options.Add(option);
        }

        command.Options.Add(oneUser);
        command.Options.Add(json);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var output = arguments.InvocationConfiguration.Output;
            var asJson = arguments.GetValue(json);
            string? Option(string name) => arguments.GetValue(texts[name]);
            try
            {
                return await RunAsync(Option, asJson, arguments.GetValue(oneUser), output, cancellationToken);
            }
            catch (Exception exception) when (
                exception is SettingsException or QuoteDefinitionException or IOException or UnauthorizedAccessException)
            {
                var faults = exception is SettingsException settings ? settings.Faults : [exception.Message];
                await (asJson
                    ? output.WriteLineAsync(Report.Json(faults))
                    : arguments.InvocationConfiguration.Error.WriteLineAsync(
                        faults is [var fault] ? fault : FaultList.Format("Verify cannot start:", faults)));
                return 1;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Func<string, string?> option, bool json, bool hasOneUser, TextWriter output, CancellationToken cancellationToken)
    {
        var settings = VerifySettings.Of(option);
        if (settings.Faults() is { Count: > 0 } faults)
        {
            throw new SettingsException([.. faults]);
        }

        // Not an option itself: a shell keeps its history, and a machine lists its programs with their arguments.
        var token = option("token-file") is { } file ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim() : null;
        using var warehouse = settings.CreateClient();
        List<JsonObject> reports = [];
        List<int> exitCodes = [];
        var definitions = DefinitionFolder.LoadChosen(option("definition"), option("definitions"), settings.Schema);
        var parameters = settings.ParametersOf(definitions);
        foreach (var definition in definitions)
        {
            if (!json && !definition.IsDefault)
            {
                await output.WriteLineAsync($"\n{definition.Name}\n");
            }

            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
            var address = new Uri(parameters.Of(definition).ApiAddress);
            using var api = new ApiClient(address, handler, token);
            using var nobody = new ApiClient(address, handler);
            var deployment = new Deployment(
                settings.Definition(definition),
                parameters.Of(definition),
                new WarehouseClient(warehouse, settings.Connection),
                settings.SecondConnection is { } second ? new WarehouseClient(warehouse, second) : null,
                api,
                nobody)
            {
                Viewer = settings.Viewer,
                SignInAddress = settings.SignInAddress,
            };

            List<AnsweredCheck> answers = [];
            await foreach (var answer in Verifier.RunAsync(deployment, cancellationToken))
            {
                answers.Add(answer);
                await (json ? Task.CompletedTask : output.WriteLineAsync(Report.Line(answer)));
            }

            var recorded = await RecordedQuotes.ReadAsync(deployment, cancellationToken);
            exitCodes.Add(Report.ExitCode(answers, hasOneUser));
            reports.Add(Report.Of(deployment, answers, recorded, exitCodes[^1]));
            await (json ? Task.CompletedTask : output.WriteLineAsync($"\n{Report.Summary(deployment, answers, recorded)}"));
        }

        await (json ? output.WriteLineAsync(Report.Json(reports)) : Task.CompletedTask);
        // A definition with a fault makes 1, one that is not wholly checked makes 2.
        return exitCodes.Contains(1) ? 1 : exitCodes.Max();
    }
}
