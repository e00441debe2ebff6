using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Awards;

/// <summary>The awards of a partnership.</summary>
internal sealed class AwardQueries
{
    /// <summary>The award with a 360Giving identifier, or null.</summary>
    public static Task<Award?> Award(Partnership partnership, string identifier, Selection selection, GrantsDb db, CancellationToken cancellationToken) =>
        selection.Columns(db.Awards.Where(a => a.PartnershipId == partnership.Id && a.Identifier == identifier)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Awards, the newest or the greatest first; of one programme (its code), to one recipient (its identifier).</summary>
    public static Task<Connection<Award>> Awards(
        Partnership partnership, string? programme, string? recipient, AwardOrder? orderBy, Paging paging, GrantsDb db, CancellationToken cancellationToken)
    {
        var awards = db.Awards.Where(a => a.PartnershipId == partnership.Id);
        if (programme is not null)
        {
            awards = awards.Where(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.Code == programme));
        }

        if (recipient is not null)
        {
            awards = awards.Where(a => db.Recipients.Any(r => r.Id == a.RecipientId && r.Identifier == recipient));
        }

        return orderBy == AwardOrder.Amount
            ? awards.PageAsync(paging, a => a.Pence, descending: true, cancellationToken)
            : awards.PageAsync(paging, a => a.AwardDate, descending: true, cancellationToken);
    }

    /// <summary>All awards together.</summary>
    public static async Task<AwardSummary> AwardSummary(Partnership partnership, GrantsDb db, CancellationToken cancellationToken)
    {
        var sums = await db.Awards
            .Where(a => a.PartnershipId == partnership.Id)
            .GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Recipients = g.Select(a => a.RecipientId).Distinct().Count(), Pence = g.Sum(a => a.Pence) })
            .SingleOrDefaultAsync(cancellationToken);
        return new(partnership.Id, sums?.Count ?? 0, sums?.Recipients ?? 0, Money.FromPence(sums?.Pence ?? 0));
    }

    internal static Task<T?> FindAsync<T>(IServiceProvider services, Guid id, CancellationToken cancellationToken)
        where T : class, IKeyed =>
        services.GetRequiredService<GrantsDb>().Set<T>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}

/// <summary>What a list of awards is sorted by.</summary>
internal enum AwardOrder
{
    /// <summary>The newest first.</summary>
    AwardDate,

    /// <summary>The greatest first.</summary>
    Amount,
}
