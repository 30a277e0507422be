using System.Text.Json.Serialization;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The JSON of a recorded or replayed revision.</summary>
internal sealed record RecordedJson(string QuoteId, int Revision, string Status, bool Replayed, DateTimeOffset RecordedAt);

/// <summary>The JSON of a genuine link that a GET only looked at.</summary>
internal sealed record GenuineJson(string Action, bool Recorded, string Detail);

/// <summary>Problem details as RFC 9457 has them, with what is wrong by parameter, and for a conflict the quote's newest revision.</summary>
internal sealed record ProblemJson(
    string Type, string Title, int Status, string Detail, IReadOnlyList<string>? Errors = null, string? QuoteId = null, int? Revision = null, string? QuoteStatus = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordedJson))]
[JsonSerializable(typeof(GenuineJson))]
[JsonSerializable(typeof(ProblemJson))]
internal sealed partial class AnswerJson : JsonSerializerContext;
