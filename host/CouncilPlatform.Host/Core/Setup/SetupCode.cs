using System.Security.Cryptography;
using System.Text;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.Setup;

/// <summary>
/// Who may open the page of the first day: a browser on the host's own computer, or whoever has read the code in the host's log. Each start
/// has its own code, and each works only while there is no partnership.
/// </summary>
internal sealed partial class SetupCode(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<SetupCode> logger)
{
    /// <summary>The page's address.</summary>
    public const string Page = "/setup";

    private readonly string _code = Secret.New();

    /// <summary>Whether the request must bring the code. A host that the public can reach asks everybody for it.</summary>
    public bool IsNeededBy(HttpContext http) =>
        !http.IsFromThisComputer()
        || Proxies.Entries(configuration, Proxies.Key).Any()
        || configuration[PublicAddress.Key] is { Length: > 0 } address && PublicAddress.Find(address) is not { IsLoopback: true };

    /// <summary>Whether it is the code. The time that it takes says nothing about it.</summary>
    public bool Is(string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_code), Encoding.UTF8.GetBytes(given?.Trim() ?? ""));

    /// <summary>Writes the code to the log, if there is no partnership yet.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        if (await scope.ServiceProvider.GetRequiredService<PartnershipSetup>().IsNeededAsync(cancellationToken))
        {
            LogCode(Page, _code);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "There is no partnership yet. Run the command setup, or open {Page}. From another computer the page asks for this code: {Code}"
    )]
    private partial void LogCode(string page, string code);
}
