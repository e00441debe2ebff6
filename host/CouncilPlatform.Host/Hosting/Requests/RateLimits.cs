using System.Globalization;
using System.Threading.RateLimiting;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// Limits the requests of one caller: beyond the limit the answer is 429 with Retry-After. It runs before keys are looked up, so that
/// guessing keys is limited too: by address, whatever keys are sent.
/// </summary>
internal static class RateLimits
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RateLimitOptions>(builder.Configuration.GetSection(RateLimitOptions.Section));
        builder.Services.AddRateLimiter(_ => { });
        builder
            .Services.AddOptions<RateLimiterOptions>()
            .Configure<IOptions<RateLimitOptions>>(
                (limiter, options) =>
                {
                    limiter.GlobalLimiter = options.Value.Enabled ? Limiter(options.Value) : null;
                    limiter.OnRejected = (rejected, _) => new(RefuseAsync(rejected));
                }
            );
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(RateLimitOptions options)
    {
        return PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(Address(http), options.CallersPerAddress)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(Caller(http), 1))
        );

        RateLimitPartition<string> Bucket(string key, int times) =>
            RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ =>
                    new()
                    {
                        TokenLimit = options.Burst * times,
                        TokensPerPeriod = options.PerSecond * times,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    }
            );
    }

    private static string Caller(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is { Length: > 0 } key ? key
        : http.Request.Cookies[SessionCookie.Name] is { Length: > 0 } session ? session
        : Address(http);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? (int)Math.Max(1, Math.Ceiling(after.TotalSeconds))
            : 1;
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return response.WriteRefusalAsync(
            StatusCodes.Status429TooManyRequests,
            ErrorCodes.RateLimited,
            $"You have sent too many requests. Wait {wait} seconds, then send them more slowly."
        );
    }
}
