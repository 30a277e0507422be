namespace WriteBackLambdas.Keys.Tests;

public sealed class SecretIdTests : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable(SigningKeys.SecretIdVariable);

    public void Dispose() => Environment.SetEnvironmentVariable(SigningKeys.SecretIdVariable, before);

    [Fact]
    public void The_secret_id_comes_from_the_environment()
    {
        Environment.SetEnvironmentVariable("SIGNING_SECRET_ID", "arn:of:the:secret");

        Assert.Equal("arn:of:the:secret", SigningKeys.SecretIdFromEnvironment());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_it_the_message_names_the_variable_and_an_example(string? value)
    {
        Environment.SetEnvironmentVariable("SIGNING_SECRET_ID", value);

        Assert.Equal(
            "SIGNING_SECRET_ID is not set; set it to the id of the secret with the signing key, such as quote-signing-key.",
            Assert.Throws<SigningKeyException>(SigningKeys.SecretIdFromEnvironment).Message);
    }
}
