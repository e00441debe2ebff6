using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Languages;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>
/// <c>/partnerships/{slug}/{page}/{name}.csv</c> and <c>.xlsx</c>: all rows of a table of a page, filtered and sorted as the page is.
/// </summary>
internal static class PageTables
{
    // Parts of at most a hundred rows each, kept until all are read: a file that stops halfway would look complete.
    private const int MaxParts = 100;

    public static void MapPageTables(this WebApplication app)
    {
        app.MapGet(
            "/partnerships/{slug}/{name}/{file}.{extension:regex(^(csv|xlsx)$)}",
            (HttpContext http, string slug, string name, string file, string extension) =>
                SendAsync(http, slug, name, null, file, extension)
        );
        app.MapGet("/partnerships/{slug}/{name}/{id}/{file}.{extension:regex(^(csv|xlsx)$)}", SendAsync);
    }

    private static async Task SendAsync(HttpContext http, string slug, string name, string? id, string file, string extension)
    {
        var services = http.RequestServices;
        var catalogue = services.GetRequiredService<PageCatalogue>();
        var partnership = (await services.GetRequiredService<VisiblePartnerships>().AllAsync(http.RequestAborted)).FirstOrDefault(p =>
            p.Slug == slug
        );
        GlobalId? about = GlobalId.TryParse(id, out var known) ? known : null;
        // Several modules have a part of the partnership's home.
        var caller = services.GetRequiredService<Caller>();
        var pages = partnership is null
            ? []
            : catalogue.Of(partnership).Where(p => p.Name == name && p.Description.Of == about?.Type && p.IsFor(caller, partnership));
        var found = pages.Select(p => (Page: p, Panel: p.Description.Panels.OfType<FilePanel>().FirstOrDefault(t => t.Name == file)));
        if (partnership is null || found.FirstOrDefault(f => f.Panel is not null) is not ({ } page, { } table))
        {
            await RefuseAsync(http);
            return;
        }

        var query = new PageQuery(page.Description, services.GetRequiredService<PageDocuments>().Of(page), about, http.Request.Query);
        var (columns, rows) = (FileColumn.Of(table), new List<IReadOnlyList<object?>>());
        string? cursor = null;
        for (var part = 1; part == 1 || cursor is not null; part++)
        {
            var answer = await services.GetRequiredService<PageReader>().AskAsync(http, partnership, page, query.VariablesAfter(cursor));
            if (answer.ErrorOf(table) is { } error)
            {
                await http.Response.WriteRefusalAsync(StatusCodes.Status409Conflict, error.Code, error.Message);
                return;
            }

            if (answer.IsWithout(about))
            {
                await RefuseAsync(http);
                return;
            }

            rows.AddRange(
                answer.Root.Rows(table).Select(row => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(row, PageTexts.English).Raw)])
            );
            cursor = query.NextAfter(answer, table);
            if (part == MaxParts && cursor is not null)
            {
                await http.Response.WriteRefusalAsync(
                    StatusCodes.Status409Conflict,
                    "TOO_MANY_ROWS",
                    $"The table has more than {rows.Count:N0} rows. Filter the page, then download it again."
                );
                return;
            }
        }

        await WriteAsync(http, $"{slug}-{file}", extension, [.. columns.Select(c => c.Title)], rows);
    }

    private static Task RefuseAsync(HttpContext http) =>
        http.Response.WriteRefusalAsync(
            StatusCodes.Status404NotFound,
            RuleCodes.NotFound,
            "There is no file with this name that you can see."
        );

    private static Task WriteAsync(
        HttpContext http,
        string name,
        string extension,
        IReadOnlyList<string> titles,
        IReadOnlyList<IReadOnlyList<object?>> rows
    )
    {
        var (body, all) = (http.Response.Body, rows.ToAsyncEnumerable());
        http.Response.ContentType = extension == "csv" ? CsvFile.ContentType : TableWriter.WorkbookType;
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{name}.{extension}",
        }.ToString();
        return extension == "csv"
            ? TableWriter.WriteCsvAsync(body, titles, all, http.RequestAborted)
            : TableWriter.WriteWorkbookAsync(body, "Rows", titles, all, http.RequestAborted);
    }
}
