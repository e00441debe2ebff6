using Microsoft.Extensions.FileProviders;

namespace CouncilPlatform.Host.Pages;

/// <summary>The front-end files that npm built, beside the host. They are missing if Node.js was not installed at build time.</summary>
internal sealed class FrontEnd
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public bool IsBuilt { get; } = File.Exists(Path.Combine(Folder, "site.css"));

    public IFileProvider Files => IsBuilt ? new PhysicalFileProvider(Folder) : new NullFileProvider();
}
