using WriteBackLambdas.Dashboards;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The query string of a page: who looks at which sheet, and what they chose in its controls.</summary>
/// <param name="Viewer">One of the viewers.</param>
/// <param name="Choices">By the name of a control's input; the rest is not chosen.</param>
internal sealed record DashboardRequest(string Viewer, Sheet Sheet, IReadOnlyDictionary<string, string> Choices)
{
    private const string ViewerName = "viewer";
    private const string SheetName = "sheet";

    public static DashboardRequest From(HttpRequest request, DashboardModel model)
    {
        string Asked(string name) => request.Query[name].ToString();
        var viewer = Sample.Viewers.FirstOrDefault(viewer => viewer == Asked(ViewerName), Sample.Viewers[0]);
        var sheet = model.Sheets.FirstOrDefault(sheet => sheet.Id == Asked(SheetName), model.Sheets[0]);
        var choices = ControlInput.Of(sheet).Where(input => input.Takes(Asked(input.Name)));
        return new DashboardRequest(viewer, sheet, choices.ToDictionary(input => input.Name, input => Asked(input.Name)));
    }

    /// <summary>What every address of this viewer and sheet has, whatever is chosen.</summary>
    public IEnumerable<KeyValuePair<string, string>> Place =>
        [KeyValuePair.Create(SheetName, Sheet.Id), KeyValuePair.Create(ViewerName, Viewer)];

    /// <summary>The address, relative to the dashboard's.</summary>
    public string Address => "?" + string.Join('&', Place.Concat(Choices).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>Another sheet has other controls.</summary>
    public DashboardRequest At(Sheet sheet) => this with { Sheet = sheet, Choices = new Dictionary<string, string>() };
}
