namespace WriteBackLambdas.Warehouse;

/// <summary>A list that a template repeats lines for: its name and its items, each with the same named parts.</summary>
internal sealed record TemplateList(string Name, IReadOnlyList<IReadOnlyDictionary<string, string>> Items)
{
    /// <summary>A name that is known only while one of the items is filled in.</summary>
    public string AnyName => Items.Count == 0 ? Name : $"{Name}.{Items[0].Keys.First()}";
}
