using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.BackOffice.Services;

internal abstract record ServiceInput : PartnershipInput
{
    /// <summary>The service's short name, like legal-services.</summary>
    public required string Service { get; init; }
}

/// <param name="RetainedPosts">The offices that stay with each council, like Monitoring Officer; never a person.</param>
internal sealed record SaveServiceInput(
    string Slug,
    string Name,
    ServiceKind Kind,
    string Proposal,
    string Benefits,
    DeliveryScale? Scale,
    DeliveryModel? Model,
    bool EfficiencyTarget,
    IReadOnlyList<string>? RetainedPosts,
    string? Source,
    ServiceStatus? Status
) : VersionedInput
{
    internal IReadOnlyList<string> Offices => [.. (RetainedPosts ?? []).Select(r => r.Trim())];

    internal void Check()
    {
        var rules = new Rules()
            .Slug(Slug)
            .Text(Name, 200)
            .Text(Proposal, 4000)
            .Text(Benefits, 2000)
            .OptionalText(Source, 300)
            .Valid(Offices.Distinct(Names.Same).Count() == Offices.Count, "An office is entered twice. Enter it once.", RetainedPosts);
        foreach (var (index, office) in Offices.Index())
        {
            rules.Text(office, 200, InputPath.Of("retainedPosts", index));
        }

        rules.Check();
    }
}

/// <param name="Participants">All councils that take part; a council that is left out no longer takes part.</param>
internal sealed record SetParticipantsInput(IReadOnlyList<ParticipantInput> Participants, int? Version) : ServiceInput;

/// <summary>A council that takes part in a service.</summary>
/// <param name="Organisation">The code of a member of the partnership.</param>
internal sealed record ParticipantInput([CodeOf<Organisation>] string Organisation, ServiceRole Role);

internal sealed record SaveElementInput(string Name, bool Transferable, string? Note) : ServiceInput;

/// <param name="Action">The id of an action of the locality plans.</param>
internal sealed record LinkServiceActionInput(GlobalId Action) : ServiceInput;

internal sealed class ServiceMutations
{
    private const int MaxServices = 500;

    /// <summary>Records the whole of a service, in place of the one with the same short name.</summary>
    [Requires(Role.Officer)]
    public static async Task<Service> SaveService(SaveServiceInput input, ISharedPosts posts, Change<BackOfficeDb> change)
    {
        input.Check();
        await change.BeginAsync();
        var number = await change.NextNumberAsync<Service>(s => s.PartnershipId == change.Partnership.Id);
        var service = await change.LockOrAddAsync(
            s => s.Slug == input.Slug,
            input.Version,
            () => New(input, number, change.Partnership),
            path: "slug"
        );
        service.Update(input);
        var shared = await posts.TitlesAsync(change);
        var both = input.Offices.Where(o => shared.Exists(t => Offices.Includes(t, o))).ToList();
        new Rules()
            .Require(
                both.Count == 0,
                "SHARED_ALREADY",
                $"{string.Join(", ", both)}: councils already share this post, so it does not stay with each of them.",
                InputPath.Of("retainedPosts")
            )
            .Check();
        var retained = change.Of<RetainedPost>().Where(r => r.ServiceId == service.Id);
        Retain(change, service, input.Offices, await retained.ToListAsync(change.Cancellation));
        return change.Done(service, service.Slug);
    }

    /// <summary>
    /// Records which councils deliver a service, and which receive it. You can add, change and leave out only the council that you act for.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Service> SetParticipants(SetParticipantsInput input, Change<BackOfficeDb> change)
    {
        var at = InputPath.Of("participants");
        var councils = await change.OrganisationsAsync([.. input.Participants.Select(p => p.Organisation)], at);
        var today = PartialDate.Of(change.Today);
        await change.RequireMembersAsync(councils, today, index => at.Within(index, "organisation"), observers: true);
        var service = await change.LockAsync<Service>(input.Service, input.Version);
        await change.ReplaceAsync(
            change.Db.Set<ServiceParticipant>().Where(p => p.ServiceId == service.Id),
            p => p.OrganisationId,
            councils.Zip(input.Participants, (council, participant) => (council.Id, participant)),
            id => new ServiceParticipant { ServiceId = service.Id, OrganisationId = id },
            (known, participant) => known.Role = participant.Role
        );
        await change.RequireOwnersAsync(
            (ServiceParticipant p) => p.OrganisationId,
            councils.Select(c => c.Id),
            index => at.Within(index, "organisation")
        );
        return change.Done(service, $"{service.Slug}: {councils.Count}");
    }

