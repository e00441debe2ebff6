using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Core.Work;

/// <summary>The kinds of work of running modules, the core's first.</summary>
internal sealed class WorkCatalogue(ModuleCatalogue modules)
{
    public IReadOnlyList<(string Module, WorkKind Kind)> All { get; } =
    [.. from module in modules.Running from kind in module.Work() select (module.Id, kind)];
}
