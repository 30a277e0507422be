namespace WriteBackLambdas.Audit;

/// <summary>What a line of the log is worth.</summary>
internal enum LineKind : byte
{
    /// <summary>The function did not learn what became of its row.</summary>
    Unconfirmed,

    /// <summary>The row was there when its link came again; the inputs may not be those that were recorded.</summary>
    Replayed,

    Recorded,
}

/// <summary>A line with a row's hash: where its texts are, and the row that it belongs to.</summary>
internal struct LogLine
{
    public Hash Hash;
    public MappedFile File;

    /// <summary>Where the quote id begins.</summary>
    public long Offset;
    public byte KeyLength;
    public byte StateStart;
    public byte StateLength;
    public LineKind Kind;

    /// <summary>1 if the row is in the history.</summary>
    public int Seen;

    /// <summary>The index's next line, see <see cref="LogIndex"/>.</summary>
    public int Next;

    /// <summary>As in <c>0197… revision 2</c>.</summary>
    public readonly ReadOnlySpan<byte> Key => File.Bytes(Offset, KeyLength);

    /// <summary>As in <c>recorded at 2026-01-31 12:00:00.000000</c>.</summary>
    public readonly ReadOnlySpan<byte> State => File.Bytes(Offset + StateStart, StateLength);

    public readonly bool IsSeen => Seen != 0;

    /// <summary>Whether the line says which revision the row is.</summary>
    public readonly bool HasKey => Kind != LineKind.Unconfirmed;
}
