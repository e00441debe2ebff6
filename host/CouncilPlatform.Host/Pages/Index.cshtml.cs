using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>The home page: what this is, which partnerships are here, and where to go.</summary>
internal sealed class IndexModel(VisiblePartnerships partnerships, ModuleCatalogue catalogue, Examples examples) : PageModel
{
    public IReadOnlyList<Partnership> Partnerships { get; private set; } = [];

    public IReadOnlyList<LoadedModule> Modules => catalogue.All;

    public Example? First { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Partnerships = await partnerships.AllAsync(cancellationToken);
        First = await examples.ListAsync(of: null, cancellationToken) is [var first, ..] ? first : null;
    }
}
