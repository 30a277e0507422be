using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using WriteBackLambdas.OpenApi;
using WriteBackLambdas.Quotes;

// Prints the API's description for programs.
var definition = new Option<string>("--definition") { Description = "A quote definition; functions/Quotes/quote.json by default." };
var definitions = new Option<string>("--definitions")
{
    Description = "A folder of several quote definitions; quotes.json is the default one.",
};
var server = new Option<string>("--server")
{
    Description = $"The API's URL, without /{QuoteDefinition.DefaultName}.",
    DefaultValueFactory = _ => "https://api.example.com/prod",
};
var signIn = new Option<bool>("--sign-in") { Description = "The stage has signIn: programs need an id token." };
var command = new RootCommand("Prints the API's OpenAPI document.") { definition, definitions, server, signIn };
command.SetAction(arguments =>
{
    try
    {
        var chosen = DefinitionFolder.LoadChosen(arguments.GetValue(definition), arguments.GetValue(definitions));
        var document = ApiDocument.Of(chosen, arguments.GetValue(server)!, arguments.GetValue(signIn));
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Console.WriteLine(document.ToJsonString(options));
        return 0;
    }
    catch (Exception exception) when (
        exception is ArgumentException or QuoteDefinitionException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();
