namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One statement of a batch.</summary>
public class SubStatementData
{
    public DateTime? CreatedAt { get; set; }

    /// <summary>Nanoseconds.</summary>
    public long? Duration { get; set; }

    public string? Error { get; set; }

    public bool? HasResultSet { get; set; }

    public string? Id { get; set; }

    public string? QueryString { get; set; }

    public long? RedshiftQueryId { get; set; }

    /// <summary>Rows returned or affected; -1 when neither is known.</summary>
    public long? ResultRows { get; set; }

    /// <summary>Bytes; -1 when not known.</summary>
    public long? ResultSize { get; set; }

    public StatementStatusString? Status { get; set; }

    public DateTime? UpdatedAt { get; set; }
}
