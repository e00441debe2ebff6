using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// A PostgreSQL cluster in a temporary folder (see <see cref="FastFolder"/>), kept by a shell that waits on a pipe from this process.
/// However this
/// process ends, killed or not, the pipe closes, and the keeper stops the server and removes the folder.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Keeper = """
        set -eu
        exec 2>&1
        trap '' INT HUP TERM
        cd /
        # PostgreSQL refuses to run as root.
        as=
        [ "$(id -u)" -ne 0 ] || as='setpriv --reuid=postgres --regid=postgres --init-groups'

        # Clusters whose test process and keeper were killed together; a name ends in the test process' id.
        for stale in "$TEMPORARY"/council-postgres-*; do
          [ -d "$stale" ] && ! kill -0 "${stale##*-}" 2>/dev/null || continue
          $as "$BINARIES/pg_ctl" stop -s -m immediate -D "$stale/data" >/dev/null 2>&1 || true
          rm -rf "$stale" 2>/dev/null || true
        done

        here=$TEMPORARY/council-postgres-$PORT-$PPID
        mkdir -m 700 "$here"
        finish() {
          $as "$BINARIES/pg_ctl" stop -s -m immediate -D "$here/data" >/dev/null 2>&1 || true
          rm -rf "$here"
        }
        trap finish EXIT
        printf %s "$PASSWORD" >"$here/password"
        [ -z "$as" ] || chown -R postgres "$here"

        $as "$BINARIES/initdb" -D "$here/data" -U postgres -A password --pwfile="$here/password" \
          -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >"$here/initdb" || { cat "$here/initdb"; exit 1; }
        $as "$BINARIES/pg_ctl" start -s -w -D "$here/data" -l "$here/data/log" -o "-p $PORT -c listen_addresses=127.0.0.1 \
          -c unix_socket_directories= -c max_connections=200 -c fsync=off -c full_page_writes=off -c synchronous_commit=off \
          -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c jit=off" || { cat "$here/data/log"; exit 1; }
        echo ready
        cat >/dev/null
        """;

    private readonly Process keeper;

    private PostgreSqlCluster(Process keeper, string connectionString)
    {
        this.keeper = keeper;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>
    /// The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one install: Debian's newest, else from the path.
    /// </summary>
    public static string? FindBinaries()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return installed
            .OrderByDescending(folder =>
                double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0
            )
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
            .FirstOrDefault(folder => Array.TrueForAll(["initdb", "pg_ctl", "postgres"], name => IsThere(Path.Combine(folder, name))));
    }

    public static async Task<PostgreSqlCluster> StartAsync(string binaries)
    {
        // A port found free can be taken by another process before PostgreSQL listens on it.
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartAsync(binaries, FreePort());
            }
            catch (InvalidOperationException) when (attempt < attempts) { }
        }
    }

    /// <summary>Stops the server and waits until its folder is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    private static async Task<PostgreSqlCluster> StartAsync(string binaries, int port)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", Keeper])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment =
                {
                    ["BINARIES"] = binaries,
                    ["TEMPORARY"] = FastFolder.Root,
                    ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                    ["PASSWORD"] = password,
                },
            }
        )!;

        var said = new StringBuilder();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                return new PostgreSqlCluster(
                    shell,
                    new NpgsqlConnectionStringBuilder
                    {
                        Host = "127.0.0.1",
                        Port = port,
                        Username = "postgres",
                        Password = password,
                        Database = "postgres",
                    }.ToString()
                );
            }

            said.AppendLine(line);
        }

        throw new InvalidOperationException($"PostgreSQL in {binaries} did not start:{Environment.NewLine}{said}");
    }

    /// <summary>A link may outlive the install that it points to.</summary>
    private static bool IsThere(string file) =>
        File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: true) is null or { Exists: true };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
