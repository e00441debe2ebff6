using System.Buffers;
using System.Security.Cryptography;
using CouncilPlatform.Host.Data;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// The files that wait to be imported, in a folder that only the host's user can read, each named by its import's id. None is older than
/// <see cref="ImportOptions.KeepMinutes"/>.
/// </summary>
internal sealed class ImportFiles(IOptions<ImportOptions> options, IOptions<DataOptions> data, TimeProvider time)
{
    private const string Folder = "imports";
    private const int Piece = 128 * 1024;

    private string Directory => options.Value.Directory ?? Path.Combine(data.Value.Directory, Folder);

    /// <summary>Keeps a file, and says how long it is and what its hash is.</summary>
    /// <exception cref="FileTooLargeException">It is larger than <see cref="ImportOptions.MaxBytes"/>. Nothing of it is kept.</exception>
    public async Task<StoredFile> AddAsync(Stream content, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        try
        {
            var stored = await WriteAsync(id, content, cancellationToken);
            // How old it is follows from the host's clock, which the disk's need not agree with.
            File.SetLastWriteTimeUtc(PathOf(id), time.GetUtcNow().UtcDateTime);
            return stored;
        }
        catch
        {
            Remove(id);
            throw;
        }
    }

    public bool Has(Guid id) => File.Exists(PathOf(id));

    public FileStream Open(Guid id) =>
        new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Piece, FileOptions.Asynchronous);

    /// <summary>Whether the file is still the one that was sent.</summary>
    public async Task<bool> IsAsync(Guid id, string hash, CancellationToken cancellationToken)
    {
        await using var file = Open(id);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == hash;
    }

    public void Remove(Guid id) => Remove(PathOf(id));

    /// <summary>Removes files that nobody can need any more, whatever became of their imports.</summary>
    public void RemoveOld()
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            return;
        }

        // A file may wait for as long as its import, and be saved for as long again.
        var before = time.GetUtcNow().UtcDateTime - 2 * options.Value.Keep;
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory).Where(f => File.GetLastWriteTimeUtc(f) < before))
        {
            Remove(file);
        }
    }

    private async Task<StoredFile> WriteAsync(Guid id, Stream content, CancellationToken cancellationToken)
    {
        MakeFolder();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(PathOf(id), NewFile());
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var size = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                if (size > options.Value.MaxBytes)
                {
                    throw new FileTooLargeException(options.Value.MaxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return new(id, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(Directory);
            return;
        }

        System.IO.Directory.CreateDirectory(Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private string PathOf(Guid id) => Path.Combine(Directory, id.ToString("N"));

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads it. It is removed when it is old.
        }
    }
}

/// <summary>A file that waits.</summary>
/// <param name="Id">The id that its import will have.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">See <see cref="Import.Hash"/>.</param>
internal sealed record StoredFile(Guid Id, long Size, string Hash);

/// <summary>A file is larger than this host accepts.</summary>
internal sealed class FileTooLargeException(long limit)
    : Exception(
        $"The file is larger than {FormattableString.Invariant($"{limit / 1024.0 / 1024.0:0.#}")} MB, which is the limit. "
            + "Check which file it is, or import it in parts."
    );
