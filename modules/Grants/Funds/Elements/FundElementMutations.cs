namespace CouncilPlatform.Grants.Funds;

/// <summary>What is known of money that is not here. None of this moves any: <c>receiveFunding</c> does, and may name the element it is of.</summary>
internal sealed class FundElementMutations
{
    public const int Most = 200;

    /// <summary>An element of a fund.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundElement> RecordFundElement(
        RecordFundElementInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var keeper = await KeeperAsync(input.RetainedBy, mediator, cancellationToken);
        Check(input.Title, input.Revenue, input.Capital, input.Note, input.AsOf, time)
            .Require(
                input.RetainedBy is null || keeper is not null,
                RuleCodes.NotFound,
                NoOrganisation(input.RetainedBy),
                "input",
                "retainedBy"
            )
            .Keeper(input.Status, input.RetainedBy is not null)
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var fund = await FundMutations.HoldAsync(db, partnership, input.Fund, input.Version, ct);
                var number = 1 + (await db.FundElements.Where(e => e.FundId == fund.Id).MaxAsync(e => (int?)e.Number, ct) ?? 0);
                new Rules()
                    .Require(
                        number <= Most,
                        RuleCodes.Invalid,
                        $"{fund.Name} has {Most} elements already. Change one of them.",
                        "input",
                        "fund"
                    )
                    .Check();
                var element = new FundElement
                {
                    PartnershipId = partnership.Id,
                    FundId = fund.Id,
                    Number = number,
                    Title = input.Title,
                    Status = input.Status,
                    RetainedById = keeper?.Id,
                    AsOf = input.AsOf,
                    Note = input.Note,
                    RevenuePence = input.Revenue?.MinorUnits,
                    CapitalPence = input.Capital?.MinorUnits,
                };
                db.Add(element);
                db.Audit("recordFundElement", element, partnership.Id, $"{fund.Slug}: {Describe(element)}");
                return element;
            },
            cancellationToken
        );
    }

    /// <summary>Changes an element: confirms it, gives it an amount, or says who keeps it. Confirming moves no money.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundElement> ChangeFundElement(
        ChangeFundElementInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        Receipts receipts,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Element.For<FundElement>("input", "element");
        var keeper = await KeeperAsync(input.RetainedBy, mediator, cancellationToken);
        var unknown = input.Unknown ?? [];
        Check(input.Title ?? "-", input.Revenue, input.Capital, input.Note, input.AsOf, time)
            .Require(
                input.RetainedBy is null || keeper is not null,
                RuleCodes.NotFound,
                NoOrganisation(input.RetainedBy),
                "input",
                "retainedBy"
            )
            .Require(
                input.Revenue is null || !unknown.Contains(FundingStream.Revenue),
                RuleCodes.Invalid,
                "Revenue has an amount and is not known, both. Leave out one of them.",
                "input",
                "unknown"
            )
            .Require(
                input.Capital is null || !unknown.Contains(FundingStream.Capital),
                RuleCodes.Invalid,
                "Capital has an amount and is not known, both. Leave out one of them.",
                "input",
                "unknown"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var element = await db.HoldAsync<FundElement>(partnership, id, input.Version, ct);
                // Receipts queue on the fund.
                await db.HoldAsync<Fund>(partnership, element.FundId, expectedVersion: null, ct);
                var before = Describe(element);
                element.Title = input.Title ?? element.Title;
                element.Status = input.Status ?? element.Status;
                element.RetainedById = keeper?.Id ?? (element.Status == ElementStatus.Retained ? element.RetainedById : null);
                element.AsOf = input.AsOf;
                element.Note = input.Note ?? element.Note;
                element.RevenuePence = unknown.Contains(FundingStream.Revenue) ? null : input.Revenue?.MinorUnits ?? element.RevenuePence;
                element.CapitalPence = unknown.Contains(FundingStream.Capital) ? null : input.Capital?.MinorUnits ?? element.CapitalPence;
                var received = (await receipts.OfElementsAsync([id], ct)).GetValueOrDefault(id) ?? StreamAmounts.None;
                new Rules()
                    .Keeper(element.Status, element.RetainedById is not null)
                    .Require(
                        element.Status == ElementStatus.Confirmed || received.Total.MinorUnits == 0,
                        "ELEMENT_RECEIVED",
                        $"{received.Total} of \"{element.Title}\" was received already, so it stays CONFIRMED. Record another element for what is not sure.",
                        "input",
                        "status"
                    )
                    .Check();
                db.Audit("changeFundElement", element, partnership.Id, $"from {before} to {Describe(element)}");
                return element;
            },
            cancellationToken
        );
    }

    /// <summary>The element of a held fund that money came for.</summary>
    /// <exception cref="RuleException">The fund has none such (NOT_FOUND), or no money can have come for it (ELEMENT_NOT_CONFIRMED).</exception>
    internal static async Task<FundElement> ReceivingAsync(GrantsDb db, Fund fund, GlobalId element, CancellationToken cancellationToken)
    {
        var id = element.For<FundElement>("input", "element");
        var found =
            await db.FundElements.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.FundId == fund.Id, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{fund.Name} has no such element.", "input", "element");
        return found.Status == ElementStatus.Confirmed
            ? found
            : throw new RuleException(
                "ELEMENT_NOT_CONFIRMED",
                found.Status == ElementStatus.Retained
                    ? $"\"{found.Title}\" is kept by another body: none of it comes to {fund.Name}. Change the element first, if that is no longer so."
                    : $"\"{found.Title}\" is not confirmed. Confirm the element first, if the money is here.",
                "input",
                "element"
            );
    }

    private static async Task<Organisation?> KeeperAsync(string? code, IMediator mediator, CancellationToken cancellationToken) =>
        code is null ? null : (await mediator.Send(new FindOrganisations([code]), cancellationToken)).GetValueOrDefault(code);

    private static string NoOrganisation(string? code) => $"No organisation has the code \"{code}\". Send a GSS code or identifier.";

    private static Rules Check(string title, Money? revenue, Money? capital, string? note, PartialDate asOf, TimeProvider time)
    {
        var rules = new Rules()
            .Text(title, 200, "input", "title")
            .OptionalText(note, 1000, "input", "note")
            .Require(
                asOf.First <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{asOf} is still to come. Say since when it is so.",
                "input",
                "asOf"
            );
        foreach (var (name, amount) in new[] { ("revenue", revenue), ("capital", capital) })
        {
            rules
                .NotNegative(amount ?? default, "input", name)
                .Require(
                    (amount ?? default) <= FundLine.Most,
                    RuleCodes.Invalid,
                    $"{amount} is more than {FundLine.Most}, the most that a line holds. Check the amount.",
                    "input",
                    name
                );
        }

        return rules;
    }

    private static string Describe(FundElement element) => $"{element.Title}: {element.Status} as of {element.AsOf}, {element.Expected()}";
}

internal static class KeeperRule
{
    /// <summary>Who keeps an element is said exactly where one does.</summary>
    public static Rules Keeper(this Rules rules, ElementStatus status, bool named) =>
        rules
            .Require(
                status != ElementStatus.Retained || named,
                RuleCodes.Invalid,
                "Another body keeps it. Say in retainedBy which.",
                "input",
                "retainedBy"
            )
            .Require(
                status == ElementStatus.Retained || !named,
                RuleCodes.Invalid,
                $"One that is {status.ToString().ToUpperInvariant()} is kept by nobody else. Leave out retainedBy, or make it RETAINED.",
                "input",
                "retainedBy"
            );
}
