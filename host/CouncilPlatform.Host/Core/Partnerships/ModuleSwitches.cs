using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>Turns modules on and off in the partnership of a change, for the mutation and the command.</summary>
internal sealed class ModuleSwitches(Change<CoreDb> change, PartnershipChanges partnerships, ModuleCatalogue catalogue)
{
    public async Task<Partnership> SetAsync(string module, bool on, int? version) =>
        await partnerships.CommitAsync(await SwitchAsync(module, on, version));

    /// <summary>Turns a module on or off as part of a larger change.</summary>
    public async Task<PartnershipRecord> SwitchAsync(string module, bool on, int? version)
    {
        var partnership = change.Partnership;
        var installed = catalogue.Running.Select(m => m.Id).Where(id => id != Gate.CoreModule).ToList();
        // A module that is on but no longer installed can still be turned off.
        new Rules()
            .Require(
                installed.Contains(module) || !on && partnership.Modules.Contains(module),
                RuleCodes.NotFound,
                $"The module \"{module}\" is not installed. Choose one of these: {string.Join(", ", installed)}.",
                module
            )
            .Check();
        var record = await partnerships.FindAsync(version);
        var row = await change.Of<ModuleSwitch>().SingleOrDefaultAsync(s => s.Module == module, change.Cancellation);
        if (on == row is not null)
        {
            return record;
        }

        if (row is null)
        {
            change.Add(new ModuleSwitch { PartnershipId = partnership.Id, Module = module });
        }
        else
        {
            change.Remove(row);
        }

        change.Db.Entry(record).State = EntityState.Modified;
        change.AuditIn(record.Id, record, module);
        return record;
    }
}
