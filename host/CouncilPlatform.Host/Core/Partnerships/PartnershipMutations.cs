using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Partnerships;

internal sealed record CreatePartnershipInput(string Slug, string Name, PartnershipKind Kind, string? Summary, bool? Published);

internal sealed record SwitchModuleInput(string Partnership, string Module, int? Version) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Version">The partnership's version that you saw; a stale one is refused.</param>
internal sealed record UpdatePartnershipInput(string Partnership, string? Name, PartnershipKind? Kind, string? Summary, int? Version)
    : IPartnershipInput;

/// <param name="Version">The partnership's version that you saw; a stale one is refused.</param>
internal sealed record PublishPartnershipInput(string Partnership, int? Version) : IPartnershipInput;

/// <summary>Changes of a partnership itself.</summary>
internal sealed class PartnershipMutations
{
    [RequiresOperator]
    public static async Task<Partnership> CreatePartnership(
        CreatePartnershipInput input,
        CoreDb db,
        PartnershipDirectory directory,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Name, 200, "input", "name")
            .OptionalText(input.Summary, 1000, "input", "summary")
            .Check();
        var record = new PartnershipRecord
        {
            Slug = input.Slug,
            Name = input.Name,
            Kind = input.Kind,
            Summary = input.Summary ?? "",
            Published = input.Published ?? false,
        };
        await db.WriteAsync(
            _ =>
            {
                db.Add(record);
                db.Audit("createPartnership", record, record.Id, record.Slug);
                return Task.FromResult(record);
            },
            cancellationToken
        );
        directory.Forget();
        return (await directory.CurrentAsync(cancellationToken)).ById[record.Id];
    }

    [Requires(Role.Administrator)]
    public static async Task<Partnership> UpdatePartnership(
        UpdatePartnershipInput input,
        Partnership partnership,
        CoreDb db,
        PartnershipChanges changes,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Name ?? partnership.Name, 200, "input", "name")
            .OptionalText(input.Summary, 1000, "input", "summary")
            .Check();
        return await changes.RunAsync(
            partnership,
            input.Version,
            record =>
            {
                record.Name = input.Name ?? record.Name;
                record.Kind = input.Kind ?? record.Kind;
                record.Summary = input.Summary ?? record.Summary;
                db.Audit("updatePartnership", record, partnership.Id, record.Name);
            },
            cancellationToken
        );
    }

    /// <summary>Lets anyone read the partnership.</summary>
    [Requires(Role.Administrator)]
    public static Task<Partnership> PublishPartnership(
        PublishPartnershipInput input,
        Partnership partnership,
        CoreDb db,
        PartnershipChanges changes,
        CancellationToken cancellationToken
    ) =>
        changes.RunAsync(
            partnership,
            input.Version,
            record =>
            {
                record.Published = true;
                db.Audit("publishPartnership", record, partnership.Id, record.Slug);
            },
            cancellationToken
        );

    /// <summary>Lets only those with a role in the partnership read it.</summary>
    [Requires(Role.Administrator)]
    public static Task<Partnership> UnpublishPartnership(
        PublishPartnershipInput input,
        Partnership partnership,
        CoreDb db,
        PartnershipChanges changes,
        CancellationToken cancellationToken
    ) =>
        changes.RunAsync(
            partnership,
            input.Version,
            record =>
            {
                record.Published = false;
                db.Audit("unpublishPartnership", record, partnership.Id, record.Slug);
            },
            cancellationToken
        );

    [Requires(Role.Administrator)]
    public static Task<Partnership> EnableModule(
        SwitchModuleInput input,
        Partnership partnership,
        ModuleSwitches switches,
        CancellationToken cancellationToken
    ) => switches.SetAsync(partnership, input.Module, on: true, input.Version, cancellationToken);

    [Requires(Role.Administrator)]
    public static Task<Partnership> DisableModule(
        SwitchModuleInput input,
        Partnership partnership,
        ModuleSwitches switches,
        CancellationToken cancellationToken
    ) => switches.SetAsync(partnership, input.Module, on: false, input.Version, cancellationToken);
}

/// <summary>Turns modules on and off in a partnership, for the mutation and the command alike.</summary>
internal sealed class ModuleSwitches(CoreDb db, PartnershipDirectory directory, ModuleCatalogue catalogue)
{
    public async Task<Partnership> SetAsync(
        Partnership partnership,
        string module,
        bool on,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var installed = catalogue.Running.Select(m => m.Id).Where(id => id != Gate.CoreModule).ToList();
        // One that is on and no longer installed may be turned off.
        if (!installed.Contains(module) && (on || !partnership.Modules.Contains(module)))
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"No module \"{module}\" can be turned on or off here. Those that can: {string.Join(", ", installed)}.",
                "input",
                "module"
            );
        }

        await db.WriteAsync(
            async ct =>
            {
                var record = await db.Partnerships.SingleAsync(p => p.Id == partnership.Id, ct);
                if (version is not null && version != record.Version)
                {
                    throw new RuleException(
                        RuleCodes.Conflict,
                        $"The partnership is at version {record.Version}, not {version}. Read it again, then retry.",
                        "input",
                        "version"
                    );
                }

                var existing = await db.ModuleSwitches.SingleOrDefaultAsync(
                    s => s.PartnershipId == partnership.Id && s.Module == module,
                    ct
                );
                if (on == (existing is not null))
                {
                    return record;
                }

                if (existing is null)
                {
                    db.Add(new ModuleSwitch { PartnershipId = partnership.Id, Module = module });
                }
                else
                {
                    db.Remove(existing);
                }

                db.Entry(record).State = EntityState.Modified;
                db.Audit(on ? "enableModule" : "disableModule", record, partnership.Id, module);
                return record;
            },
            cancellationToken
        );
        directory.Forget();
        return (await directory.CurrentAsync(cancellationToken)).ById[partnership.Id];
    }
}