    /// <summary>Records a part of a service, and whether its benefits transfer.</summary>
    [Requires(Role.Officer)]
    public static async Task<ServiceElement> SaveElement(SaveElementInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Name, 200).OptionalText(input.Note, 1000).Check();
        var service = await change.LockAsync<Service>(input.Service);
        var element = await change.FindOrAddAsync(
            change
                .Of<ServiceElement>()
                .Where(await change.AsStoredAsync<ServiceElement>(e => e.ServiceId == service.Id && e.Name == input.Name)),
            () =>
                new()
                {
                    PartnershipId = service.PartnershipId,
                    ServiceId = service.Id,
                    Name = input.Name,
                }
        );
        (element.Transferable, element.Note) = (input.Transferable, input.Note);
        return change.Done(element, $"{service.Slug}: {element.Name}");
    }

    /// <summary>Records that an action of the locality plans delivers a change of a service.</summary>
    [Requires(Role.Officer)]
    public static async Task<Service> LinkServiceAction(LinkServiceActionInput input, Change<BackOfficeDb> change)
    {
        var action = input.Action.For<PlanAction>();
        var answer = await change.AskAsync(new GetActions(change.Partnership, [action]));
        var known = answer.Value ?? throw new RuleException("MODULE_NOT_ENABLED", answer.Reason!, input.Action);
        new Rules()
            .Require(
                known.ContainsKey(action),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no action with the id {input.Action}. Check it, then try again.",
                input.Action
            )
            .Check();
        var service = await change.LockAsync<Service>(input.Service);
        await change.FindOrAddAsync(
            change.Of<ServiceAction>().Where(a => a.ServiceId == service.Id && a.ActionId == action),
            () =>
                new()
                {
                    PartnershipId = service.PartnershipId,
                    ServiceId = service.Id,
                    ActionId = action,
                }
        );
        return change.Done(service, $"{service.Slug}: {known[action].Title}");
    }

    /// <summary>Removes the link between an action of the locality plans and a service.</summary>
    [Requires(Role.Officer)]
    public static async Task<Service> UnlinkServiceAction(LinkServiceActionInput input, Change<BackOfficeDb> change)
    {
        var action = input.Action.For<PlanAction>();
        var service = await change.LockAsync<Service>(input.Service);
        change.Remove(
            await change.RequireAsync(
                change.Of<ServiceAction>().Where(a => a.ServiceId == service.Id && a.ActionId == action),
                $"{service.Name} is not linked to this action. Choose one of the actions that it is linked to.",
                input.Action
            )
        );
        return change.Done(service, service.Slug);
    }

    /// <summary>Makes these the offices that stay with each council.</summary>
    /// <returns>Whether they were others before.</returns>
    internal static bool Retain(Change<BackOfficeDb> change, Service service, IEnumerable<string> offices, IEnumerable<RetainedPost> before)
    {
        var keys = offices.ToDictionary(Names.Key, StringComparer.Ordinal);
        var gone = before.Where(r => !keys.Remove(r.TitleKey)).ToList();
        change.Db.RemoveRange(gone);
        change.AddRange(
            keys.Select(k => new RetainedPost
            {
                ServiceId = service.Id,
                Title = k.Value,
                TitleKey = k.Key,
            })
        );
        return gone.Count + keys.Count > 0;
    }

    internal static Service New(SaveServiceInput input, int number, Partnership partnership)
    {
        new Rules().Valid(number <= MaxServices, $"A menu has at most {MaxServices} services.", InputPath.Of("slug")).Check();
        return new()
        {
            PartnershipId = partnership.Id,
            Slug = input.Slug,
            Number = number,
        };
    }
}
