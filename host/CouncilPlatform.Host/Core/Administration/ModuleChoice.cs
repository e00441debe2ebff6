using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL;
using Humanizer;

namespace CouncilPlatform.Host.Core.Administration;

/// <summary>A module that the partnership uses or could use, and what it brings.</summary>
/// <param name="Module">The module's id, such as grants.</param>
/// <param name="Title">The module's name for people, such as Back Office.</param>
/// <param name="On">Whether the partnership uses it.</param>
/// <param name="Installed">Whether it runs on this host. One that is on and is not installed shows nothing until it is.</param>
internal sealed record ModuleChoice(string Module, string Title, bool On, bool Installed)
{
    internal required Partnership Partnership { get; init; }

    internal required LoadedModule? Loaded { get; init; }

    /// <summary>What it is for, in a sentence. Null if the module does not say.</summary>
    public string? Summary() => Loaded?.Module is { } module ? Descriptions.Of(module.GetType()) : null;

    /// <summary>The pages in the partnership's navigation that it brings.</summary>
    public IReadOnlyList<string> Pages(PageCatalogue pages) =>
        [
            .. pages
                .All.Where(p => p.Module == Module && p.Description.Navigation is not null)
                .OrderBy(p => p.Description.Navigation!.Order)
                .Select(p => p.Description.Title),
        ];

    /// <summary>The forms that it brings: what people can record or change.</summary>
    public IReadOnlyList<string> Forms(ModuleCatalogue modules) =>
        [
            .. modules
                .Schema!.Mutation!.Fields.Where(f => f.GetMetadata<string>("module") == Module && f.DeprecationReason is null)
                .Select(f => Labels.OfMutation(f.Name))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The kinds of file that can be imported with it.</summary>
    public IReadOnlyList<string> Imports(ImportCatalogue imports) =>
        [.. imports.All.Where(i => i.Module == Module).Select(i => i.Kind.Title).Order(StringComparer.Ordinal)];

    /// <summary>The files for spreadsheets and dashboards that it offers.</summary>
    public IReadOnlyList<string> Files(DatasetCatalogue files) =>
        [.. files.OfModule(Module).Select(f => f.File).Order(StringComparer.Ordinal)];

    /// <summary>The other modules that it asks. It works without them, and then shows less.</summary>
    public IReadOnlyList<string> Asks(ModuleCatalogue modules) =>
        [.. modules.Running.Where(m => m.Id != Module && m.Id != Gate.CoreModule && Loaded?.Asks(m) == true).Select(m => m.Title)];

    /// <summary>The other modules that ask it. They work without it, and then show less.</summary>
    public IReadOnlyList<string> AskedBy(ModuleCatalogue modules) =>
        [.. modules.Running.Where(m => m.Id != Module && Loaded is { } own && m.Asks(own)).Select(m => m.Title)];

    /// <summary>
    /// What the partnership has recorded with it that you may read, by kind, without kinds of which there is none. It is hidden while the
    /// module is off, and is never deleted.
    /// </summary>
    [Cost(5_000, Size = 20)]
    public async Task<IReadOnlyList<RecordCount>> Records(
        ModuleCatalogue modules,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var counts = new List<RecordCount>();
        foreach (var (name, loader) in modules.Schema!.GetMetadata<NodeSet>(NodeSet.Key)!.Of(Module))
        {
            if (loader.CountIn is { } count && await count(services, Partnership, cancellationToken) is > 0 and var number)
            {
                counts.Add(new(name.Humanize(), number));
            }
        }

        return counts;
    }
}

/// <summary>How many things of one kind there are.</summary>
/// <param name="Kind">The kind of thing, in words, such as Payment milestone.</param>
/// <param name="Count">How many.</param>
internal sealed record RecordCount(string Kind, int Count);
