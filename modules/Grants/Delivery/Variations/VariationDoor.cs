namespace CouncilPlatform.Grants.Delivery;

/// <summary>What deciding a variation holds: the round that awarded the money, if one did, then the allocation, as awards do.</summary>
internal sealed class VariationDoor(GrantsDb db, Drawings drawings)
{
    public async Task<(Round? Round, Allocation Allocation, AllocationVariation Variation)> HoldAsync(
        Partnership partnership,
        GlobalId variation,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = variation.For<AllocationVariation>("input", "variation");
        var allocation =
            await AllocationAsync(partnership, variation, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"There is no such variation in {partnership.Name}.", "input", "variation");
        var round = await (
            from draw in db.ApplicationDraws
            join application in db.Applications on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation
            select (Guid?)application.RoundId
        ).SingleOrDefaultAsync(cancellationToken);
        return (
            round is { } held ? await db.HoldAsync<Round>(partnership, held, expectedVersion: null, cancellationToken) : null,
            await db.HoldAsync<Allocation>(partnership, allocation, expectedVersion: null, cancellationToken),
            await db.HoldAsync<AllocationVariation>(partnership, id, version, cancellationToken)
        );
    }

    /// <summary>The allocation that a variation is of, which never changes; null where there is no such variation.</summary>
    public Task<Guid?> AllocationAsync(Partnership partnership, GlobalId variation, CancellationToken cancellationToken)
    {
        var id = variation.For<AllocationVariation>("input", "variation");
        return db
            .AllocationVariations.Where(v => v.Id == id && v.PartnershipId == partnership.Id)
            .Select(v => (Guid?)v.AllocationId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Requires that the round and its programme may draw so much more on the fund. The round and the fund are held.</summary>
    /// <exception cref="RuleException">BUDGET_EXCEEDED or CEILING_EXCEEDED.</exception>
    public async Task RequireDrawableAsync(Round? round, Allocation allocation, StreamAmounts more, CancellationToken cancellationToken)
    {
        if (round is null)
        {
            return;
        }

        var drawn = (await drawings.OfProgrammesAsync([round.ProgrammeId], cancellationToken)).GetValueOrDefault(round.ProgrammeId) ?? [];
        var source = await db
            .ProgrammeFunds.AsNoTracking()
            .SingleOrDefaultAsync(f => f.ProgrammeId == round.ProgrammeId && f.FundId == allocation.FundId, cancellationToken);
        var ofRound = round.Budget() - drawn.Where(d => d.RoundId == round.Id).Sum();
        var ofProgramme = (source?.Ceiling() ?? StreamAmounts.None) - drawn.Where(d => d.FundId == allocation.FundId).Sum();
        var rules = new Rules();
        foreach (var stream in Enum.GetValues<FundingStream>().Where(s => more.Of(s).MinorUnits > 0))
        {
            var name = stream.ToString().ToLowerInvariant();
            rules
                .Require(
                    more.Of(stream) <= ofRound.Of(stream),
                    "BUDGET_EXCEEDED",
                    $"{more.Of(stream)} more of {name} is more than the {ofRound.Of(stream)} that {round.Title} has left.",
                    "input",
                    "variation"
                )
                .Require(
                    more.Of(stream) <= ofProgramme.Of(stream),
                    ProgrammeMutations.CeilingExceeded,
                    $"{more.Of(stream)} more of {name} is more than the {ofProgramme.Of(stream)} that the programme may still draw on the fund.",
                    "input",
                    "variation"
                );
        }

        rules.Check();
    }
}
