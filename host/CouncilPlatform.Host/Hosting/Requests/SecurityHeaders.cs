namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// The headers of every answer. A page that needs more sets its own Content-Security-Policy, with frame-ancestors 'none'.
/// </summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
                headers["Referrer-Policy"] = "no-referrer";
                return next(http);
            }
        );
}
