namespace CouncilPlatform.Host.Datasets;

/// <summary>
/// A temporary file in which a download is made before its first byte is sent. Whoever reads slowly then holds nothing of the database:
/// with SQLite, one open read keeps the write-ahead log from being emptied. It also keeps the file as of one moment, and a fault that comes
/// late is still answered as one.
/// </summary>
internal static class Spool
{
    /// <summary>A new file, which is gone once it is closed.</summary>
    public static FileStream Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // Its name goes at once, so that a host that is killed leaves nothing behind. Windows sees to that itself.
        File.Delete(path);
        return file;
    }
}
