using CouncilPlatform.Host.GraphQL.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// Limits HTTP requests: beyond the limit the answer is 429 with Retry-After. The address is counted before keys are looked up, so that
/// guessing keys is limited too. The caller is counted once they are known. Answers must be read at a minimum rate.
/// </summary>
internal static class RateLimits
{
    // A train in a tunnel.
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RateLimitOptions>(builder.Configuration.GetSection(RateLimitOptions.Section));
        builder
            .Services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<RateLimitOptions>>(
                (kestrel, limits) =>
                    kestrel.Limits.MinResponseDataRate = limits.Value.ReadBytesPerSecond is var rate and > 0 ? new(rate, _pause) : null
            );
    }

    public static void UseAddressLimit(this WebApplication app) => Use(app, static (budgets, sender) => budgets.TakeOfAddress(sender));

    public static void UseCallerLimit(this WebApplication app) => Use(app, static (budgets, sender) => budgets.TakeOfCaller(sender));

    /// <summary>What a caller reads who has sent too much.</summary>
    public static RequestRefused Refused(TimeSpan wait) =>
        new(
            ErrorCodes.RateLimited,
            $"You have sent too many requests. Wait {wait.TotalSeconds:0} seconds, then send them more slowly.",
            StatusCodes.Status429TooManyRequests
        )
        {
            RetryAfter = wait,
        };

    private static void Use(WebApplication app, Func<RequestBudgets, Sender, TimeSpan?> take)
    {
        var budgets = app.Services.GetRequiredService<RequestBudgets>();
        app.Use(
            (http, next) =>
                http.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null
                && take(budgets, Sender.Of(http)) is { } wait
                    ? RefuseAsync(http.Response, Refused(wait))
                    : next(http)
        );
    }

    private static Task RefuseAsync(HttpResponse response, RequestRefused refused)
    {
        response.SetRetryAfter(refused.RetryAfter!.Value);
        return response.WriteRefusalAsync(refused.Status!.Value, refused.Code!, refused.Message);
    }
}
