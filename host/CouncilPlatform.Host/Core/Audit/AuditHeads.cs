using System.Globalization;
using System.Runtime.CompilerServices;
using CouncilPlatform.Host.Data;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>
/// Notes the head of the audit trail outside the database, after each commit: in a file and in the log. Whoever can change the database can
/// compute a new chain, but it does not agree with what was noted.
/// </summary>
internal sealed partial class AuditHeads(IOptions<DataOptions> data, ILogger<AuditHeads> logger)
{
    private const int Attempts = 50;

    private readonly Lock _lock = new();
    private long _noted;

    /// <summary>The folder of the files. Null if the settings turn them off.</summary>
    public string? Folder =>
        data.Value.AuditHeads is { } folder
            ? folder.Length == 0
                ? null
                : folder
            : Path.Combine(data.Value.Directory, "audit-heads");

    public void Note(AuditHead head, DateTime now)
    {
        Log(head.Number, head.Hash);
        if (Folder is not { } folder)
        {
            return;
        }

        lock (_lock)
        {
            // A head answers for all lines before it. In the file they are in order.
            if (head.Number <= _noted)
            {
                return;
            }

            try
            {
                Append(folder, head, now);
                _noted = head.Number;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotNoted(head.Number, folder, DatabaseProbe.Reason(e));
            }
        }
    }

    /// <summary>What was noted of a trail: numbers and hashes, in the order of the files.</summary>
    public async IAsyncEnumerable<(long Number, string Hash)> ReadAsync(
        Guid chain,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (Folder is not { } folder || !Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder, $"{chain:N}*.txt").Order(StringComparer.Ordinal))
        {
            // Another process may be writing to it.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var lines = new StreamReader(stream);
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                if (
                    line.Split(' ') is [_, var number, { Length: 64 } hash]
                    && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                )
                {
                    yield return (at, hash);
                }
            }
        }
    }

    private static void Append(string folder, AuditHead head, DateTime now)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{head.Chain:N}.txt");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Only one process at a time: a command may write while the host runs.
                using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None);
                using var writer = new StreamWriter(stream);
                writer.Write(
                    string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {head.Number} {head.Hash}\n")
                );
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The audit trail ends with line {Number}, hash {Hash}")]
    private partial void Log(long number, string hash);

    [LoggerMessage(LogLevel.Error, "Line {Number} of the audit trail could not be noted in {Folder}: {Reason}")]
    private partial void LogNotNoted(long number, string folder, string reason);
}
