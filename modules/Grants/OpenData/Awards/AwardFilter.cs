namespace CouncilPlatform.Grants.OpenData;

/// <summary>Awards that meet every condition given.</summary>
/// <param name="MinAmount">Awards of this amount or more.</param>
/// <param name="MaxAmount">Awards of this amount or less.</param>
/// <param name="From">Awarded on this day or later.</param>
/// <param name="To">Awarded on this day or earlier.</param>
/// <param name="Recipient">Awards to the recipient with this identifier, like GB-CHC-1085314.</param>
/// <param name="Programme">Awards of the programme with this code.</param>
/// <param name="Area">Awards for one area, by its code, or by its name if it was published without a code.</param>
/// <param name="Ward">Awards for one ward, by its code, or by its name if it was published without a code.</param>
/// <param name="SeveralAreas">True for awards for several areas, false for the others.</param>
/// <param name="Origin">Awards of the partnership's own, or imported ones.</param>
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

/// <summary>How a list of awards is sorted.</summary>
/// <param name="Field">What to sort by.</param>
/// <param name="Direction">Ascending if left out.</param>
internal sealed record AwardOrderInput(AwardOrderField Field, OrderDirection? Direction);

/// <summary>What a list of awards is sorted by.</summary>
internal enum AwardOrderField
{
    /// <summary>The day of the award.</summary>
    AwardDate,

    /// <summary>The amount awarded.</summary>
    Amount,

    /// <summary>The recipient's name, ignoring case.</summary>
    Recipient,

    /// <summary>The title, ignoring case.</summary>
    Title,
}

internal static class AwardFilter
{
    /// <summary>A partnership's awards that pass the filter.</summary>
    /// <exception cref="RuleException">INVALID: no award can pass it.</exception>
    public static IQueryable<Award> AwardsOf(this GrantsDb db, Partnership partnership, AwardFilterInput? filter)
    {
        var awards = db.Of<Award>(partnership);
        var programmes = db.Of<Programme>(partnership);
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
            awards = awards.Where(a => programmes.Any(p => p.Id == a.ProgrammeId && p.Code == programme));
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
