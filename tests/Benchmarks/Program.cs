using WriteBackLambdas.Benchmarks;

// All sides take turns in one run, so that whatever else the machine does meets all of them.
const int rounds = 15;
var payload = Payload.Rows(20_000);
using var digest = new DigestSide(payload);
ISide[] sides = [digest, new ScanSide(payload), .. PythonSide.Create(payload) is { } python ? [python] : Array.Empty<ISide>()];
foreach (var side in sides)
{
    await side.RunAsync();
}

var seconds = sides.ToDictionary(side => side, _ => new List<double>());
for (var round = 0; round < rounds; round++)
{
    foreach (var side in sides)
    {
        seconds[side].Add(await side.RunAsync());
    }
}

Report.Print(payload, sides, side => Report.Median(seconds[side]));
