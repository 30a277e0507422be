using WriteBackLambdas.Keys;

namespace WriteBackLambdas.KeyRotationFunction.Tests;

/// <summary>Every step against the emulator's Secrets Manager: repeated, interrupted, and in states in which it must not run.</summary>
public sealed class RotationStepTests(Stack stack)
{
    private const string Begun = "AWSCURRENT=old AWSPENDING=new";
    private const string Done = "AWSCURRENT=new AWSPREVIOUS=old";

    private static readonly string[] Steps = ["createSecret", "setSecret", "testSecret", "finishSecret"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_four_steps_make_one_new_key_current_however_often_each_is_repeated(int times)
    {
        using var secret = new RotatedSecret(stack);
        foreach (var step in Steps)
        {
            Assert.Equal(Begun, await secret.LabelsAsync());
            for (var i = 0; i < times; i++)
            {
                await secret.StepAsync(step);
            }
        }

        Assert.Equal(Done, await secret.LabelsAsync());
        Assert.Equal(RotatedSecret.Old, await secret.TextAsync(VersionStage.Previous));
        Assert.NotEqual(RotatedSecret.Old, await secret.TextAsync(VersionStage.Current));
        SigningSecret.Parse(secret.Name, await secret.TextAsync(VersionStage.Current)).Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_rotation_that_starts_over_after_any_step_keeps_its_key(int stepsBefore)
    {
        using var secret = new RotatedSecret(stack);
        foreach (var step in Steps[..stepsBefore])
        {
            await secret.StepAsync(step);
        }

        var key = await secret.TextAsync(stepsBefore == 4 ? VersionStage.Current : VersionStage.Pending);
        foreach (var step in Steps)
        {
            await secret.StepAsync(step);
        }

        Assert.Equal(Done, await secret.LabelsAsync());
        Assert.Equal(key, await secret.TextAsync(VersionStage.Current));
    }

    [Fact]
    public async Task Calls_at_the_same_time_agree_on_one_key()
    {
        using var secret = new RotatedSecret(stack);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => secret.StepAsync("createSecret")));
        var key = await secret.TextAsync(VersionStage.Pending);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => secret.StepAsync("createSecret")));

        Assert.Equal(key, await secret.TextAsync(VersionStage.Pending));
        Assert.Single(secret.Log.Lines, line => line.Contains("a key was made", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("createSecret")]
    [InlineData("setSecret")]
    [InlineData("testSecret")]
    [InlineData("finishSecret")]
    public async Task A_version_that_is_not_pending_is_refused(string step)
    {
        using var secret = new RotatedSecret(stack);
        var unknown = Guid.NewGuid().ToString();

        Assert.Equal(
            $"Secret {secret.Name}: version {unknown} does not have the label AWSPENDING.", await secret.FailAsync(step, unknown));
        Assert.Equal(Begun, await secret.LabelsAsync());
    }

    [Fact]
    public async Task The_previous_version_does_not_become_current_again()
    {
        using var secret = new RotatedSecret(stack);
        foreach (var step in Steps)
        {
            await secret.StepAsync(step);
        }

        Assert.Equal(
            $"Secret {secret.Name}: version {secret.OldVersion} does not have the label AWSPENDING.",
            await secret.FailAsync("finishSecret", secret.OldVersion));
        Assert.Equal(Done, await secret.LabelsAsync());
    }

    /// <summary>The last step was interrupted between its two calls.</summary>
    [Fact]
    public async Task A_rotation_that_could_not_end_ends_when_its_last_step_is_repeated()
    {
        using var secret = new RotatedSecret(stack);
        await secret.StepAsync("createSecret");
        secret.MakeCurrent();
        Assert.Equal("AWSCURRENT=new AWSPENDING=new AWSPREVIOUS=old", await secret.LabelsAsync());

        await secret.StepAsync("finishSecret");

        Assert.Equal(Done, await secret.LabelsAsync());
    }

    /// <summary>The key leaked, and somebody has put another by hand. A rotation that goes on must not bring the leaked one back.</summary>
    [Fact]
    public async Task A_key_that_was_replaced_by_hand_does_not_come_back()
    {
        using var secret = new RotatedSecret(stack);
        await secret.StepAsync("createSecret");
        secret.MakeCurrent();
        await secret.PutAsync(RotatedSecret.Old, Guid.NewGuid().ToString(), VersionStage.Current);

        Assert.Equal(
            $"Secret {secret.Name}: version {secret.Version} was current before; remove AWSPENDING from it.",
            await secret.FailAsync("finishSecret"));
        Assert.Equal("AWSCURRENT=other AWSPENDING=new AWSPREVIOUS=new", await secret.LabelsAsync());
    }

    [Theory]
    [InlineData("createSecret")]
    [InlineData("finishSecret")]
    public async Task A_secret_without_rotation_is_left_alone(string step)
    {
        using var secret = new RotatedSecret(stack, isEnabled: false);
        Assert.Equal($"Secret {secret.Name}: rotation is not enabled.", await secret.FailAsync(step));
        Assert.Equal(Begun, await secret.LabelsAsync());
    }

    [Theory]
    [InlineData("""{"key":"too short, but secret"}""")]
    [InlineData("not JSON, but secret")]
    public async Task A_pending_version_that_is_no_key_fails_the_test_and_never_becomes_current(string text)
    {
        using var secret = new RotatedSecret(stack);
        await secret.PutAsync(text);

        var messages = new[] { await secret.FailAsync("testSecret"), await secret.FailAsync("finishSecret") };

        Assert.All(messages, message => Assert.StartsWith($"Secret {secret.Name}: ", message, StringComparison.Ordinal));
        Assert.All(messages.Concat(secret.Log.Lines), line => Assert.DoesNotContain("but secret", line, StringComparison.Ordinal));
        Assert.Equal(Begun, await secret.LabelsAsync());
    }

    /// <summary>A deployment runs the test alone. That must not fail, and nothing without a value may become current.</summary>
    [Fact]
    public async Task A_version_without_a_value_passes_the_test_and_never_becomes_current()
    {
        using var secret = new RotatedSecret(stack);
        await secret.StepAsync("testSecret");

        Assert.StartsWith($"Secret {secret.Name}: ", await secret.FailAsync("finishSecret"), StringComparison.Ordinal);
        Assert.Equal(Begun, await secret.LabelsAsync());
    }

    [Fact]
    public async Task A_key_put_by_hand_during_a_rotation_becomes_the_previous_one()
    {
        using var secret = new RotatedSecret(stack);
        await secret.StepAsync("createSecret");
        await secret.PutAsync(RotatedSecret.Old, Guid.NewGuid().ToString(), VersionStage.Current);
        await secret.StepAsync("finishSecret");

        Assert.Equal("AWSCURRENT=new AWSPREVIOUS=other", await secret.LabelsAsync());
    }

    [Fact]
    public async Task No_key_is_in_the_log()
    {
        using var secret = new RotatedSecret(stack);
        foreach (var step in Steps)
        {
            await secret.StepAsync(step);
        }

        var key = (await secret.TextAsync(VersionStage.Current))["{\"key\":\"".Length..^2];
        Assert.Equal(64, key.Length);
        Assert.Equal(4, secret.Log.Lines.Count);
        Assert.All(secret.Log.Lines, line => Assert.DoesNotContain(key[..8], line, StringComparison.Ordinal));
    }
}
