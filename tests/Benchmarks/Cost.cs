using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>
/// What one request costs the host, from its socket to its socket: memory, processor time and statements. Unlike requests a second, these
/// are the same on a busy machine.
/// </summary>
internal static class Cost
{
    private const int WarmUp = 3_000;
    private const int Requests = 2_000;

    public static async Task RunAsync(string directory, int funds)
    {
        var statements = new Statements();
        await using var host = Generator.Host(
            directory,
            configure: builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddSingleton<IInterceptor>(statements);
            }
        );
        await host.StartAsync();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", new Uri(host.Urls.First()).Port);
        byte[][] requests = [.. Enumerable.Range(0, funds).Select(RequestOf)];
        var answer = new byte[64 * 1024];
        Ask(client, requests, answer, WarmUp);
        // Code that is used often is compiled again in the background.
        await Task.Delay(TimeSpan.FromSeconds(2));
        Ask(client, requests, answer, WarmUp);
        await Task.Delay(TimeSpan.FromSeconds(1));

        var (allocated, processor, sent) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, statements.Count);
        Ask(client, requests, answer, Requests);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        processor = Environment.CpuUsage.TotalTime - processor;
        sent = statements.Count - sent;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"allocated      {allocated / 1024.0 / Requests, 8:0.0} KB a request")
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"processor      {processor.TotalSeconds / Requests * 1000, 8:0.00} s for 1,000 requests"
            )
        );
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"statements     {(double)sent / Requests, 8:0.00} a request"));
    }

    private static byte[] RequestOf(int fund)
    {
        var body = Question.Body(fund);
        return
        [
            .. Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"
                )
            ),
            .. body,
        ];
    }

    // By hand, so that the client itself allocates nothing.
    private static void Ask(Socket client, byte[][] requests, byte[] answer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            client.Send(requests[i % requests.Length]);
            var length = 0;
            do
            {
                length += client.Receive(answer, length, answer.Length - length, SocketFlags.None);
            } while (!answer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8));

            if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8) || answer.AsSpan(0, length).IndexOf("\"errors\""u8) >= 0)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, length));
            }
        }
    }

    private sealed class Statements : DbCommandInterceptor
    {
        private int _count;

        public int Count => _count;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Interlocked.Increment(ref _count);
            return new(result);
        }
    }
}
