namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>What a page does for a sign-in: go to the provider, or come back from it to the link that waits under the state.</summary>
/// <param name="Provider">Where the provider asks the person to sign in; null on the way back.</param>
internal sealed record SignInStep(string State, string? Provider = null);
