namespace CouncilPlatform.Grants.OpenData;

/// <summary>Which awards: those that meet all that is said.</summary>
/// <param name="MinAmount">This much or more.</param>
/// <param name="MaxAmount">This much or less.</param>
/// <param name="From">Awarded on this day or later.</param>
/// <param name="To">Awarded on this day or earlier.</param>
/// <param name="Recipient">The recipient's identifier.</param>
/// <param name="Programme">The programme's code.</param>
/// <param name="Area">The code of the area, or its name where it was published without one; not those for several areas.</param>
/// <param name="Ward">The code of the ward, or its name where it was published without one; not those for several wards.</param>
/// <param name="SeveralAreas">Those for several areas, or those for one at most.</param>
/// <param name="Origin">Awarded here, or imported.</param>
internal sealed record AwardFilterInput(
    Money? MinAmount,
    Money? MaxAmount,
    DateOnly? From,
    DateOnly? To,
    string? Recipient,
    string? Programme,
    string? Area,
    string? Ward,
    bool? SeveralAreas,
    AwardOrigin? Origin
);

/// <param name="Direction">Ascending where nothing is said.</param>
internal sealed record AwardOrderInput(AwardOrderField Field, OrderDirection? Direction);

/// <summary>What a list of awards is sorted by.</summary>
internal enum AwardOrderField
{
    AwardDate,
    Amount,

    /// <summary>The recipient's name, whatever its case.</summary>
    Recipient,

    /// <summary>Whatever its case.</summary>
    Title,
}

internal static class AwardFilter
{
    /// <summary>A partnership's awards that pass the filter.</summary>
    /// <exception cref="RuleException">INVALID: nothing can pass it.</exception>
    public static IQueryable<Award> AwardsOf(this GrantsDb db, Partnership partnership, AwardFilterInput? filter)
    {
        var awards = db.Awards.Where(a => a.PartnershipId == partnership.Id);
        if (filter is null)
        {
            return awards;
        }

        new Rules().Interval(filter.MinAmount, filter.MaxAmount, "minAmount").Interval(filter.From, filter.To, "from").Check();
        if (filter.MinAmount?.MinorUnits is { } least)
        {
            awards = awards.Where(a => a.Pence >= least);
        }

        if (filter.MaxAmount?.MinorUnits is { } most)
        {
            awards = awards.Where(a => a.Pence <= most);
        }

        if (filter.From is { } from)
        {
            awards = awards.Where(a => a.AwardDate >= from);
        }

        if (filter.To is { } to)
        {
            awards = awards.Where(a => a.AwardDate <= to);
        }

        if (filter.Recipient is { } recipient)
        {
            awards = awards.Where(a => a.RecipientRow!.Identifier == recipient);
        }

        if (filter.Programme is { } programme)
        {
            awards = awards.Where(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.Code == programme));
        }

        if (filter.Area is { } area)
        {
            awards = awards.Where(a => !a.SeveralAreas && (a.AreaCode == area || (a.AreaCode == null && a.AreaName == area)));
        }

        if (filter.Ward is { } ward)
        {
            awards = awards.Where(a => a.WardCode == ward || (a.WardCode == null && a.WardName == ward));
        }

        if (filter.SeveralAreas is { } several)
        {
            awards = awards.Where(a => a.SeveralAreas == several);
        }

        if (filter.Origin is { } origin)
        {
            awards = awards.Where(a => a.ApplicationId != null == (origin == AwardOrigin.AwardedHere));
        }

        return awards;
    }
}
