using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary><c>POST /sign-out/NAME/back-channel</c>: whoever signed out at a directory is signed out here too.</summary>
internal static class BackChannelSignOut
{
    public static string Path(string directory) => $"/sign-out/{directory}/back-channel";

    public static void MapBackChannelSignOut(this WebApplication app) => app.MapPost(Path("{name}"), ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        HttpContext http,
        string name,
        IOptions<SignInOptions> options,
        IOptionsMonitor<OpenIdConnectOptions> schemes,
        Sessions sessions,
        ILogger<SignOutToken> logger
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!options.Value.HasDirectory(name))
        {
            return Results.NotFound();
        }

        var text = http.Request.HasFormContentType
            ? (string?)(await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"]
            : null;
        try
        {
            if (
                string.IsNullOrEmpty(text)
                || await SignOutToken.ReadAsync(text, schemes.Get(DirectoryScheme.ForBrowsers(name)), http.RequestAborted) is not { } token
            )
            {
                logger.LogInformation("A sign-out by the directory {Directory} was refused", name);
                return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
            }

            await sessions.EndByDirectoryAsync(name, token.Ended, token.IssuedUtc + DirectoryScheme.Skew, http.RequestAborted);
            return Results.Ok();
        }
        catch (InvalidOperationException e)
        {
            logger.LogWarning(e, "The directory {Directory} does not answer", name);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
