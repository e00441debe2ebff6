using System.Runtime.CompilerServices;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Described.Views;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>
/// <c>/partnerships/{slug}/{page}/{name}.csv</c> and <c>.xlsx</c>: all rows of a table of a page, filtered and sorted as the page is.
/// </summary>
internal static class PageTables
{
    // A hundred parts of a hundred rows: longer lists have their own files under /data/v1.
    private const int MostParts = 100;

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
        var pages = partnership is null ? [] : catalogue.Of(partnership).Where(p => p.Name == name && p.Description.Of == about?.Type);
        var found = pages.Select(p => (Page: p, Panel: p.Description.Panels.OfType<FilePanel>().FirstOrDefault(t => t.Name == file)));
        if (partnership is null || found.FirstOrDefault(f => f.Panel is not null) is not ({ } page, { } table))
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                "There is no file with this name that you can see."
            );
            return;
        }

        var query = new PageQuery(page.Description, services.GetRequiredService<PageDocuments>().Of(page), about, http.Request.Query);
        var reader = services.GetRequiredService<PageReader>();
        var first = await reader.AskAsync(http, partnership, page, query.VariablesAfter(null));
        if (first.ErrorAt(table.Rows) is { } error)
        {
            await http.Response.WriteRefusalAsync(StatusCodes.Status409Conflict, error.Code, error.Message);
            return;
        }

        var columns = FileColumn.Of(table);
        var titles = columns.Select(c => c.Title).ToList();
        var rows = RowsAsync(first, http.RequestAborted);

        http.Response.ContentType = extension == "csv" ? CsvFile.ContentType : TableWriter.WorkbookType;
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{slug}-{file}.{extension}",
        }.ToString();
        await (
            extension == "csv"
                ? TableWriter.WriteCsvAsync(http.Response.Body, titles, rows, http.RequestAborted)
                : TableWriter.WriteWorkbookAsync(http.Response.Body, file, titles, rows, http.RequestAborted)
        );

        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
            PageAnswer answer,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            for (var part = 1; ; part++)
            {
                // A file that stops halfway would look complete: the connection is cut instead.
                if (answer.ErrorAt(table.Rows) is { } fault)
                {
                    throw new InvalidOperationException($"Part {part} of the table {file} cannot be read: {fault.Message}");
                }

                foreach (var row in answer.Root.Rows(table.Rows))
                {
                    yield return [.. columns.Select(c => c.Cell(row).Raw)];
                }

                var list = answer.Root.Rows(PageQuery.Connection(table)).FirstOrDefault();
                if (!query.Pages(table) || list?.Text("pageInfo.hasNextPage") != "true")
                {
                    yield break;
                }

                if (part == MostParts)
                {
                    throw new InvalidOperationException($"The table {file} of {name} has too many rows for one file.");
                }

                cancellationToken.ThrowIfCancellationRequested();
                answer = await reader.AskAsync(http, partnership, page, query.VariablesAfter(list.Text("pageInfo.endCursor")));
            }
        }
    }
}
