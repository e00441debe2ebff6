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
internal sealed record UpdatePartnershipInput(string? Name, PartnershipKind? Kind, string? Summary) : UpdateInput;

internal sealed record PublishPartnershipInput(string Partnership, int? Version) : IPartnershipInput;

/// <summary>Changes a partnership itself.</summary>
internal sealed class PartnershipMutations
{
    /// <summary>Creates a partnership. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static async Task<Partnership> CreatePartnership(CreatePartnershipInput input, PartnershipChanges partnerships) =>
        await partnerships.CommitAsync(await partnerships.AddAsync(input));

    /// <summary>Changes the facts about the partnership.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Partnership> UpdatePartnership(UpdatePartnershipInput input, PartnershipChanges partnerships)
    {
        new Rules().TextIfGiven(input.Name, 200).OptionalText(input.Summary, 1000).Check();
        var record = await partnerships.LockAsync(input.Version);
        record.Update(input.Name, input.Kind, input.OrRecorded(input.Summary, record.Summary) ?? "");
        return await partnerships.DoneAsync(record, record.Name);
    }

    /// <summary>Lets the public read the partnership.</summary>
    [Requires(Role.Administrator)]
    [Irreversible("Everybody can then read what it has recorded, but for drafts, restricted records and what is only for some roles.")]
    public static async Task<Partnership> PublishPartnership(PublishPartnershipInput input, PartnershipChanges partnerships)
    {
        var record = await partnerships.LockAsync(input.Version);
        record.Published = true;
        return await partnerships.DoneAsync(record, record.Slug);
    }

    /// <summary>Stops the public reading the partnership. People with a role in it still can.</summary>
    [Requires(Role.Administrator)]
    [Irreversible("Links to its pages and files then work only for people with a role in it.")]
    public static async Task<Partnership> UnpublishPartnership(PublishPartnershipInput input, PartnershipChanges partnerships)
    {
        var record = await partnerships.LockAsync(input.Version);
        record.Published = false;
        return await partnerships.DoneAsync(record, record.Slug);
    }

    /// <summary>Turns a module on for the partnership.</summary>
    [Requires(Role.Administrator)]
    public static Task<Partnership> EnableModule(SwitchModuleInput input, ModuleSwitches switches) =>
        switches.SetAsync(input.Module, on: true, input.Version);

    /// <summary>Turns a module off for the partnership. Its data stays, and can be used again when the module is turned on.</summary>
    [Requires(Role.Administrator)]
    [Irreversible("Its pages, forms and files are hidden from everybody until it is turned on again.")]
    public static Task<Partnership> DisableModule(SwitchModuleInput input, ModuleSwitches switches) =>
        switches.SetAsync(input.Module, on: false, input.Version);
}
