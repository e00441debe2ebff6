using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Modules;

/// <summary>
/// The list that the operator made of the modules that they installed: each file with its SHA-256, as <c>sha256sum</c> writes it. A folder
/// that is not as the list has it is not loaded. A list that cannot be read trusts nothing.
/// </summary>
internal sealed partial class TrustedFiles
{
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly string? _fault;

    private TrustedFiles(string list)
    {
        try
        {
            foreach (var line in File.ReadLines(list).Where(l => l.Length > 0))
            {
                if (LinePattern().Match(line) is not { Success: true } match)
                {
                    _fault = $"The list of trusted files {list} has a line that sha256sum does not write: {line}. Make the list again.";
                    return;
                }

                _hashes[match.Groups["file"].Value] = match.Groups["hash"].Value;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _fault = $"The list of trusted files cannot be read: {e.Message} Correct Modules:Trusted, or remove it to trust every file.";
        }
    }

    /// <summary>Reads a list. Without its name every file is trusted.</summary>
    public static TrustedFiles? Read(string? list) => string.IsNullOrEmpty(list) ? null : new(list);

    /// <summary>Why a module's folder is not loaded. Null if it has the files of the list, and nothing else.</summary>
    public string? FaultOf(string directory, string folder)
    {
        if (_fault is not null)
        {
            return _fault;
        }

        var root = new DirectoryInfo(Path.Combine(directory, folder));
        var listed = _hashes.Keys.Where(f => f.StartsWith(folder + '/', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        IEnumerable<FileSystemInfo> entries = root.LinkTarget is null
            ? root.EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            : [root];
        foreach (var entry in entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(directory, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            var fault =
                entry.LinkTarget is not null ? "is a link"
                : entry is not FileInfo ? null
                : !listed.Remove(name) ? "is not in the list of trusted files"
                : !HashOf(entry.FullName).Equals(_hashes[name], StringComparison.OrdinalIgnoreCase)
                    ? "is not the file that the list of trusted files has"
                : null;
            if (fault is not null)
            {
                return $"{name} {fault}. Find out who put it there, and install the module again.";
            }
        }

        return listed.Order(StringComparer.Ordinal).FirstOrDefault() is { } missing
            ? $"{missing} is in the list of trusted files, and is missing. Install the module again."
            : null;
    }

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    [GeneratedRegex(
        @"^(?<hash>[0-9a-fA-F]{64}) [ *](\./)?(?<file>.+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LinePattern();
}
