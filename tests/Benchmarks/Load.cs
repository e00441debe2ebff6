using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Benchmarks;

/// <summary>Bounded load over loopback: so many connections, each asking again as soon as it is answered.</summary>
internal static class Load
{
    private const int Connections = 16;
    private const int Turns = 3;

    /// <summary>
    /// Loads the two in turns, and prints the medians and that of their ratio; refuses to compare where they do not answer alike.
    /// </summary>
    public static async Task<int> CompareAsync(string host, string handWritten, int funds, TimeSpan time)
    {
        using var client = new HttpClient();
        byte[][] bodies = [.. Enumerable.Range(0, funds).Select(Question.Body)];
        var (ours, theirs) = (await AskAsync(client, host, bodies[1]), await AskAsync(client, handWritten, bodies[1]));
        if (!ours.AsSpan().SequenceEqual(theirs))
        {
            await Console.Error.WriteLineAsync(
                $"The two do not answer alike.\n{host}: {System.Text.Encoding.UTF8.GetString(ours)}\n"
                    + $"{handWritten}: {System.Text.Encoding.UTF8.GetString(theirs)}"
            );
            return 1;
        }

        Console.WriteLine($"{ours.Length} bytes an answer, {Connections} connections, {Turns} turns of {time.TotalSeconds} s each");
        await InTurnsAsync(client, host, handWritten, bodies, time, "GraphQL host");

        // The same question from all connections, as a dashboard on many screens sends it.
        await InTurnsAsync(client, host, handWritten, [bodies[1]], time, "repeated");
        return 0;
    }

    // In turns, because a machine may be busier at one time than at another. The first turn warms up.
    private static async Task InTurnsAsync(HttpClient client, string host, string handWritten, byte[][] bodies, TimeSpan time, string name)
    {
        List<(double Ours, double ByHand)> turns = [];
        for (var i = 0; i <= Turns; i++)
        {
            turns.Add((await RunAsync(client, host, bodies, time), await RunAsync(client, handWritten, bodies, time)));
        }

        turns.RemoveAt(0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -14} {Median(turns.Select(t => t.Ours)), 8:0} requests/s"));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"hand-written   {Median(turns.Select(t => t.ByHand)), 8:0} requests/s")
        );
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"ratio          {Median(turns.Select(t => t.Ours / t.ByHand)), 8:0.00}")
        );
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);

    private static async Task<double> RunAsync(HttpClient client, string url, byte[][] bodies, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(async connection =>
                {
                    var count = 0;
                    for (; clock.Elapsed < time; count++)
                    {
                        await AskAsync(client, url, bodies[((connection * 7919) + count) % bodies.Length]);
                    }

                    return count;
                })
        );
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<byte[]> AskAsync(HttpClient client, string url, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await client.PostAsync(new Uri(url), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
