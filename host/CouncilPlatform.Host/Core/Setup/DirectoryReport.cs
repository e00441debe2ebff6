using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Setup;

/// <summary>Says how people can sign in with their accounts at work, and whether the directories that are set answer.</summary>
internal static class DirectoryReport
{
    public static async Task WriteAsync(IServiceProvider services, Questions questions, CancellationToken cancellationToken)
    {
        var directories = services.GetRequiredService<IOptions<SignInOptions>>().Value.Directories;
        if (directories.Count == 0)
        {
            questions.Say(
                $"""

                People sign in with passkeys. To let them use their account at work, set these for the council's directory, then run check:
                  {SignInOptions.Section}:Directories:council:Name          what the sign-in page calls it
                  {SignInOptions.Section}:Directories:council:Authority     such as https://login.microsoftonline.com/TENANT/v2.0
                  {SignInOptions.Section}:Directories:council:ClientId      the id that the directory gave this platform
                  {SignInOptions.Section}:Directories:council:ClientSecret  and its secret
                  {SignInOptions.Section}:Directories:council:Organisation  the council's code
                """
            );
            return;
        }

        foreach (var (name, directory) in directories)
        {
            questions.Say($"\n{directory.Name}: {await AnswerAsync(services, name, cancellationToken)}");
        }
    }

    private static async Task<string> AnswerAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        try
        {
            var scheme = services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(DirectoryScheme.ForBrowsers(name));
            var found = await scheme.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            return $"the directory answers as {found.Issuer}.";
        }
        catch (InvalidOperationException e)
        {
            return $"the directory does not answer. Check {SignInOptions.Section}:Directories:{name}:Authority. "
                + e.GetBaseException().Message;
        }
    }
}
