namespace WriteBackLambdas.Quotes;

/// <summary>The names of the warehouse's objects, shared by the SQL templates, the functions, and the dashboards.</summary>
public static class WarehouseNames
{
    public const string DigestFunction = "udf_get_digest";
    public const string UrlEncoder = "f_url_encode";
    public const string UtcFunction = "f_utc";
    public const string IssueTimeFunction = "f_issue_time";
    public const string SubmitProcedure = "submit_quote";
    public const string ActProcedure = "act_on_quote";

    /// <summary>The source's rows, each with its signed <see cref="QuoteLink"/>.</summary>
    public const string RowsView = "quote_gen_vw";

    /// <summary>Every revision of every quote.</summary>
    public const string HistoryView = "quote_history_vw";

    /// <summary>The newest revision of every quote with a link for each action, see <see cref="LinkOf"/>.</summary>
    public const string CurrentView = "quote_current_vw";

    public const string QuoteLink = "quote_link";

    /// <summary>The column with the links of an action.</summary>
    public static string LinkOf(string action) => $"{action}_link";

    /// <summary>The table that writers lock instead of the history.</summary>
    public static string LockOf(string history) => $"{history}_lock";
}
