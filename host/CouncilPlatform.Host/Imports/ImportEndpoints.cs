using System.Diagnostics;
using System.Globalization;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.GraphQL.Http.Idempotency;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// <c>POST /imports/v1/{partnership}/{kind}</c> sends a file, <c>GET …/{id}</c> says how far it has come, <c>GET …/{id}/faults.csv</c>
/// returns it with its faults, and <c>GET …/{kind}/template.csv</c> an empty one. All but the POST only read.
/// </summary>
internal static class ImportEndpoints
{
    public const string Address = "/imports/v1/{slug}";

    // What a form has beside its file.
    private const int MaxOverhead = 1024 * 1024;

    // A small file is read by then.
    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(2);
    private static readonly string[] _templates = ["xlsx", "csv"];
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(50);

    public static void MapImports(this WebApplication app)
    {
        app.MapGet(Address, ListAsync);
        app.MapPost(Address + "/{kind}", SendAsync);
        app.MapGet(Address + "/{id}", ShowAsync);
        app.MapGet(Address + "/{kind}/template.{extension:regex(^(csv|xlsx)$)}", TemplateAsync);
        app.MapGet(Address + "/{id}/faults.{extension:regex(^(csv|xlsx|json)$)}", FaultsAsync);
    }

    /// <summary>Lets a request be as long as a form with a file may be, and says how long that is.</summary>
    public static long AllowFile(HttpContext http, ImportOptions options)
    {
        var limit = options.MaxBytes + MaxOverhead;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        return limit;
    }

    /// <summary>Waits until a file is read, for a moment.</summary>
    public static async Task<Import> WaitAsync(CoreDb db, Import import, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (import.IsBusy && Stopwatch.GetElapsedTime(begun) < _wait)
        {
            await Task.Delay(_glance, cancellationToken);
            import = await db.Of<Import>(import.PartnershipId).AsNoTracking().SingleAsync(i => i.Id == import.Id, cancellationToken);
        }

        return import;
    }

    private static async Task ListAsync(HttpContext http, string slug, ImportCatalogue kinds, Caller caller)
    {
        if (await EnterAsync(http, slug) is { } partnership)
        {
            await http.Response.WriteAsJsonAsync(
                kinds
                    .Of(partnership, caller)
                    .Select(k => new
                    {
                        k.Kind.Name,
                        k.Kind.Title,
                        k.Kind.Description,
                        Href = $"/imports/v1/{slug}/{k.Kind.Name}",
                        Templates = _templates.Select(e => $"/imports/v1/{slug}/{k.Kind.Name}/template.{e}"),
                        Settings = ImportKindInfo.Of(k.Kind).Settings,
                    }),
                http.RequestAborted
            );
        }
    }

