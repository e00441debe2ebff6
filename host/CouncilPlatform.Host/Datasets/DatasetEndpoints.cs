using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Telemetry;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Datasets;

/// <summary>
/// <c>GET /data/v1/{partnership}</c> lists a partnership's files, <c>GET /data/v1/{partnership}/{file}</c> returns one, for programs that
/// cannot send GraphQL, such as spreadsheets and open data portals.
/// </summary>
internal static class DatasetEndpoints
{
    private const string Address = "/data/v1/{slug}";

    // In the folder of the host's own files.
    private const string Folder = "downloads";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDatasets(this WebApplication app)
    {
        app.MapMethods(Address, Methods, ListAsync);
        app.MapMethods(Address + "/{file}", Methods, SendAsync);
    }

    private static async Task ListAsync(HttpContext http, string slug, IPartnerships partnerships, Caller caller, DatasetCatalogue datasets)
    {
        if (await FindAsync(http, slug, partnerships, caller) is { } partnership)
        {
            var files = await datasets.OfAsync(partnership, caller, http.RequestServices, http.RequestAborted);
            await http.Response.WriteAsJsonAsync(
                files.Select(d => new
                {
                    file = d.File,
                    href = $"/data/v1/{slug}/{d.File}",
                    contentType = d.ContentType,
                    description = d.Description,
                }),
                http.RequestAborted
            );
        }
    }

    private static async Task SendAsync(
        HttpContext http,
        string slug,
        string file,
        IPartnerships partnerships,
        Caller caller,
        DatasetCatalogue datasets,
        ModuleCatalogue modules,
        IOptions<DataOptions> data
    )
    {
        if (await FindAsync(http, slug, partnerships, caller) is not { } partnership)
        {
            return;
        }

        if (datasets.Find(file) is not { } found)
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                $"There is no file with this name. GET /data/v1/{slug} lists the files."
            );
            return;
        }

        if (!partnership.Modules.Contains(found.Module))
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                "MODULE_NOT_ENABLED",
                modules.NotEnabled(found.Module, partnership)
            );
            return;
        }

        if (!found.Dataset.MayBeReadBy(caller, partnership))
        {
            await http.Response.WriteDeniedAsync(found.Dataset.Role!.Value, partnership, "read this file");
            return;
        }

        if (HttpMethods.IsHead(http.Request.Method))
        {
            SetHeaders(http.Response, found.Dataset, slug);
            return;
        }

        await using var spool = Spool.Create(Path.Combine(data.Value.Directory, Folder));
        try
        {
            await found.Dataset.Write(http.RequestServices, partnership, spool, http.RequestAborted);
        }
        catch (RuleException e)
        {
            await http.Response.WriteRefusalAsync(StatusCodes.Status404NotFound, e.Errors[0].Code, e.Errors[0].Message);
            return;
        }

        SetHeaders(http.Response, found.Dataset, slug);
        http.Response.ContentLength = spool.Length;
        spool.Position = 0;
        await spool.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static void SetHeaders(HttpResponse response, Dataset dataset, string slug)
    {
        response.ContentType = dataset.ContentType;
        response.Headers.Vary = "Authorization, Cookie";
        var page = dataset.ContentType.StartsWith("text/html", StringComparison.Ordinal);
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(page ? "inline" : "attachment")
        {
            FileName = $"{slug}-{dataset.File}",
        }.ToString();
        if (page)
        {
            // The page has the style of printed pages and no other, and can only be shown and printed.
            response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; style-src {PrintedPage.StyleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        }
    }

    private static async Task<Partnership?> FindAsync(HttpContext http, string slug, IPartnerships partnerships, Caller caller)
    {
        Partnership? partnership = null;
        try
        {
            partnership = await partnerships.FindAsync(slug, http.RequestAborted);
        }
        catch (RuleException)
        {
            // The answer is the same for a partnership that the caller may not see and for one that does not exist.
        }

        if (partnership is null || !caller.MayRead(partnership))
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                "There is no partnership with this name that you can see."
            );
            return null;
        }

        RequestFacts.Of(http).Partnership = partnership.Slug;
        return partnership;
    }
}
