using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Benchmarks;

/// <summary>Bounded load over loopback: so many connections, each asking again as soon as it is answered.</summary>
internal static class Load
{
    private const int Connections = 16;

    /// <summary>
    /// Loads one after the other, after a warm-up of each, and prints both and their ratio; refuses to compare where they do not answer
    /// alike.
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

        Console.WriteLine(
            $"{ours.Length} bytes an answer, {Connections} connections, {time.TotalSeconds} s of warm-up and "
                + $"{time.TotalSeconds} s measured each"
        );
        foreach (var url in new[] { host, handWritten })
        {
            await RunAsync(client, url, bodies, time);
        }

        var graphql = await RunAsync(client, host, bodies, time);
        var byHand = await RunAsync(client, handWritten, bodies, time);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"GraphQL host   {graphql, 8:0} requests/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hand-written   {byHand, 8:0} requests/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio          {graphql / byHand, 8:0.00}"));

        // The same question from all connections, as a dashboard on many screens sends it.
        byte[][] repeated = [bodies[1]];
        var (again, againByHand) = (await RunAsync(client, host, repeated, time), await RunAsync(client, handWritten, repeated, time));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"repeated       {again, 8:0} requests/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hand-written   {againByHand, 8:0} requests/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio          {again / againByHand, 8:0.00}"));
        return 0;
    }

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
