namespace WriteBackLambdas.Quotes;

/// <summary>The definitions of one deployment: the files of a folder, each with its definition's name.</summary>
public static class DefinitionFolder
{
    /// <summary>The definitions, the default one first.</summary>
    /// <param name="folder">The folder; a file in it that does not end in .json is none of its definitions.</param>
    /// <param name="schema">Replaces the schema of every definition.</param>
    /// <exception cref="QuoteDefinitionException">The folder or a definition cannot be used; the message lists every fault by
    /// file.</exception>
    public static IReadOnlyList<QuoteDefinition> Load(string folder, string? schema = null)
    {
        if (!Directory.Exists(folder))
        {
            throw Invalid(folder, ["the folder does not exist"]);
        }

        List<string> faults = [];
        string[] names = [.. Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
            .OrderBy(name => name != QuoteDefinition.DefaultName).ThenBy(name => name, StringComparer.Ordinal)];
        if (!names.Contains(QuoteDefinition.DefaultName))
        {
            faults.Add($"{QuoteDefinition.DefaultName}.json: is missing; it is the default definition");
        }

        QuoteDefinition[] definitions = [.. names.Select(name => Load(folder, name, faults)).OfType<QuoteDefinition>()
            .Select(definition => schema is null ? definition : definition with { Schema = schema })];
        faults.AddRange(SchemaFaults(definitions));
        faults.AddRange(NameFaults(definitions));
        return faults.Count > 0 ? throw Invalid(folder, faults) : definitions;
    }

    /// <summary>The definitions that a command names: a folder's, one file's as the default one, or the built-in one.</summary>
    /// <exception cref="QuoteDefinitionException">They cannot be used; the message lists every fault.</exception>
    public static IReadOnlyList<QuoteDefinition> LoadChosen(string? file, string? folder, string? schema = null) => (file, folder) switch
    {
        (not null, not null) => throw new QuoteDefinitionException(
            ["--definition, --definitions: give a file or a folder, and not both"], "The command line has"),
        (_, not null) => Load(folder, schema),
        (not null, _) => [QuoteDefinition.Load(File.ReadAllBytes(file))],
        _ => [QuoteDefinition.Embedded],
    };

    /// <summary>The file of a definition.</summary>
    public static string FileOf(string folder, string name) => Path.Combine(folder, $"{name}.json");

    private static QuoteDefinition? Load(string folder, string name, List<string> faults)
    {
        if (DefinitionRules.NameFault(name) is { } fault)
        {
            faults.Add($"{name}.json: {fault}");
            return null;
        }

        try
        {
            return QuoteDefinition.Load(File.ReadAllBytes(FileOf(folder, name)), name);
        }
        catch (QuoteDefinitionException exception)
        {
            faults.AddRange(exception.Faults.Select(what => $"{name}.json: {what}"));
            return null;
        }
    }

    /// <summary>The default definition's script creates what all scripts use, in its own schema.</summary>
    private static IEnumerable<string> SchemaFaults(QuoteDefinition[] definitions) => definitions
        .Where(definition => definition.Schema != definitions[0].Schema)
        .Select(definition => $"{definition.Name}.json: schema \"{definition.Schema}\" is not that of {definitions[0].Name}.json, "
            + $"\"{definitions[0].Schema}\"; use one schema for all definitions");

    private static IEnumerable<string> NameFaults(QuoteDefinition[] definitions) => definitions
        .SelectMany(definition => RelationsOf(definition).Select(relation => (Relation: relation, definition.Name)))
        .Concat(ViewerTables(definitions))
        .GroupBy(relation => relation.Relation, relation => relation.Name)
        .Where(same => same.Count() > 1)
        .Select(same => $"{string.Join(", ", same.Select(name => $"{name}.json"))}: each would create \"{same.Key}\"; "
            + "use another table for each");

    /// <summary>Definitions may share a table of viewers.</summary>
    private static IEnumerable<(string Relation, string Name)> ViewerTables(QuoteDefinition[] definitions) => definitions
        .Where(definition => definition.VisibleBy is not null)
        .Select(definition => (definition.VisibleBy!.Relation, definition.Name))
        .DistinctBy(table => table.Relation);

    private static IEnumerable<string> RelationsOf(QuoteDefinition definition) =>
        [definition.History, WarehouseNames.LockOf(definition.History), .. definition.Names.Views];

    private static QuoteDefinitionException Invalid(string folder, IReadOnlyList<string> faults) =>
        new(faults, $"The folder of quote definitions {folder} has");
}
