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
    public static IQueryable<Award> AwardsOf(this GrantsDb db, Partnership partnership, AwardFilterInput? filter)
    {
        new Rules().Interval(filter?.MinAmount, filter?.MaxAmount, "minAmount").Interval(filter?.From, filter?.To, "from").Check();
        var programmes = db.Of<Programme>(partnership);
        return db.Of<Award>(partnership)
            .WhereGiven(filter?.MinAmount?.MinorUnits, min => a => a.Pence >= min)
            .WhereGiven(filter?.MaxAmount?.MinorUnits, max => a => a.Pence <= max)
            .WhereGiven(filter?.From, from => a => a.AwardDate >= from)
            .WhereGiven(filter?.To, to => a => a.AwardDate <= to)
            .WhereGiven(filter?.Recipient, recipient => a => a.RecipientRow!.Identifier == recipient)
            .WhereGiven(filter?.Programme, code => a => programmes.Any(p => p.Id == a.ProgrammeId && p.Code == code))
            .WhereGiven(filter?.Area, area => a => !a.SeveralAreas && (a.AreaCode == area || (a.AreaCode == null && a.AreaName == area)))
            .WhereGiven(filter?.Ward, ward => a => a.WardCode == ward || (a.WardCode == null && a.WardName == ward))
            .WhereGiven(filter?.SeveralAreas, several => a => a.SeveralAreas == several)
            .WhereGiven(filter?.Origin, origin => a => a.ApplicationId != null == (origin == AwardOrigin.AwardedHere));
    }
}
