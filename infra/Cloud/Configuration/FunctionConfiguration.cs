namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>A function's memory (128 to 10,240 MB; 1,769 MB is one vCPU) and its concurrency limit (null for the account's).</summary>
public sealed record FunctionConfiguration(int MemoryMegabytes, int? ReservedConcurrency)
{
    internal static FunctionConfiguration Read(Section section, FunctionConfiguration defaults)
    {
        var function = new FunctionConfiguration(
            section.Number("memoryMegabytes", 128, 10240, "MB") ?? defaults.MemoryMegabytes,
            section.Number("reservedConcurrency", 1, 10000, "environments"));
        section.RefuseUnknown();
        return function;
    }
}
