using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <param name="Slug">The short name for addresses: 2 to 60 lower-case letters, numbers and hyphens, such as north-lakes.</param>
/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Kind">The form of joint working.</param>
/// <param name="Summary">One plain sentence about the partnership for the public, at most 1,000 characters.</param>
/// <param name="Published">Whether the public can read the partnership from the start. False if you leave it out.</param>
internal sealed record CreatePartnershipInput(string Slug, string Name, PartnershipKind Kind, string? Summary, bool? Published);

/// <param name="Module">The module's id, such as grants.</param>
/// <param name="Version">The partnership's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record SwitchModuleInput(string Partnership, string Module, int? Version) : IPartnershipInput;

/// <summary>The details of updatePartnership. What you leave out stays as it is.</summary>
/// <param name="Name">The new name, at most 200 characters.</param>
/// <param name="Kind">The new form of joint working.</param>
/// <param name="Summary">The new sentence for the public, at most 1,000 characters.</param>
internal sealed record UpdatePartnershipInput(string Partnership, string? Name, PartnershipKind? Kind, string? Summary, int? Version)
    : IPartnershipInput;

internal sealed record PublishPartnershipInput(string Partnership, int? Version) : IPartnershipInput;

/// <summary>Changes of a partnership itself.</summary>
internal sealed class PartnershipMutations
{
    /// <summary>Creates a partnership. Only the platform's operator can do this.</summary>
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

    /// <summary>Changes the facts about the partnership.</summary>
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

    /// <summary>Lets the public read the partnership.</summary>
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

    /// <summary>Stops the public reading the partnership. People with a role in it still can.</summary>
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

    /// <summary>Turns a module on for the partnership.</summary>
    [Requires(Role.Administrator)]
    public static Task<Partnership> EnableModule(
        SwitchModuleInput input,
        Partnership partnership,
        ModuleSwitches switches,
        CancellationToken cancellationToken
    ) => switches.SetAsync(partnership, input.Module, on: true, input.Version, cancellationToken);

    /// <summary>Turns a module off for the partnership. Its data stays, and is there again when the module is turned on.</summary>
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
