using Microsoft.Extensions.FileProviders;

namespace CouncilPlatform.Host.Pages;

/// <summary>What npm made of the front-end packages, beside the host; absent where Node.js was at build time.</summary>
internal sealed class FrontEnd
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public bool IsBuilt { get; } = File.Exists(Path.Combine(Folder, "site.css"));

    public IFileProvider Files => IsBuilt ? new PhysicalFileProvider(Folder) : new NullFileProvider();
}
