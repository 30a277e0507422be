using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What every page shares: the document around it, its one style and its one script, and the CSP sources that allow exactly those two.</summary>
internal static class Layout
{
    private static readonly string Style = Resource("page.css");
    private static readonly string Script = Resource("page.js");

    public static string StyleSource { get; } = Source(Style);

    public static string ScriptSource { get; } = Source(Script);

    public static string Document(string title, Html main) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Of($"{title}")}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <h1>{Html.Of($"{title}")}</h1>
        {main}
        </main>
        <script>{Script}</script>
        </body>
        </html>

        """;

    private static string Source(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Layout).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
