using System.Text.Json.Serialization;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>The value of :name in a statement; at least one character.</summary>
public class SqlParameter
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
