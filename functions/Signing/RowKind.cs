namespace WriteBackLambdas.Signing;

/// <summary>What <see cref="RowReader.Read"/> found.</summary>
public enum RowKind
{
    /// <summary>A row that cannot be signed: broken JSON, or an argument that is an array, an object or not well-formed Unicode.</summary>
    Refused,

    /// <summary>A row whose message is now in the batch.</summary>
    Message,

    /// <summary>A row that is null or holds only nulls: there is nothing to sign.</summary>
    Null,

    /// <summary>The end of the array.</summary>
    End,
}
