using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CouncilPlatform.Host.Tests.Hosting;

public sealed class ServeTests
{
    [Fact]
    public async Task SIGTERM_lets_what_is_in_flight_end_and_takes_nothing_new()
    {
        var port = HostProcess.FreePort();
        await using var host = HostProcess.Start("serve", "--urls", $"http://127.0.0.1:{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await host.ReadyAsync(client);

        // A slow request: half of its body is still to come when the host is told to stop.
        const string body = """{"query":"{ __typename }"}""";
        using var connection = new TcpClient("127.0.0.1", port);
        await using var stream = connection.GetStream();
        await WriteAsync(
            stream,
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
                + $"\r\n{body[..10]}"
        );
        await InFlightAsync(client);
        host.Terminate();
        await RefusesAsync(port);

        await WriteAsync(stream, body[10..]);
        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StartsWith("HTTP/1.1 200 OK", StringComparison.Ordinal), answer);
        Assert.Contains("""{"data":{"__typename":"Query"}}""", answer, StringComparison.Ordinal);
        Assert.Equal(0, (await host.EndAsync()).Code);
    }

    [Fact]
    public async Task In_production_every_line_of_output_is_JSON_and_none_is_lost()
    {
        // More than are written at a time.
        const int requests = 1000;
        var port = HostProcess.FreePort();
        await using var host = HostProcess.Start("--urls", $"http://127.0.0.1:{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await host.ReadyAsync(client);
        await Parallel.ForAsync(
            0,
            requests,
            TestContext.Current.CancellationToken,
            async (number, cancellationToken) =>
            {
                using var response = await client.GetAsync(new Uri($"/nowhere/{number}", UriKind.Relative), cancellationToken);
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            }
        );
        host.Terminate();
        var ended = await host.EndAsync();
        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var paths = lines.Select(l => l.GetProperty("State").TryGetProperty("Path", out var path) ? path.GetString() : null).ToList();
        Assert.Contains("/health/ready", paths);
        Assert.Equal(
            Enumerable.Range(0, requests).Select(number => $"/nowhere/{number}").Order(StringComparer.Ordinal),
            paths.Where(path => path?.StartsWith("/nowhere/", StringComparison.Ordinal) == true).Order(StringComparer.Ordinal)
        );
        Assert.Contains(lines, l => l.GetProperty("Message").GetString()!.Contains($":{port}/graphql", StringComparison.Ordinal));
        Assert.Equal("", ended.Errors);
    }

    [Fact]
    public async Task The_start_prints_a_query_that_works_as_it_stands()
    {
        var port = HostProcess.FreePort();
        await using var host = HostProcess.Start(
            "serve",
            "--urls",
            $"http://127.0.0.1:{port}",
            "--environment",
            "Development",
            "--Demonstration",
            "false",
            "--Logging:Console:LogLevel:Default",
            "None"
        );
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await host.ReadyAsync(client);
        host.Terminate();
        var output = (await host.EndAsync()).Output;
        Assert.Contains($"http://127.0.0.1:{port}/graphql", output, StringComparison.Ordinal);
        var curl = Assert.Single(output.Split('\n'), l => l.TrimStart().StartsWith("curl", StringComparison.Ordinal));
        var query = JsonDocument
            .Parse(curl[(curl.IndexOf('\'', curl.IndexOf("-d", StringComparison.Ordinal)) + 1)..curl.LastIndexOf('\'')])
            .RootElement.GetProperty("query")
            .GetString();
        Assert.NotNull(GraphQLParser.Parser.Parse(query!));
    }

    private static Task WriteAsync(NetworkStream stream, string text) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken).AsTask();

    // The host reads connections in the order they come in: once it has answered a later one, it has taken the slow one.
    private static async Task InFlightAsync(HttpClient client)
    {
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });
            response.EnsureSuccessStatusCode();
        }
    }

    private static async Task RefusesAsync(int port)
    {
        while (true)
        {
            try
            {
                using var another = new TcpClient("127.0.0.1", port);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
            {
                return;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
