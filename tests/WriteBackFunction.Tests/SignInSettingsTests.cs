using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>No test of this project signs in, so that none loads what a function without sign-in must not load.</summary>
public static class SignInSettingsTests
{
    private const string Least = """{"issuer":"https://login.example.com","clientId":"c","sessionSecretId":"s"}""";

    [Fact]
    public static void Optional_members_have_defaults()
    {
        List<string> faults = [];

        var settings = SignInSettings.Read(Least, faults);

        Assert.Empty(faults);
        Assert.Equal(new SignInSettings("https://login.example.com", "c", "s", null, "openid email", "email", null, 28800), settings);
        Assert.Equal(settings, SignInSettings.Read(settings!.ToJson(), faults));
    }

    [Theory]
    [InlineData("https://login", "http://login", "SIGN_IN.issuer: \"http://login.example.com\" is not an issuer; use its https URL")]
    [InlineData("https://login.example.com", "https://login.example.com?a=b", "SIGN_IN.issuer: ")]
    [InlineData("\"s\"", "\"\"", "SIGN_IN.sessionSecretId: is empty")]
    [InlineData("\"s\"", "\"s\",\"scopes\":\"email\"", "SIGN_IN.scopes: \"email\" must have openid")]
    [InlineData("\"s\"", "\"s\",\"claim\":\"name\"", "SIGN_IN.claim: people can change \"name\"; use one that the provider verifies")]
    [InlineData("\"s\"", "\"s\",\"viewer\":\"alice\"", "SIGN_IN.viewer: \"alice\" does not name the claim once; write {email}")]
    [InlineData("\"s\"", "\"s\",\"viewer\":\"{email}{email}\"", "SIGN_IN.viewer: ")]
    [InlineData("\"s\"", "\"s\",\"sessionSeconds\":1", "SIGN_IN.sessionSeconds: 1 is not a number of seconds from 300 to 86400")]
    [InlineData("\"s\"", "\"s\",\"veiwer\":\"{email}\"", "SIGN_IN: is not the JSON of a sign-in: ")]
    [InlineData("\"clientId\":\"c\",", "", "SIGN_IN: is not the JSON of a sign-in: ")]
    public static void A_wrong_member_is_refused_and_named(string right, string wrong, string fault)
    {
        List<string> faults = [];

        SignInSettings.Read(Least.Replace(right, wrong, StringComparison.Ordinal), faults);

        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "AWSIDC:{email}", "AWSIDC:alice@example.com", "alice@example.com", true)]
    [InlineData("email", "AWSIDC:{email}", "awsidc:Alice@Example.com", "alice@example.com", true)]
    [InlineData("email", "AWSIDC:{email}", "AWSIDC:bob@example.com", "alice@example.com", false)]
    // The Kelvin sign is no k, though some comparisons that ignore case say so.
    [InlineData("email", "{email}", "\u212Aate@example.com", "kate@example.com", false)]
    [InlineData("email", "AWSIDC:{email}", "alice@example.com", "alice@example.com", false)]
    [InlineData("upn", "AWSIDC:{upn}", "awsidc:alice@example.com", "Alice@example.com", true)]
    [InlineData("sub", "{sub}", "aBc", "aBc", true)]
    [InlineData("sub", "{sub}", "abc", "aBc", false)]
    [InlineData("sub", null, "anything", "alice", true)]
    public static void A_link_is_made_for_the_person_whose_viewer_it_names(
        string claim, string? template, string viewer, string person, bool isMadeFor) => Assert.Equal(
        isMadeFor, new SignInSettings("https://login.example.com", "c", "s", Claim: claim, Viewer: template).IsMadeFor(viewer, person));

    [Fact]
    public static async Task Without_sign_in_nothing_of_it_is_loaded_or_read()
    {
        using var lambda = new WriteBackLambda();

        foreach (var sample in new[] { "genuine", "genuine-page", "forged", "expired" })
        {
            await lambda.AnswerAsync(Requests.Sample(sample));
        }

        var other = Requests.Sample("genuine-page");
        other.Path = "/sign-in";
        Assert.Equal(404, (await lambda.AnswerAsync(other)).StatusCode);
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly =>
            assembly.GetName().Name!.StartsWith("Microsoft.IdentityModel", StringComparison.Ordinal));
        Assert.Equal(["AWSCURRENT", "AWSPREVIOUS"], lambda.Secrets.TakeRequested().Distinct());
    }
}
