namespace WriteBackLambdas.Signing.Tests;

public static class DigestTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public static void A_digest_is_64_lower_case_hexadecimal_characters_that_it_does_not_print()
    {
        Assert.True(Digest.TryParse(Hex, out var digest));
        Assert.Equal(Hex, digest.ToHex());
        Assert.Equal("Digest", digest.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde ")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\uff10")]
    public static void Any_other_spelling_is_not_a_digest(string? text)
    {
        Assert.False(Digest.TryParse(text, out var digest));
        Assert.Null(digest);
    }

    [Theory]
    [InlineData(Hex, true)]
    [InlineData("1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdee", false)]
    public static void Digests_are_equal_if_every_byte_is(string other, bool areEqual)
    {
        Assert.True(Digest.TryParse(Hex, out var digest));
        Assert.True(Digest.TryParse(other, out var second));

        Assert.Equal(areEqual, digest.FixedTimeEquals(second));
    }

    [Fact]
    public static void Verify_rejects_a_digest_made_with_another_key()
    {
        using var key32 = KnownAnswers.Key("32");
        using var key64 = KnownAnswers.Key("64");
        var message = RowMessage.Of("abc");

        Assert.False(new Digester(key32).Compute(message).FixedTimeEquals(new Digester(key64).Compute(message)));
    }

    // Python: hashlib.blake2b(message, digest_size=32).hexdigest()
    [Theory]
    [InlineData("9c487e440e120017c6a86922820c43533c763ac1b0322dabbd5fe44ae8b32661", "abc")]
    [InlineData("c2c013c86a9c92e22f966f3d8617768f8b7a44c902adcc097bfa1e098afb4e1f")]
    [InlineData("9e6999de460a0d012ad244a850ed15cd821cbf5942d486814235c87664f919b6", "Acme", null)]
    public static void The_unkeyed_digest_is_Pythons(string expected, params string?[] row) =>
        Assert.Equal(expected, Digester.ComputeUnkeyed(RowMessage.Of(row)).ToHex());
}
