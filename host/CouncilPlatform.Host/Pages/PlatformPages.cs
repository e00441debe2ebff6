using System.Text.Unicode;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms;
using CouncilPlatform.Host.Pages.Languages;
using Microsoft.Extensions.WebEncoders;

namespace CouncilPlatform.Host.Pages;

/// <summary>The pages for people: server-rendered, complete without JavaScript.</summary>
internal static class PlatformPages
{
    private static readonly PathString GraphQL = "/graphql";

    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<FrontEnd>();
        services.AddScoped<Examples>();
        services.AddSingleton<PageCatalogue>();
        services.AddSingleton<PageDocuments>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<PageCheck>();
        services.AddForms();
        services.AddLanguages();
        services
            .AddOptions<GraphQLOptions>()
            .Configure<PageCatalogue>((graphQL, pages) => graphQL.ShippedDocuments = [.. pages.All.Select(p => p.Document)]);
        // Pound signs and accents are written as they are.
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new(UnicodeRanges.All));
        // Only files that are the same for everybody: what is secret in a page could be guessed from the size of the compressed page.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript"];
        });
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new PageHeaders())).AddViewLocalization();
    }

    /// <summary>Runs before routing: serves files of the front end, and shows the IDE to a browser that opens a GraphQL address.</summary>
    public static void UsePages(this IApplicationBuilder app)
    {
        app.UseWhen(http => IsFrontEnd(http.Request.Path), files => files.UseResponseCompression());
        var frontEnd = app.ApplicationServices.GetRequiredService<FrontEnd>();
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = frontEnd.Files,
                OnPrepareResponse = file =>
                {
                    // An address with the file's version never means another file.
                    file.Context.Response.Headers.CacheControl = frontEnd.IsVersion(file.File.Name, file.Context.Request.Query["v"])
                        ? "public, max-age=31536000, immutable"
                        : "no-cache";
                    // A worker's script needs its own policy.
                    file.Context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
                },
            }
        );
        app.Use(
            (http, next) =>
            {
                if (
                    http.Request.Path.StartsWithSegments(GraphQL, StringComparison.Ordinal, out var slug)
                    && IsBrowserNavigation(http.Request)
                )
                {
                    http.Request.Path = "/ide" + slug;
                }

                return next(http);
            }
        );
    }

    private static bool IsFrontEnd(PathString path) => Path.GetExtension(path.Value) is ".css" or ".js";

    private static bool IsBrowserNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Query.ContainsKey("query")
        && !request.Query.ContainsKey("documentId")
        && !request.Query.ContainsKey("extensions")
        && RefusalPage.IsFor(request);
}
