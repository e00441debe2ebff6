using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>The installed modules and their states.</summary>
internal sealed class ModuleQueries
{
    /// <summary>The modules that are installed, and whether each is running.</summary>
    public static IReadOnlyList<Module> Modules(ModuleCatalogue catalogue, Caller caller) =>
        [.. catalogue.All.Select(m => new Module(m.Id, m.Version, m.State, caller.IsKnown ? m.Reason : null))];
}

/// <summary>An installed module, such as grants.</summary>
/// <param name="Id">The module's id, such as grants.</param>
/// <param name="Version">The version of the module, such as 0.1.0.</param>
/// <param name="State">Whether the module is running.</param>
/// <param name="Reason">Why the module is not running. Null if it is running, or if you call without a key.</param>
internal sealed record Module(string Id, string Version, ModuleState State, string? Reason);