    private static async Task SendAsync(HttpContext http, string slug, string kind)
    {
        var services = http.RequestServices;
        if (await EnterAsync(http, slug, kind) is not ({ } partnership, { } found))
        {
            return;
        }

        AllowFile(http, services.GetRequiredService<IOptions<ImportOptions>>().Value);
        try
        {
            var key = IdempotencyKey.IdOf(http, kind);
            var form = await ImportForm.ReadAsync(http.Request, services.GetRequiredService<ImportFiles>(), http.RequestAborted);
            var upload = new Upload(found, form.File, form.Name, form.Settings, form.Answers, key);
            var (import, isNew) = await services.GetRequiredService<ImportUploads>().AddAsync(partnership, upload, http.RequestAborted);
            import = await WaitAsync(services.GetRequiredService<CoreDb>(), import, http.RequestAborted);
            if (!isNew && key is not null)
            {
                http.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
            }

            http.Response.StatusCode = import.IsBusy ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
            http.Response.Headers.Location = ImportAnswer.Address(partnership, import);
            await http.Response.WriteAsJsonAsync(ImportAnswer.Of(partnership, import), http.RequestAborted);
        }
        catch (RuleException e)
        {
            await RefuseAsync(http, e.Errors);
        }
        catch (RequestRefused e)
        {
            await http.Response.WriteRefusalAsync(e.Status ?? StatusCodes.Status400BadRequest, e.Code!, e.Message);
        }
        catch (FileTooLargeException e)
        {
            await http.Response.WriteRefusalAsync(StatusCodes.Status413PayloadTooLarge, ErrorCodes.BodyTooLarge, e.Message);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var limit = services.GetRequiredService<IOptions<ImportOptions>>().Value.MaxBytes;
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status413PayloadTooLarge,
                ErrorCodes.BodyTooLarge,
                new FileTooLargeException(limit).Message
            );
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.WriteRefusalAsync(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, ImportForm.Unreadable);
        }
    }

    private static async Task ShowAsync(HttpContext http, string slug, string id)
    {
        if (await EnterAsync(http, slug) is { } partnership && await FindAsync(http, partnership, id) is { } import)
        {
            if (import.IsBusy)
            {
                http.Response.Headers.RetryAfter = "1";
            }

            await http.Response.WriteAsJsonAsync(ImportAnswer.Of(partnership, import), http.RequestAborted);
        }
    }

    private static async Task TemplateAsync(HttpContext http, string slug, string kind, string extension)
    {
        if (await EnterAsync(http, slug, kind) is ({ } partnership, { } found))
        {
            SetHeaders(http.Response, $"{partnership.Slug}-{kind}-template", extension);
            await TableTemplate.WriteAsync(http.Response.Body, extension, found.Kind.Title, found.Kind.Columns, http.RequestAborted);
        }
    }

    private static async Task FaultsAsync(HttpContext http, string slug, string id, string extension)
    {
        if (await EnterAsync(http, slug) is not { } partnership || await FindAsync(http, partnership, id) is not { } import)
        {
            return;
        }

        if (extension == "json")
        {
            await http.Response.WriteAsJsonAsync(import.Faults(), http.RequestAborted);
            return;
        }

        using var place = http.RequestServices.GetRequiredService<FaultFilePlaces>().Take();
        if (!place.IsAcquired)
        {
            http.Response.SetRetryAfter(FaultFilePlaces.RetryAfter);
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status503ServiceUnavailable,
                ErrorCodes.Busy,
                "Others download files with faults just now. Wait a few seconds, then try again."
            );
            return;
        }

        SetHeaders(http.Response, $"{Path.GetFileNameWithoutExtension(import.FileName)}-faults", extension);
        await http
            .RequestServices.GetRequiredService<FaultFile>()
            .WriteAsync(import, partnership, http.Response.Body, extension, http.RequestAborted);
    }

    private static void SetHeaders(HttpResponse response, string name, string extension)
    {
        response.ContentType = extension == "csv" ? CsvFile.ContentType : TableWriter.WorkbookType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{extension}");
        response.Headers.ContentDisposition = disposition.ToString();
    }

    private static async Task<Import?> FindAsync(HttpContext http, Partnership partnership, string id)
    {
        var services = http.RequestServices;
        var import =
            GlobalId.TryParse(id, out var known) && known.Type == nameof(Import)
                ? await ImportQueries
                    .Seen(partnership, services.GetRequiredService<Caller>(), services.GetRequiredService<CoreDb>())
                    .AsNoTracking()
                    .SingleOrDefaultAsync(i => i.Id == known.Value, http.RequestAborted)
                : null;
        if (import is null)
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                "There is no import with this id that you can see."
            );
        }

        return import;
    }

    // The kind, if the caller may import it.
    private static async Task<(Partnership?, ModuleImport?)> EnterAsync(HttpContext http, string slug, string kind)
    {
        if (await EnterAsync(http, slug) is not { } partnership)
        {
            return default;
        }

        var services = http.RequestServices;
        if (services.GetRequiredService<ImportCatalogue>().Find(kind) is not { } found)
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                $"There is no such kind of file. GET /imports/v1/{slug} lists the kinds."
            );
            return default;
        }

        if (!partnership.Modules.Contains(found.Module))
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                "MODULE_NOT_ENABLED",
                services.GetRequiredService<ModuleCatalogue>().NotEnabled(found.Module, partnership)
            );
            return default;
        }

        if (!services.GetRequiredService<Caller>().Has(found.Kind.Role, partnership))
        {
            await http.Response.WriteDeniedAsync(found.Kind.Role, partnership, "do this");
            return default;
        }

        return (partnership, found);
    }

    private static async Task<Partnership?> EnterAsync(HttpContext http, string slug)
    {
        var services = http.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        Partnership partnership;
        try
        {
            partnership = await services.GetRequiredService<IPartnerships>().FindAsync(slug, http.RequestAborted);
        }
        catch (RuleException)
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                "There is no partnership with this name that you can see."
            );
            return null;
        }

        RequestFacts.Of(http).Partnership = partnership.Slug;
        http.Response.Headers.CacheControl = "private, no-store";
        if (!caller.Has(Role.Officer, partnership))
        {
            await http.Response.WriteDeniedAsync(Role.Officer, partnership, "do this");
            return null;
        }

        return partnership;
    }

    private static Task RefuseAsync(HttpContext http, IReadOnlyList<UserError> errors)
    {
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return http.Response.WriteAsJsonAsync(
            new
            {
                errors = errors.Select(e => new
                {
                    e.Message,
                    extensions = new { e.Code },
                    e.Path,
                }),
            },
            http.RequestAborted
        );
    }
}
