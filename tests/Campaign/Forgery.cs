namespace WriteBackLambdas.Campaign;

/// <summary>A link that somebody changed.</summary>
internal static class Forgery
{
    public static string Of(string link, int choice)
    {
        var genuine = TestLink.Parse(link);
        string OtherEnd(string name) => genuine[name][..^1] + (genuine[name][^1] == '0' ? '1' : '0');
        return ((choice % 4) switch
        {
            0 => genuine.With("cost", "0.01"),
            1 => genuine.With("viewer", "mallory"),
            2 => genuine.With("issued", OtherEnd("issued")),
            _ => genuine.With("digest", OtherEnd("digest")),
        }).ToString();
    }
}
