using System.Text.Json.Serialization;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One value: the property of its type is set, the others are null.</summary>
public class Field
{
    [JsonPropertyName("blobValue")]
    public MemoryStream? BlobValue { get; set; }

    [JsonPropertyName("booleanValue")]
    public bool? BooleanValue { get; set; }

    [JsonPropertyName("doubleValue")]
    public double? DoubleValue { get; set; }

    [JsonPropertyName("isNull")]
    public bool? IsNull { get; set; }

    [JsonPropertyName("longValue")]
    public long? LongValue { get; set; }

    [JsonPropertyName("stringValue")]
    public string? StringValue { get; set; }
}
