using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Core.Administration;

/// <summary>The modules that a partnership can turn on and off.</summary>
internal sealed class ModuleChoiceQueries
{
    /// <summary>The modules that the partnership uses or could use, by name, with what each brings.</summary>
    /// <param name="module">Only the module with this id, such as grants.</param>
    [Requires(Role.Administrator)]
    public static IReadOnlyList<ModuleChoice> ModuleChoices(Partnership partnership, string? module, ModuleCatalogue modules) =>
        [
            .. modules
                .Running.Select(m => m.Id)
                .Where(id => id != Gate.CoreModule)
                .Union(partnership.Modules)
                .Where(id => module is null || id == module)
                .Select(id => ChoiceOf(partnership, id, modules))
                .OrderBy(c => c.Title, StringComparer.Ordinal),
        ];

    private static ModuleChoice ChoiceOf(Partnership partnership, string id, ModuleCatalogue modules)
    {
        var loaded = modules.Running.FirstOrDefault(m => m.Id == id);
        return new(id, modules.TitleOf(id), partnership.Modules.Contains(id), loaded is not null)
        {
            Partnership = partnership,
            Loaded = loaded,
        };
    }
}
