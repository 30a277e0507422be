using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>A stage's definitions, the default one first.</summary>
/// <param name="Folder">The folder with their files; null for the built-in definition.</param>
public sealed record StageDefinitions(IReadOnlyList<QuoteDefinition> All, string? Folder)
{
    public static StageDefinitions BuiltIn { get; } = new([QuoteDefinition.Embedded], null);

    public QuoteDefinition Default => All[0];

    /// <summary>Whether every viewer may see every quote.</summary>
    public bool HidesNothing => All.All(definition => definition.VisibleBy is null);

    /// <summary>The text of a definition's file.</summary>
    public string JsonOf(QuoteDefinition definition) => Folder is null
        ? QuoteDefinition.EmbeddedJson
        : File.ReadAllText(DefinitionFolder.FileOf(Folder, definition.Name));

    /// <param name="root">The folder of cdk.json, to which the setting is relative.</param>
    /// <param name="schema">The schema that the stage sets; null for that of the definitions.</param>
    internal static StageDefinitions Read(Section section, string root, string? schema)
    {
        const string Name = "definitions";
        if (section.Text(Name, Form.Any) is not { } folder)
        {
            return BuiltIn;
        }

        try
        {
            var path = Path.Combine(root, folder);
            return new StageDefinitions(DefinitionFolder.Load(path, schema), path);
        }
        catch (QuoteDefinitionException exception)
        {
            foreach (var fault in exception.Faults)
            {
                section.Fault(Name, $"{folder}: {fault}");
            }

            return BuiltIn;
        }
    }
}
