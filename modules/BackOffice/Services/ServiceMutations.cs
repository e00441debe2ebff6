using CouncilPlatform.LocalityPlans.Contracts;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.BackOffice.Services;

/// <summary>Everything of it as it is to be; a service with the slug that is there already is replaced.</summary>
/// <param name="Proposal">The development that is proposed.</param>
/// <param name="EfficiencyTarget">Whether it is to contribute to the councils' efficiency target.</param>
/// <param name="RetainedPosts">The posts that stay with each council, as in "Monitoring Officer"; never a person.</param>
/// <param name="Source">The document, by title and date.</param>
/// <param name="Version">Of the service that is there, as you saw it; a stale one is refused.</param>
internal sealed record SaveServiceInput(
    string Partnership,
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
    int? Version
) : IPartnershipInput;

/// <param name="Service">Its slug.</param>
/// <param name="Participants">All that take part; who is left out takes part no more.</param>
/// <param name="Version">The service's version that you saw; a stale one is refused.</param>
internal sealed record SetParticipantsInput(string Partnership, string Service, IReadOnlyList<ParticipantInput> Participants, int? Version)
    : IPartnershipInput;

/// <param name="Organisation">The code of a member of the partnership.</param>
internal sealed record ParticipantInput(string Organisation, ServiceRole Role);

/// <param name="Service">Its slug.</param>
/// <param name="Transferable">Whether its benefits go along when another council takes the service on.</param>
/// <param name="Note">Why they do or do not.</param>
internal sealed record SaveElementInput(string Partnership, string Service, string Name, bool Transferable, string? Note)
    : IPartnershipInput;

/// <param name="Service">Its slug.</param>
/// <param name="Action">An action of the locality plans.</param>
internal sealed record LinkServiceActionInput(string Partnership, string Service, GlobalId Action) : IPartnershipInput;

/// <summary>The menu of services.</summary>
internal sealed class ServiceMutations
{
    private const int Most = 500;

    [Requires(Role.Officer)]
    public static Task<Service> SaveService(
        SaveServiceInput input,
        Partnership partnership,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> retained = [.. (input.RetainedPosts ?? []).Select(r => r.Trim())];
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Name, 200, "input", "name")
            .Text(input.Proposal, 4000, "input", "proposal")
            .Text(input.Benefits, 2000, "input", "benefits")
            .OptionalText(input.Source, 300, "input", "source")
            .Require(
                retained.Distinct(StringComparer.OrdinalIgnoreCase).Count() == retained.Count,
                RuleCodes.Invalid,
                "A post is named twice.",
                "input",
                "retainedPosts"
            );
        foreach (var (index, post) in retained.Index())
        {
            rules.Text(post, 200, "input", "retainedPosts", index.ToString(CultureInfo.InvariantCulture));
        }

