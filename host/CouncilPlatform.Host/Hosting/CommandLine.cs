using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Host.Hosting;

/// <summary>The host's command line.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Platform.Build(args);
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await app.RunAsync();
        return 0;
    }
}
