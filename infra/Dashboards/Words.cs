using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Dashboards;

/// <summary>A dashboard's own words in one language. Labels of fields, inputs, statuses, and actions are the definition's.</summary>
internal sealed record Words(string Language)
{
    private static readonly Words English = new("en")
    {
        Rows = "Rows to quote",
        Quotes = "Quotes",
        History = "History",
        LinksExpire = "A click on a link records a quote for exactly that row. Links expire: refresh the page for new ones.",
        LinksAct = "The newest revision of each quote. A link acts on exactly this revision.",
        EveryRevision = "Every revision",
        NewestAreGreen = "The newest revision of each quote is green.",
        ByStatus = "Quotes by status",
        Amounts = "Amounts",
        ByDay = "{0} by day",
        Quote = "Quote",
        Status = "Status",
        Revision = "Revision",
        Recorded = "Recorded (UTC)",
        RequestedBy = "Requested by",
        RecordedBy = "Recorded by",
        Before = "{0} before",
        Change = "{0}: change",
        After = "Seconds after the step before",
        Newest = "Newest",
        Yes = "Yes",
        No = "No",
    };

    private static readonly Words German = new("de")
    {
        Rows = "Anzubieten",
        Quotes = "Angebote",
        History = "Verlauf",
        LinksExpire = "Ein Klick auf einen Link erfasst ein Angebot für genau diese Zeile. Links laufen ab; neu laden gibt neue.",
        LinksAct = "Der neueste Stand jedes Angebots. Ein Link gilt für genau diesen Stand.",
        EveryRevision = "Alle Stände",
        NewestAreGreen = "Der neueste Stand jedes Angebots ist grün.",
        ByStatus = "Angebote nach Status",
        Amounts = "Beträge",
        ByDay = "{0} nach Tag",
        Quote = "Angebot",
        Status = "Status",
        Revision = "Stand",
        Recorded = "Erfasst (UTC)",
        RequestedBy = "Angefordert von",
        RecordedBy = "Erfasst von",
        Before = "{0} vorher",
        Change = "{0}: Änderung",
        After = "Sekunden nach dem Schritt davor",
        Newest = "Neuester",
        Yes = "Ja",
        No = "Nein",
    };

    public required string Rows { get; init; }

    public required string Quotes { get; init; }

    public required string History { get; init; }

    public required string LinksExpire { get; init; }

    public required string LinksAct { get; init; }

    public required string EveryRevision { get; init; }

    public required string NewestAreGreen { get; init; }

    public required string ByStatus { get; init; }

    public required string Amounts { private get; init; }

    public required string ByDay { private get; init; }

    public required string Quote { get; init; }

    public required string Status { get; init; }

    public required string Revision { get; init; }

    public required string Recorded { get; init; }

    public required string RequestedBy { get; init; }

    public required string RecordedBy { get; init; }

    public required string Before { private get; init; }

    public required string Change { private get; init; }

    public required string After { get; init; }

    public required string Newest { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    /// <summary>The words of the locale's language; English for a language without words.</summary>
    public static Words Of(string locale) => locale.Split('-')[0] == German.Language ? German : English;

    public string Of(Label label) => label.In(Language);

    public string BeforeOf(QuoteField field) => With(Before, field.Label);

    public string ChangeOf(QuoteField field) => With(Change, field.Label);

    public string AmountsByDay(IReadOnlyList<Column> amounts) => With(ByDay, amounts is [var only] ? only.Label : Amounts);

    private static string With(string words, string label) => words.Replace("{0}", label, StringComparison.Ordinal);
}
