using System.Text.Json.Serialization;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The JSON of a recorded or replayed revision.</summary>
internal sealed record RecordedJson(string QuoteId, int Revision, string Status, bool Replayed, DateTimeOffset RecordedAt);

/// <summary>The JSON of a genuine link that is not recorded, or not confirmed, yet.</summary>
internal sealed record GenuineJson(string Action, bool Recorded, string Detail);

/// <summary>The JSON of an answer that is about no link.</summary>
internal sealed record MessageJson(string Detail);

/// <summary>Problem details (RFC 9457), with what is wrong by parameter and, for a conflict, the quote's newest revision.</summary>
internal sealed record ProblemJson(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyList<string>? Errors,
    string? QuoteId,
    int? Revision,
    string? QuoteStatus);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordedJson))]
[JsonSerializable(typeof(GenuineJson))]
[JsonSerializable(typeof(MessageJson))]
[JsonSerializable(typeof(ProblemJson))]
internal sealed partial class AnswerJson : JsonSerializerContext;
