using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Pages;

/// <summary>The modules' example queries that have an answer here. The core's come after those of the modules.</summary>
internal sealed class Examples(ModuleCatalogue catalogue, VisiblePartnerships partnerships)
{
    /// <param name="of">Only what the schema of this partnership answers. Null for all modules.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<IReadOnlyList<ModuleExample>> ListAsync(Partnership? of, CancellationToken cancellationToken)
    {
        var visible = await partnerships.AllAsync(cancellationToken);
        return
        [
            .. from module in catalogue.Running
            let isCore = module.Id == Gate.CoreModule
            where isCore || of is null || of.Modules.Contains(module.Id)
            from example in module.Contribute().Examples
            where
                example.Partnership is null || visible.Any(p => p.Slug == example.Partnership && (isCore || p.Modules.Contains(module.Id)))
            // What is about another partnership comes last.
            orderby of is not null && example.Partnership is not null && example.Partnership != of.Slug, isCore, module.Id
            select new ModuleExample(module.Title, example.Title, example.Document),
        ];
    }
}

/// <summary>An example and the title of its module.</summary>
internal sealed record ModuleExample(string Module, string Title, string Document);
