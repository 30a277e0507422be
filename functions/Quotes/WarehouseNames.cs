namespace WriteBackLambdas.Quotes;

/// <summary>
/// The names of the warehouse's objects, shared by the SQL templates, the functions, and the dashboards. A definition's own objects have
/// its prefix; the constants are objects and columns that all definitions have alike.
/// </summary>
public sealed record WarehouseNames
{
    private readonly string _prefix;

    private WarehouseNames(string prefix) => _prefix = prefix;

    /// <summary>The default definition's names have no prefix.</summary>
    public static WarehouseNames Of(string definition) => new(definition == QuoteDefinition.DefaultName ? "" : $"{definition}_");

    public const string UrlEncoder = "f_url_encode";
    public const string UtcFunction = "f_utc";
    public const string IssueTimeFunction = "f_issue_time";

    /// <summary>Calls the digest function from Aurora.</summary>
    public const string Signer = "f_sign";

    /// <summary>Looks a digest up in Aurora.</summary>
    public const string DigestLookup = "f_digest_of";

    public const string QuoteLink = "quote_link";

    /// <summary>Calls the digest function. Each definition has its own, because its arguments are as wide as its fields.</summary>
    public string DigestFunction => $"{_prefix}udf_get_digest";

    /// <summary>The digests of all rows that a person may quote, and of all actions that they may take, in Aurora.</summary>
    public string RowDigests => $"{_prefix}row_digests";

    public string ActionDigests => $"{_prefix}action_digests";

    public string SubmitProcedure => $"{_prefix}submit_quote";

    public string ActProcedure => $"{_prefix}act_on_quote";

    /// <summary>Copies what Redshift lacks of the quotes that are recorded in Aurora.</summary>
    public string SyncProcedure => $"{_prefix}sync_quotes";

    /// <summary>What is recorded in Aurora and not copied to Redshift yet.</summary>
    public string UncopiedView => $"{_prefix}quote_uncopied_vw";

    /// <summary>The quotes that are copied from Aurora and those that are not yet; only the other views read it.</summary>
    public string AllView => $"{_prefix}quote_all_vw";

    /// <summary>The source's rows, each with its signed <see cref="QuoteLink"/>.</summary>
    public string RowsView => $"{_prefix}quote_gen_vw";

    /// <summary>Every revision of every quote.</summary>
    public string HistoryView => $"{_prefix}quote_history_vw";

    /// <summary>The newest revision of every quote with a link for each action, see <see cref="LinkOf"/>.</summary>
    public string CurrentView => $"{_prefix}quote_current_vw";

    public IReadOnlyList<string> Views => [RowsView, HistoryView, CurrentView];

    /// <summary>The column with the links of an action.</summary>
    public static string LinkOf(string action) => $"{action}_link";

    /// <summary>The table that writers lock instead of the history.</summary>
    public static string LockOf(string history) => $"{history}_lock";
}
