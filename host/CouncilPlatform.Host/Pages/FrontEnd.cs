using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace CouncilPlatform.Host.Pages;

/// <summary>The front-end files that npm built, beside the host. They are missing if Node.js was not installed at build time.</summary>
internal sealed class FrontEnd
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private readonly ConcurrentDictionary<string, string> _versions = new(StringComparer.Ordinal);

    public bool IsBuilt { get; } = File.Exists(Path.Combine(Folder, "site.css"));

    public IFileProvider Files => IsBuilt ? new PhysicalFileProvider(Folder) : new NullFileProvider();

    /// <summary>The address of a file, such as site.css, with its version: another build's file has another.</summary>
    public string AddressOf(string file) => IsBuilt ? $"{file}?v={VersionOf(file)}" : file;

    /// <summary>Whether a version is that of a file.</summary>
    public bool IsVersion(string file, string? version) => version is not null && version == VersionOf(file);

    // The files do not change while the host runs. ASP.NET's own version provider watches each, and the system allows few watchers.
    private string VersionOf(string file) =>
        _versions.GetOrAdd(file, static name => Base64Url.EncodeToString(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, name)))));
}
