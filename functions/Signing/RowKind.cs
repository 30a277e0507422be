namespace WriteBackLambdas.Signing;

/// <summary>What <see cref="RowReader.Read"/> found.</summary>
public enum RowKind
{
    /// <summary>No row that can be signed: broken JSON, an argument that is an array or an object or not well-formed Unicode, or a row that goes on behind the place to stop at.</summary>
    Refused,

    /// <summary>A row, whose message is now in the batch.</summary>
    Message,

    /// <summary>A row that is null or holds only nulls: there is nothing to sign.</summary>
    Null,

    /// <summary>No further row.</summary>
    End,
}
