using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.Imports;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>What can be imported into a partnership, and what was lately.</summary>
internal sealed class KindsModel(
    VisiblePartnerships partnerships,
    Caller caller,
    ImportCatalogue catalogue,
    DatasetCatalogue datasets,
    CoreDb db
) : ImportPageModel(partnerships, caller)
{
    private const int Latest = 20;

    /// <summary>Each kind, with the files of what is there now.</summary>
    public IReadOnlyList<(ImportKind Kind, IReadOnlyList<string> Files)> Kinds { get; private set; } = [];

    public IReadOnlyList<Import> Recent { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var files = await datasets.OfAsync(Partnership, Visitor, HttpContext.RequestServices, cancellationToken);
        Kinds = [.. catalogue.Of(Partnership, Visitor).Select(k => (k.Kind, FilesOf(k.Kind, files)))];
        Recent = await ImportQueries
            .Seen(Partnership, Visitor, db)
            .AsNoTracking()
            .OrderByDescending(i => i.SentUtc)
            .ThenByDescending(i => i.Id)
            .Take(Latest)
            .ToListAsync(cancellationToken);
    }

    public string TitleOf(Import import) => catalogue.Find(import.Kind)?.Kind.Title ?? import.Kind;

    // What must be said about a file is in the name of each file that is here: assets-E07000031.csv.
    private static IReadOnlyList<string> FilesOf(ImportKind kind, IReadOnlyList<Dataset> files) =>
        [
            .. files
                .Where(f =>
                    f.Name == kind.Name
                    || kind.Settings.Any(s => s.IsRequired) && f.Name.StartsWith(kind.Name + "-", StringComparison.Ordinal)
                )
                .Select(f => f.File),
        ];
}
