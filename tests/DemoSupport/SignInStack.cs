using WriteBackLambdas.Demo;
using WriteBackLambdas.Demo.SignIn;

namespace WriteBackLambdas.Support;

/// <summary>A stack where people sign in and links live for a day, as with SPICE.</summary>
public sealed class SignInStack : IAsyncLifetime
{
    public DemoStack Demo { get; private set; } = null!;

    public LocalProvider Provider => Demo.Provider!;

    public TestWarehouse Warehouse => new(Demo);

    public QuoteStore Store { get; init; }

    /// <summary>The functions' clock.</summary>
    public ShiftedTime Time { get; } = new();

    public async ValueTask InitializeAsync() => Demo = await DemoStack.StartAsync(
        Stack.Options with { SignIn = true, LinkLifetime = TimeSpan.FromHours(24), Time = Time, Store = Store }, CancellationToken.None);

    public ValueTask DisposeAsync() => Demo.DisposeAsync();

    /// <summary>Who requested and who recorded each revision of a customer.</summary>
    public async Task<IReadOnlyList<(object?, object?)>> RecordedAsync(string customer) =>
    [
        .. (await Warehouse.QueryAsync(
            "admin",
            "SELECT requested_by, recorded_by FROM public.tbquote WHERE cust = :customer ORDER BY revision",
            ("customer", customer))).Select(row => (row[0], row[1])),
    ];
}