        rules.Check();
        return db.WriteAsync(
            async ct =>
            {
                var there = await db
                    .Services.Where(s => s.PartnershipId == partnership.Id && s.Slug == input.Slug)
                    .Select(s => (Guid?)s.Id)
                    .SingleOrDefaultAsync(ct);
                var service = there is { } id
                    ? await db.HoldAsync<Service>(partnership, id, input.Version, ct)
                    : new()
                    {
                        PartnershipId = partnership.Id,
                        Slug = input.Slug,
                        Number = await NextAsync(db, partnership, ct),
                        Name = input.Name,
                        Proposal = input.Proposal,
                        Benefits = input.Benefits,
                    };
                (service.Name, service.Kind, service.Proposal, service.Benefits) = (input.Name, input.Kind, input.Proposal, input.Benefits);
                (service.Scale, service.Model, service.EfficiencyTarget, service.Source) = (
                    input.Scale,
                    input.Model,
                    input.EfficiencyTarget,
                    input.Source
                );
                if (there is null)
                {
                    db.Add(service);
                }

                var shared = await SharedAsync(db, partnership, ct);
                new Rules()
                    .Require(
                        !retained.Any(r => shared.Contains(r.ToUpperInvariant())),
                        "SHARED_ALREADY",
                        $"{string.Join(", ", retained.Where(r => shared.Contains(r.ToUpperInvariant())))}: councils share that post. It does not stay with each of them.",
                        "input",
                        "retainedPosts"
                    )
                    .Check();
                Retain(db, service, retained, await db.RetainedPosts.Where(r => r.ServiceId == service.Id).ToListAsync(ct));
                db.Audit("saveService", service, partnership.Id, service.Slug);
                return service;
            },
            cancellationToken
        );
    }

    /// <summary>Says which councils deliver a service, and which receive it.</summary>
    [Requires(Role.Officer)]
    public static async Task<Service> SetParticipants(
        SetParticipantsInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var organisations = await mediator.OrganisationsAsync(
            [.. input.Participants.Select(p => p.Organisation)],
            cancellationToken,
            "input",
            "participants"
        );
        var today = UkTime.Today(time);
        var members = (await mediator.Send(new GetMembers(partnership.Id), cancellationToken))
            .Where(m => m.CountsWithin(today, today))
            .Select(m => m.OrganisationId)
            .ToHashSet();
        var rules = new Rules();
        foreach (var (index, organisation) in organisations.Index())
        {
            rules.Require(
                members.Contains(organisation.Id),
                "NOT_A_MEMBER",
                $"{organisation.Name} is no member of {partnership.Name}.",
                "input",
                "participants",
                index.ToString(CultureInfo.InvariantCulture),
                "organisation"
            );
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var service = await HoldAsync(db, partnership, input.Service, input.Version, ct);
                var before = await db
                    .ServiceParticipants.Where(p => p.ServiceId == service.Id)
                    .ToDictionaryAsync(p => p.OrganisationId, ct);
                db.RemoveRange(before.Values.Where(p => organisations.All(o => o.Id != p.OrganisationId)));
                foreach (var (organisation, participant) in organisations.Zip(input.Participants))
                {
                    if (before.TryGetValue(organisation.Id, out var known))
                    {
                        known.Role = participant.Role;
                    }
                    else
                    {
                        db.Add(
                            new ServiceParticipant
                            {
                                ServiceId = service.Id,
                                OrganisationId = organisation.Id,
                                Role = participant.Role,
                            }
                        );
                    }
                }

                db.Audit("setParticipants", service, partnership.Id, $"{service.Slug}: {organisations.Count}");
                return service;
            },
            cancellationToken
        );
    }

    /// <summary>Names a part of a service, and says whether its benefits go along to another council.</summary>
    [Requires(Role.Officer)]
    public static Task<ServiceElement> SaveElement(
        SaveElementInput input,
        Partnership partnership,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Name, 200, "input", "name").OptionalText(input.Note, 1000, "input", "note").Check();
        return db.WriteAsync(
            async ct =>
            {
                var service = await HoldAsync(db, partnership, input.Service, version: null, ct);
                var element = await db.ServiceElements.SingleOrDefaultAsync(e => e.ServiceId == service.Id && e.Name == input.Name, ct);
                if (element is null)
                {
                    element = new()
                    {
                        PartnershipId = partnership.Id,
                        ServiceId = service.Id,
                        Name = input.Name,
                    };
                    db.Add(element);
                }

                (element.Transferable, element.Note) = (input.Transferable, input.Note);
                db.Audit("saveElement", element, partnership.Id, $"{service.Slug}: {element.Name}");
                return element;
            },
            cancellationToken
        );
    }

    /// <summary>Says that an action of the locality plans delivers a change of a service.</summary>
    [Requires(Role.Officer)]
    public static async Task<Service> LinkServiceAction(
        LinkServiceActionInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.Action.For<Action>("input", "action");
        var answer = await mediator.Send(new GetActions(partnership, [id]), cancellationToken);
        if (answer.Value is not { } known)
        {
            throw new RuleException("MODULE_NOT_ENABLED", answer.Reason!, "input", "action");
        }

        new Rules()
            .Require(known.ContainsKey(id), RuleCodes.NotFound, $"There is no such action in {partnership.Name}.", "input", "action")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var service = await HoldAsync(db, partnership, input.Service, version: null, ct);
                if (!await db.ServiceActions.AnyAsync(l => l.ServiceId == service.Id && l.ActionId == id, ct))
                {
                    db.Add(
                        new ServiceAction
                        {
                            PartnershipId = partnership.Id,
                            ServiceId = service.Id,
                            ActionId = id,
                        }
                    );
                }

                db.Audit("linkServiceAction", service, partnership.Id, $"{service.Slug}: {known[id].Title}");
                return service;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Service> UnlinkServiceAction(
        LinkServiceActionInput input,
        Partnership partnership,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Action.For<Action>("input", "action");
        return db.WriteAsync(
            async ct =>
            {
                var service = await HoldAsync(db, partnership, input.Service, version: null, ct);
                var link =
                    await db.ServiceActions.SingleOrDefaultAsync(l => l.ServiceId == service.Id && l.ActionId == id, ct)
                    ?? throw new RuleException(
                        RuleCodes.NotFound,
                        $"That action does not deliver a change of {service.Name}.",
                        "input",
                        "action"
                    );
                db.Remove(link);
                db.Audit("unlinkServiceAction", service, partnership.Id, service.Slug);
                return service;
            },
            cancellationToken
        );
    }

    internal static async Task<int> NextAsync(BackOfficeDb db, Partnership partnership, CancellationToken cancellationToken)
    {
        var last = await db.Services.Where(s => s.PartnershipId == partnership.Id).MaxAsync(s => (int?)s.Number, cancellationToken) ?? 0;
        new Rules().Require(last < Most, RuleCodes.Invalid, $"A menu has at most {Most} services.", "input", "slug").Check();
        return last + 1;
    }

    /// <summary>The titles of the posts that are shared, in capitals.</summary>
    internal static async Task<HashSet<string>> SharedAsync(
        BackOfficeDb db,
        Partnership partnership,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await db
                    .SharedPosts.Where(p => p.PartnershipId == partnership.Id)
                    .Select(p => p.Title)
                    .Distinct()
                    .ToListAsync(cancellationToken)
            ).Select(t => t.ToUpperInvariant()),
        ];

    /// <summary>Makes these the posts that stay with each council; says whether they were others before.</summary>
    internal static bool Retain(BackOfficeDb db, Service service, IReadOnlyList<string> posts, IEnumerable<RetainedPost> before)
    {
        var keys = posts.ToDictionary(p => p.ToUpperInvariant(), p => p, StringComparer.Ordinal);
        var gone = before.Where(r => !keys.Remove(r.TitleKey)).ToList();
        db.RemoveRange(gone);
        db.AddRange(
            keys.Select(k => new RetainedPost
            {
                PartnershipId = service.PartnershipId,
                ServiceId = service.Id,
                Title = k.Value,
                TitleKey = k.Key,
            })
        );
        return gone.Count + keys.Count > 0;
    }

    internal static async Task<Service> HoldAsync(
        BackOfficeDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id =
            await db
                .Services.Where(s => s.PartnershipId == partnership.Id && s.Slug == slug)
                .Select(s => (Guid?)s.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no service \"{slug}\".", "input", "service");
        return await db.HoldAsync<Service>(partnership, id, version, cancellationToken);
    }
}
