namespace CouncilPlatform.Host.Pages;

/// <summary>The pages for people: server-rendered, complete without JavaScript.</summary>
internal static class PlatformPages
{
    private static readonly PathString GraphQL = "/graphql";

    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<FrontEnd>();
        services.AddScoped<Examples>();
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new PageHeaders()));
    }

    /// <summary>Before routing: gives files of the front end, and has a browser that opens a GraphQL address shown the IDE.</summary>
    public static void UsePages(this IApplicationBuilder app)
    {
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = app.ApplicationServices.GetRequiredService<FrontEnd>().Files,
                OnPrepareResponse = file =>
                {
                    file.Context.Response.Headers.CacheControl = "no-cache";
                    // A worker's script brings its own policy.
                    file.Context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
                },
            }
        );
        app.Use(
            (http, next) =>
            {
                if (
                    http.Request.Path.StartsWithSegments(GraphQL, StringComparison.Ordinal, out var slug)
                    && IsBrowserWithoutQuestion(http.Request)
                )
                {
                    http.Request.Path = "/ide" + slug;
                }

                return next(http);
            }
        );
    }

    private static bool IsBrowserWithoutQuestion(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Query.ContainsKey("query")
        && !request.Query.ContainsKey("documentId")
        && !request.Query.ContainsKey("extensions")
        && request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
