using System.Data.Common;
using System.Net.Sockets;
using System.Text;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>Somebody who reads a large file slowly, or not at all, holds nothing of the database, and is disconnected in the end.</summary>
public sealed class SlowReaderTests
{
    // They can only fail by never coming back: then this ends them.
    private const int Patience = 300_000;

    // More than the buffers of both ends together.
    private const int Length = 24_000_000;

    [Theory(Timeout = Patience)]
    [EveryDatabase]
    public async Task The_database_is_free_and_the_file_is_gone_when_the_reader_leaves(string provider)
    {
        await using var files = new Files(provider);
        var host = await files.StartAsync();
        using (var reader = await Reader.StartAsync(host))
        {
            Assert.Contains("HTTP/1.1 200 OK", reader.Head, StringComparison.Ordinal);
            Assert.Contains("Content-Length: ", reader.Head, StringComparison.Ordinal);
            Assert.Equal(1, files.Open());

            await Files.UntilAsync(files.IsFreeAsync).WaitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(1, files.Open());
        }

        await Files.UntilAsync(() => Task.FromResult(files.Open() == 0)).WaitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Directory.EnumerateFiles(files.Downloads));
    }

    [Fact(Timeout = Patience)]
    public async Task Whoever_reads_nothing_is_disconnected()
    {
        await using var files = new Files(Providers.Sqlite);
        var host = await files.StartAsync(("RateLimit:ReadBytesPerSecond", "1000000"));
        using var reader = await Reader.StartAsync(host);

        await Files.UntilAsync(() => Task.FromResult(files.Open() == 0)).WaitAsync(TestContext.Current.CancellationToken);

        Assert.True(await reader.ReadToEndAsync() < Length);
    }

    /// <summary>A host with one large file, and what it has open for it.</summary>
    private sealed class Files(string provider) : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = FastFolder.Create();
        private TestDatabase? _database;
        private ModuleHost? _host;

        public string Downloads => Path.Combine(_folder.FullName, "downloads");

        public async Task<ModuleHost> StartAsync(params (string Key, string Value)[] settings)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists the open files of a process.");
            _database = await TestDatabase.CreateAsync(provider);
            _host = await ModuleHost.StartAsync(
                [typeof(GrantsModule)],
                settings: settings.Append(("Data:Directory", _folder.FullName)).ToDictionary(s => s.Item1, s => (string?)s.Item2),
                on: _database
            );
            await _host.CreatePartnershipAsync("trafford", published: true, "grants");
            var imported = await _host.ImportTextAsync($$"""{"grants":[{{FaultyPackage.ValidGrant("a").ToJsonString()}}]}""");
            Assert.Equal("", imported.Error);
            var large = $$"""{"title": "{{new string('x', Length)}}"}""";
            await _host.ReadAsync(db => db.Set<AwardSource>().ExecuteUpdateAsync(set => set.SetProperty(s => s.Json, large)));
            return _host;
        }

        /// <summary>How many files of downloads the host has open, with or without a name.</summary>
        public int Open() =>
            Directory
                .EnumerateFiles("/proc/self/fd")
                .Count(file => new FileInfo(file).LinkTarget?.StartsWith(Downloads, StringComparison.Ordinal) == true);

        /// <summary>Whether nobody reads in the database: it then forgets what was replaced.</summary>
        public async Task<bool> IsFreeAsync()
        {
            await using var connection = _database!.Connect();
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            if (provider == Providers.Sqlite)
            {
                await AskAsync(connection, "UPDATE core_partnerships SET \"Summary\" = 'Seen'");
                return await AskAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)") is 0L;
            }

            return await AskAsync(
                connection,
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                    + "AND state <> 'idle'"
            )
                is 0L;
        }

        public static async Task UntilAsync(Func<Task<bool>> holds)
        {
            while (!await holds())
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_host is not null)
            {
                await _host.DisposeAsync();
                await _database!.DisposeAsync();
            }

            _folder.Delete(recursive: true);
        }

        private static async Task<object?> AskAsync(DbConnection connection, string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A client that has read the head of an answer, and no more.</summary>
    private sealed class Reader : IDisposable
    {
        private readonly TcpClient _client = new() { ReceiveBufferSize = 4096 };

        public string Head { get; private set; } = "";

        public static async Task<Reader> StartAsync(ModuleHost host)
        {
            var reader = new Reader();
            var at = host.Client.BaseAddress!;
            await reader._client.ConnectAsync(at.Host, at.Port, TestContext.Current.CancellationToken);
            var stream = reader._client.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"GET /data/v1/trafford/grants.json HTTP/1.1\r\nHost: {at.Authority}\r\n\r\n"),
                TestContext.Current.CancellationToken
            );
            var buffer = new byte[512];
            while (!reader.Head.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var count = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
                Assert.NotEqual(0, count);
                reader.Head += Encoding.ASCII.GetString(buffer, 0, count);
            }

            return reader;
        }

        /// <summary>How many bytes still come before the connection ends.</summary>
        public async Task<long> ReadToEndAsync()
        {
            var (total, buffer) = (0L, new byte[64 * 1024]);
            try
            {
                while (await _client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken) is var count and > 0)
                {
                    total += count;
                }
            }
            catch (IOException)
            {
                // The server has cut the connection.
            }

            return total;
        }

        public void Dispose() => _client.Dispose();
    }
}
