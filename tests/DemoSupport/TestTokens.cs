using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WriteBackLambdas.Demo.SignIn;

namespace WriteBackLambdas.Support;

/// <summary>Id tokens as the local provider signs them, or with one thing wrong.</summary>
public static class TestTokens
{
    public static string Of(
        LocalProvider provider,
        string user,
        string? issuer = null,
        string audience = LocalProvider.ClientId,
        TimeSpan age = default,
        SigningCredentials? credentials = null,
        params (string Name, object Value)[] claims)
    {
        var start = DateTime.UtcNow - age;
        // Several audiences replace the one.
        var audiences = claims.FirstOrDefault(claim => claim.Name == "aud").Value as string[] ?? [audience];
        var all = new Dictionary<string, object> { ["sub"] = user };
        foreach (var (name, value) in claims.Where(claim => claim.Name != "aud"))
        {
            all[name] = value;
        }

        var token = new SecurityTokenDescriptor
        {
            Issuer = issuer ?? provider.Issuer,
            IssuedAt = start,
            NotBefore = start,
            Expires = start + TimeSpan.FromMinutes(20),
            Claims = all,
            SigningCredentials = credentials ?? provider.Signing,
        };
        foreach (var each in audiences)
        {
            token.Audiences.Add(each);
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }
}
