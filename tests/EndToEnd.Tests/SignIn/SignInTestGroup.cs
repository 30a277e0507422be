namespace WriteBackLambdas.EndToEnd.Tests.SignIn;

/// <summary>The tests that share the stack with sign-in.</summary>
[CollectionDefinition]
public sealed class SignInTestGroup : ICollectionFixture<SignInStack>;
