namespace AwsJson;

/// <summary>A token that is filled with a GUID when its caller leaves it unset.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : Attribute;
