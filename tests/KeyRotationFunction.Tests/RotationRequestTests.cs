using Amazon.Runtime;
using Amazon.SecretsManager;

namespace WriteBackLambdas.KeyRotationFunction.Tests;

public sealed class RotationRequestTests(Stack stack)
{
    /// <summary>AWS's user guide writes the steps so; its templates, and the service, write createSecret.</summary>
    [Fact]
    public async Task The_user_guides_names_of_the_steps_work_too()
    {
        using var secret = new RotatedSecret(stack);
        foreach (var step in new[] { "create_secret", "set_secret", "test_secret", "finish_secret" })
        {
            await secret.StepAsync(step);
        }

        Assert.Contains("AWSCURRENT=new", await secret.LabelsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The event is not JSON")]
    [InlineData("[]", "The event has no text Step")]
    [InlineData("""{"Step":1}""", "The event has no text Step")]
    [InlineData("""{"Step":"createSecret","SecretId":"s"}""", "The event has no text ClientRequestToken")]
    [InlineData("""{"Step":"rotate","SecretId":"s","ClientRequestToken":"t"}""", "The event's Step must be createSecret")]
    public async Task Another_event_is_refused(string payload, string message)
    {
        using var secret = new RotatedSecret(stack);
        Assert.StartsWith(message, await RotatedSecret.FailAsync(() => secret.CallAsync(payload)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_AWS_fails_the_step_with_its_code()
    {
        using var secret = new RotatedSecret(stack);
        var call = """{"Step":"createSecret","SecretId":"missing","ClientRequestToken":"t"}""";

        Assert.Equal("The step failed: ResourceNotFoundException.", await RotatedSecret.FailAsync(() => secret.CallAsync(call)));
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_fails_the_step()
    {
        using var client = new AmazonSecretsManagerClient(
            new BasicAWSCredentials("any", "any"),
            new AmazonSecretsManagerConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        using var input = new MemoryStream("""{"Step":"createSecret","SecretId":"s","ClientRequestToken":"t"}"""u8.ToArray());

        await Assert.ThrowsAsync<RotationException>(() => new Function(client).HandleAsync(input, new LambdaContext()));
    }
}
