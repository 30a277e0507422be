namespace WriteBackLambdas.Keys.Tests;

public static class SigningSecretTests
{
    private const string Marker = "thisIsTheKey";

    [Theory]
    [InlineData("""{"key":"the first key, thirty-two bytes or more"}""")]
    [InlineData(""" { "comment" : [1, {}] , "key" : "the first key, thirty-two bytes\u0020or more" } """)]
    public static void A_valid_secret_gives_its_key(string secret)
    {
        using var key = SigningSecret.Parse("id", secret);

        Assert.Equal([KeyTexts.First], new[] { key }.Texts());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Marker)]
    [InlineData($"{{\"key\":\"{Marker}")]
    [InlineData($"{{\"key\":\"{Marker}\"}} trailing")]
    [InlineData($"{{\"key\":\"{Marker}\\ud83d half a pair, and long enough to be one\"}}")]
    public static void A_secret_that_is_not_JSON_is_refused(string? secret) => Refused(
        secret, """Secret id: is not valid JSON; it must be {"key":"..."} with a key of 32 to 64 bytes in UTF-8.""");

    [Theory]
    [InlineData("null")]
    [InlineData($"\"{Marker}\"")]
    [InlineData($"[\"{Marker}\"]")]
    [InlineData("{}")]
    [InlineData("""{"key":null}""")]
    [InlineData("""{"key":12345678901234567890123456789012}""")]
    [InlineData($"{{\"Key\":\"{Marker} and more of it, so that it is long enough\"}}")]
    [InlineData($"{{\"key\":[\"{Marker} and more of it, so that it is long enough\"]}}")]
    public static void JSON_of_another_form_is_refused(string secret) =>
        Refused(secret, """Secret id: must be {"key":"..."} with a key of 32 to 64 bytes in UTF-8.""");

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(31)]
    [InlineData(65)]
    public static void A_key_of_the_wrong_size_is_refused_with_its_size(int length) => Refused(
        KeyTexts.Secret(Marker.PadRight(length, '.')[..length]), $"Secret id: A signing key has 32 to 64 bytes; this one has {length}.");

    private static void Refused(string? secret, string message)
    {
        var exception = Assert.Throws<SigningKeyException>(() => SigningSecret.Parse("id", secret));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, exception.ToString(), StringComparison.Ordinal);
    }
}
