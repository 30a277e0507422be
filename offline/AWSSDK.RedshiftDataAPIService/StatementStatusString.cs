using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The status of a submitted statement.</summary>
public class StatementStatusString : ConstantClass
{
    public static readonly StatementStatusString ABORTED = new("ABORTED");
    public static readonly StatementStatusString FAILED = new("FAILED");
    public static readonly StatementStatusString FINISHED = new("FINISHED");

    public StatementStatusString(string value)
        : base(value)
    {
    }
}
