using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What all pages share: the document, its one style and one script, and the CSP sources that allow exactly those two.</summary>
internal static class Layout
{
    private static readonly string Style = Resource("page.css");

    public static string StyleSource { get; } = Source(Style);

    public static string Document(Page page, PageStrings strings, PageScript script) =>
        $"""
        <!doctype html>
        <html lang="{Html.Of($"{strings.Language}")}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Of($"{page.Text.Title} · {strings.Product}")}</title>
        <style>{Style}</style>
        </head>
        {Html.Of(
            $"""
            <body data-page="{page.Name}" data-tone="{page.Tone}">
            <header><p class="product">{strings.Product}</p></header>
            <main>
            <h1 id="outcome" tabindex="-1">{page.Text.Title}</h1>
            <p class="lead">{page.Text.Lead}</p>
            {page.Body}
            </main>
            <footer>{page.Account}<p>{strings.Footer}</p></footer>
            """)}
        <script>{script.Text}</script>
        </body>
        </html>

        """;

    public static string Source(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Layout).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
