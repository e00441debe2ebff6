using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>The home page: what this is, which partnerships are here, and where to go.</summary>
internal sealed class IndexModel(
    VisiblePartnerships partnerships,
    PartnershipDirectory directory,
    ModuleCatalogue catalogue,
    Examples examples,
    SetupCode code
) : PageModel
{
    public IReadOnlyList<Partnership> Partnerships { get; private set; } = [];

    /// <summary>Whether there is no partnership at all yet, whoever asks.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Whether the visitor may set up the first partnership without the code of the host's log.</summary>
    public bool MaySetUp => !code.IsNeededBy(HttpContext);

    public IReadOnlyList<LoadedModule> Modules => catalogue.All;

    public ModuleExample? First { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Partnerships = await partnerships.AllAsync(cancellationToken);
        IsEmpty = (await directory.CurrentAsync(cancellationToken)).BySlug.Count == 0;
        First = await examples.ListAsync(of: null, cancellationToken) is [var first, ..] ? first : null;
    }
}
