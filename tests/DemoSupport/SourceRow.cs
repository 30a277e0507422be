namespace WriteBackLambdas.Support;

/// <summary>A row of the source table. Its customer, and so its combination, is new unless a test says otherwise.</summary>
public sealed record SourceRow
{
    public string Customer { get; init; } = $"Customer {Guid.NewGuid():N}";

    public bool? BackgroundCheck { get; init; } = true;

    public string? Skill { get; init; } = "Welder";

    public string? Shift { get; init; } = "Night";

    public string? State { get; init; } = "TX";

    public string? Duties { get; init; } = "Welds";

    public decimal Cost { get; init; } = 1234.50m;
}
