using System.Diagnostics;
using System.Globalization;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Where the databases that a test throws away are kept: in memory where the machine has room for them, because creating, copying and
/// deleting their many small files costs more on a disk than the tests themselves; else where temporary files go.
/// </summary>
public static class FastFolder
{
    private const string Memory = "/dev/shm";
    private const string Prefix = "council-tests-";
    private const long EnoughBytes = 4L << 30;

    private static readonly Lazy<string> OfThisProcess = new(CreateForThisProcess);

    public static string Root { get; } = HasRoom() ? Memory : Path.TrimEndingDirectorySeparator(Path.GetTempPath());

    /// <summary>
    /// Creates a folder. Those that are left when the process ends are deleted then; those of a killed process, by the next one.
    /// </summary>
    public static DirectoryInfo Create() => Directory.CreateDirectory(Path.Combine(OfThisProcess.Value, $"{Guid.NewGuid():N}"));

    private static string CreateForThisProcess()
    {
        foreach (var left in Directory.EnumerateDirectories(Root, Prefix + "*").Where(folder => !IsRunning(folder)))
        {
            Delete(left);
        }

        var folder = Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
        return folder;
    }

    private static bool IsRunning(string folder)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(folder[(folder.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Another process deletes it too.
        }
    }

    private static bool HasRoom()
    {
        try
        {
            return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= EnoughBytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
