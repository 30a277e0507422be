using Microsoft.AspNetCore.WebUtilities;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A link taken apart, so that an attack can put it together differently.</summary>
internal sealed class TestLink
{
    private TestLink(string address, List<KeyValuePair<string, string>> parameters) => (Address, Parameters) = (address, parameters);

    public string Address { get; }

    public List<KeyValuePair<string, string>> Parameters { get; }

    public IEnumerable<string> Names => Parameters.Select(parameter => parameter.Key);

    public string this[string name] => Parameters.Single(parameter => parameter.Key == name).Value;

    public static TestLink Parse(string link)
    {
        List<KeyValuePair<string, string>> parameters = [];
        foreach (var parameter in new QueryStringEnumerable(new Uri(link).Query))
        {
            parameters.Add(new(parameter.DecodeName().ToString(), parameter.DecodeValue().ToString()));
        }

        return new TestLink(new Uri(link).GetLeftPart(UriPartial.Path), parameters);
    }

    public TestLink With(string name, string value) =>
        Change(parameters => parameters.ConvertAll(parameter => parameter.Key == name ? new(name, value) : parameter));

    public TestLink Without(string name) => Change(parameters => parameters.FindAll(parameter => parameter.Key != name));

    public TestLink Plus(string name, string value) => Change(parameters => [.. parameters, new(name, value)]);

    public TestLink Swapped(string one, string other) => With(one, this[other]).With(other, this[one]);

    public override string ToString() => $"{Address}?{Form}";

    public string Form => string.Join('&', Parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    private TestLink Change(Func<List<KeyValuePair<string, string>>, List<KeyValuePair<string, string>>> change) =>
        new(Address, change([.. Parameters]));
}
