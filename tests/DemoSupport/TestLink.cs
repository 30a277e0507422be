using Microsoft.AspNetCore.WebUtilities;

namespace WriteBackLambdas.Support;

/// <summary>A link as its parameters, which an attack can change.</summary>
public sealed class TestLink
{
    private readonly List<KeyValuePair<string, string>> _parameters;

    private TestLink(string address, List<KeyValuePair<string, string>> parameters) => (Address, _parameters) = (address, parameters);

    public string Address { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    public IEnumerable<string> Names => _parameters.Select(parameter => parameter.Key);

    public string this[string name] => _parameters.Single(parameter => parameter.Key == name).Value;

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

    public string Form => string.Join(
        '&', _parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    private TestLink Change(Func<List<KeyValuePair<string, string>>, List<KeyValuePair<string, string>>> change) =>
        new(Address, change([.. _parameters]));
}
