namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>The paths of sign-in beside those of the definitions, whose names have no hyphen.</summary>
public static class SignInPath
{
    /// <summary>Where the provider sends people back to.</summary>
    public const string Return = "sign-in";

    public const string SignOut = "sign-out";
}
