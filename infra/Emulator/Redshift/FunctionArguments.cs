namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>
/// The arguments of a function's definition, with their declared widths in bytes. AWS does not say what happens to a longer value;
/// here it is cut as by a cast, which is the worst that could happen to what is signed.
/// </summary>
internal static class FunctionArguments
{
    /// <summary>What the function's body reads for each argument of the list that opens at an index.</summary>
    public static IReadOnlyList<string> Read(SqlText text, int open)
    {
        var arguments = new List<string>();
        var end = text.After(open) - 1;
        for (var i = open + 1; i < end; i = Math.Min(text.Find(i, ","), end) + 1)
        {
            var argument = $"${arguments.Count + 1}";
            var width = text.Has(i, "VARCHAR", "(") ? i + 2 : text.Has(i, "CHARACTER", "VARYING", "(") ? i + 3 : -1;
            arguments.Add(width < 0 ? argument : $"redshift.cut({argument}, {text[width].Text})");
        }

        return arguments;
    }
}
