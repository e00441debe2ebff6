using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Benchmarks;

/// <summary>
/// Bounded load over loopback by <c>wrk</c>: so many connections, each asking again as soon as it is answered. Host and rivals are asked in
/// turns, because a machine may be busier at one time than at another.
/// </summary>
internal sealed class Load(Side host, IReadOnlyList<Side> rivals, int funds, int seconds)
{
    private const int Turns = 3;

    private static readonly int[] _connections = [1, 16, 64];

    /// <summary>Prints a line for each workload, number of connections and side. Refuses to compare unless they answer alike.</summary>
    public async Task<int> CompareAsync()
    {
        using var client = new HttpClient();
        var workloads = await Workload.AllAsync(client, host.Url);
        foreach (var (workload, rival) in workloads.SelectMany(w => rivals.Where(w.IsFor).Select(r => (w, r))))
        {
            if (!await IsAlikeAsync(client, workload, rival))
            {
                return 1;
            }
        }

        Console.WriteLine(
            $"{BenchDatabase.Provider}; {Turns} turns of {seconds} s each, medians; p50 and p99 in ms, cpu in ms of processor a request; "
                + "the ratio of the host to each"
        );
        Console.WriteLine("workload      connections | side         requests/s     p50     p99     cpu | ratio");
        foreach (var (workload, connections) in workloads.SelectMany(w => _connections.Select(c => (w, c))))
        {
            await CompareAsync(workload, connections);
        }

        Console.WriteLine($"the host holds {host.ResidentMegabytes} MB after it");
        return 0;
    }

    private async Task CompareAsync(Workload workload, int connections)
    {
        Side[] sides = [host, .. rivals.Where(workload.IsFor)];
        var turns = sides.ToDictionary(s => s, _ => new List<Sample>());
        // The first turn warms up.
        for (var i = 0; i <= Turns; i++)
        {
            foreach (var side in sides)
            {
                turns[side].Add(await RunAsync(side, workload, connections));
            }
        }

        foreach (var side in sides)
        {
            var samples = turns[side][1..];
            var ratio = Median(turns[host][1..].Zip(samples, (ours, theirs) => ours.PerSecond / theirs.PerSecond));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{workload.Name, -14} {connections, 10} | {side.Name, -12} {Columns(samples)} | {(side == host ? "" : $"{ratio:0.00}"), 5}"
                )
            );
        }
    }

    private static string Columns(IReadOnlyList<Sample> samples) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(samples.Select(s => s.PerSecond)), 10:0} {Median(samples.Select(s => s.P50)), 7:0.0} {Median(samples.Select(s => s.P99)), 7:0.0} "
                + $"{Median(samples.Select(s => s.Processor)), 7:0.00}"
        );

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);

    private async Task<bool> IsAlikeAsync(HttpClient client, Workload workload, Side rival)
    {
        var (ours, theirs) = (
            await AskAsync(client, workload, host, workload.BodyFor(host)),
            await AskAsync(client, workload, rival, workload.BodyFor(rival))
        );
        var isAlike = Workload.IsAlike(ours, theirs, rival) && !(ours + theirs).Contains("\"errors\"", StringComparison.Ordinal);
        if (isAlike && workload.Write is { } write)
        {
            (ours, theirs) = (await AskAsync(client, workload, host, write), await AskAsync(client, workload, rival, write));
            isAlike = ours == theirs && ours.EndsWith("\"errors\":[]}}}", StringComparison.Ordinal);
        }

        if (!isAlike)
        {
            await Console.Error.WriteLineAsync(
                $"{workload.Name}: the two do not answer alike.\nhost: {Beginning(ours)}\n{rival.Name}: {Beginning(theirs)}"
            );
        }

        return isAlike;
    }

    private static string Beginning(string answer) => answer[..Math.Min(answer.Length, 500)];

    private static async Task<string> AskAsync(HttpClient client, Workload workload, Side side, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, side.UrlOf(workload))
        {
            Content = new StringContent(Workload.At(body, turn: 1), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = body == workload.Write ? new("Bearer", Generator.Key) : null;
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<Sample> RunAsync(Side side, Workload workload, int connections)
    {
        var (file, write) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllTextAsync(file, workload.BodyFor(side));
        await File.WriteAllTextAsync(write, workload.Write);
        var before = side.Processor;
        using var wrk =
            Process.Start(
                new ProcessStartInfo(
                    "wrk",
                    [
                        "--threads",
                        "1",
                        "--connections",
                        Invariant(connections),
                        "--duration",
                        Invariant(seconds) + "s",
                        "--timeout",
                        "30s",
                        "--script",
                        Path.Combine(AppContext.BaseDirectory, "ask.lua"),
                        side.UrlOf(workload),
                        "--",
                        file,
                        Invariant(funds),
                        .. workload.Write is null ? [] : new[] { write, Generator.Key },
                    ]
                )
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            ) ?? throw new InvalidOperationException("wrk does not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        File.Delete(file);
        File.Delete(write);
        var numbers = output.Split('\n').FirstOrDefault(line => line.StartsWith("measured ", StringComparison.Ordinal))?.Split(' ')[1..];
        return numbers is [var requests, var microseconds, var p50, var p99, "0"]
            ? new(
                Number(requests) / Number(microseconds) * 1_000_000,
                Number(p50) / 1_000,
                Number(p99) / 1_000,
                (side.Processor - before).TotalMilliseconds / Number(requests)
            )
            : throw new InvalidOperationException($"{workload.Name} by {side.Name} failed:\n{output}");
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What one turn measured: requests a second, milliseconds that a client waited, and milliseconds of the processor.</summary>
    private sealed record Sample(double PerSecond, double P50, double P99, double Processor);
}
