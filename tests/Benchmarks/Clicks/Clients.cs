using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Benchmarks.Clicks;

/// <summary>What clients saw: clicks recorded each second, the seconds of each click, and how often the answer was 202.</summary>
internal sealed record ClickTurn(double Rate, IReadOnlyList<double> Seconds, int Accepted)
{
    public double Percentile(int percent) => Seconds.Count == 0 ? double.NaN : Seconds.Order().ElementAt(Seconds.Count * percent / 100);

    /// <summary>The median rate of several turns, and all of their clicks.</summary>
    public static ClickTurn Together(IReadOnlyCollection<ClickTurn> turns) => new(
        Turns.Median([.. turns.Select(turn => turn.Rate)]),
        [.. turns.SelectMany(turn => turn.Seconds)],
        turns.Sum(turn => turn.Accepted));
}

/// <summary>Clients that each click again and again, as a browser does: the page of the link, then the page's post.</summary>
internal sealed class Clients(Uri api, Func<string> link, int count)
{
    private static readonly HttpClient Http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private int _accepted;

    /// <summary>Clicks for so long, then waits for the last answers, which count too.</summary>
    public Task<ClickTurn> RunAsync(TimeSpan time) => RunAsync(time, CancellationToken.None);

    /// <summary>Clicks for so long. Only clicks that end within the time count.</summary>
    public async Task<ClickTurn> RunAndLeaveAsync(TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        return await RunAsync(time, end.Token);
    }

    public static async Task ExpectAsync(HttpMethod method, Uri address, HttpStatusCode expected, CancellationToken cancellationToken) =>
        Check(await SendAsync(method, address, cancellationToken), expected);

    private async Task<ClickTurn> RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        _accepted = 0;
        var seconds = new ConcurrentQueue<double>();
        var start = Stopwatch.GetTimestamp();
        var last = 0.0;
        async Task RepeatAsync()
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var clicked = Stopwatch.GetTimestamp();
                try
                {
                    await ClickAsync(cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                seconds.Enqueue(Stopwatch.GetElapsedTime(clicked).TotalSeconds);
                Volatile.Write(ref last, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(RepeatAsync, CancellationToken.None)));
        return new ClickTurn(
            seconds.Count / (cancellationToken.CanBeCanceled ? time.TotalSeconds : last), [.. seconds], _accepted);
    }

    private async Task ClickAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(api + link());
        await ExpectAsync(HttpMethod.Get, address, HttpStatusCode.OK, cancellationToken);

        // Asks again as page.js does.
        var status = await SendAsync(HttpMethod.Post, address, cancellationToken);
        var hasWaited = status == HttpStatusCode.Accepted;
        for (var pause = 1; status == HttpStatusCode.Accepted; pause = Math.Min((int)Math.Ceiling(pause * 1.5), 30))
        {
            Interlocked.Increment(ref _accepted);
            await Task.Delay(TimeSpan.FromSeconds(pause), cancellationToken);
            status = await SendAsync(HttpMethod.Post, address, cancellationToken, isRepetition: true);
        }

        Check(
            hasWaited ? await SendAsync(HttpMethod.Post, address, cancellationToken, isRepetition: true) : status, HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> SendAsync(
        HttpMethod method, Uri address, CancellationToken cancellationToken, bool isRepetition = false)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = isRepetition ? new FormUrlEncodedContent([KeyValuePair.Create(LinkParameters.Again, "1")]) : null;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(method == HttpMethod.Get ? "text/html" : "application/json"));
        using var answer = await Http.SendAsync(request, cancellationToken);
        return answer.StatusCode;
    }

    private static void Check(HttpStatusCode status, HttpStatusCode expected)
    {
        if (status != expected)
        {
            throw new InvalidOperationException($"The API answered {(int)status} instead of {(int)expected}.");
        }
    }
}
