using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The status of a described statement.</summary>
public class StatusString : ConstantClass
{
    public static readonly StatusString ABORTED = new("ABORTED");
    public static readonly StatusString FAILED = new("FAILED");
    public static readonly StatusString FINISHED = new("FINISHED");

    public StatusString(string value)
        : base(value)
    {
    }
}
