using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>What is installed here, and how it fares.</summary>
internal sealed class ModuleQueries
{
    public static IReadOnlyList<Module> Modules(ModuleCatalogue catalogue, Caller caller) =>
        [.. catalogue.All.Select(m => new Module(m.Id, m.Version, m.State, caller.IsKnown ? m.Reason : null))];
}

/// <param name="Reason">Why it does not run; null where it does, and for callers without a key.</param>
internal sealed record Module(string Id, string Version, ModuleState State, string? Reason);
