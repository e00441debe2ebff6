using Humanizer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The one rule of who may change a record of a partnership, besides the role: the organisation that owns it and those with whom it shares
/// it; what no organisation owns, everybody. It is checked when a record is locked, and again for everything that is saved.
/// </summary>
internal sealed class Ownership(IOrganisationNames names)
{
    public async Task RequireAsync<TDb>(Change<TDb> change, object row, InputPath at)
        where TDb : ModuleDb
    {
        if (change.Caller.IsOperator)
        {
            return;
        }

        var owners = await OwnersAsync(change, row);
        if (owners.Count > 0 && !await MayChangeAsync(change, row, owners))
        {
            throw await NotYoursAsync(row, owners, at, change.Cancellation);
        }
    }

    /// <summary>Requires that the caller may change at least one of the parts that a record's owners have in it.</summary>
    public async Task RequireAnyAsync<TDb>(Change<TDb> change, object row, IReadOnlyCollection<IOwned> parts, InputPath at)
        where TDb : ModuleDb
    {
        List<Guid> owners = [];
        foreach (var part in parts)
        {
            if (change.Caller.IsOperator || part.OwnerId is not { } owner || await MayChangeAsync(change, part, [owner]))
            {
                return;
            }

            owners.Add(owner);
        }

        if (owners.Count > 0)
        {
            throw await NotYoursAsync(row, owners, at, change.Cancellation);
        }
    }

    /// <summary>Checks everything that is about to be saved.</summary>
    public async Task RequireAllAsync<TDb>(Change<TDb> change)
        where TDb : ModuleDb
    {
        if (change.PassesRecordsOn)
        {
            return;
        }

        foreach (
            var entry in change
                .Db.ChangeTracker.Entries()
                .Where(e =>
                    e.Entity is IOwned or IJointlyOwned or IBelonging
                    && e.State is not (EntityState.Unchanged or EntityState.Detached)
                    && !change.IsConsequence(e.Entity)
                )
                .ToList()
        )
        {
            RequireSameOwner(entry);
            await RequireAsync(change, entry.Entity, InputPath.Of());
        }
    }

    private static void RequireSameOwner(EntityEntry entry)
    {
        if (
            entry is { State: EntityState.Modified, Entity: IOwned now }
            && entry.OriginalValues.ToObject() is IOwned { OwnerId: { } before }
            && before != now.OwnerId
        )
        {
            throw new RuleException(
                RuleCodes.TransferNeeded,
                $"An update cannot give this {Wording.Of(entry.Metadata.ClrType)} another owner. "
                    + "Its owner must offer it to the other organisation, which then accepts it.",
                InputPath.Of()
            );
        }
    }

    private async Task<RuleException> NotYoursAsync(
        object row,
        IReadOnlyCollection<Guid> owners,
        InputPath at,
        CancellationToken cancellationToken
    )
    {
        var found = new List<string>();
        foreach (var owner in owners.Distinct())
        {
            found.Add(await names.NameAsync(owner, cancellationToken));
        }

        var (whose, it) = (found.Order(StringComparer.Ordinal).Humanize("and"), found.Count == 1 ? "it" : "one of them");
        return new(
            RuleCodes.NotYours,
            $"This {Wording.Of(row.GetType())} belongs to {whose}. "
                + $"Only people who act for {it} can change it, unless {it} shares the record with your organisation.",
            at
        );
    }

    /// <summary>The organisations that own a row. None if it belongs to the whole partnership.</summary>
    public static async Task<IReadOnlyCollection<Guid>> OwnersAsync<TDb>(Change<TDb> change, object? row)
        where TDb : ModuleDb =>
        row switch
        {
            IOwned owned => owned.OwnerId is { } owner ? [owner] : [],
            IJointlyOwned owned => await owned.FindOwnersAsync(change.Db, change.Cancellation),
            IBelonging part => await OwnersAsync(change, await part.FindWholeAsync(change)),
            _ => [],
        };

    /// <summary>Whether a change of the row would not be refused because of its owner.</summary>
    public static async Task<bool> MayChangeAsync<TDb>(Change<TDb> change, object row)
        where TDb : ModuleDb =>
        change.Caller.IsOperator
        || await OwnersAsync(change, row) is var owners && (owners.Count == 0 || await MayChangeAsync(change, row, owners));

    private static async Task<bool> MayChangeAsync<TDb>(Change<TDb> change, object row, IReadOnlyCollection<Guid> owners)
        where TDb : ModuleDb =>
        owners.Any(change.Caller.ActsFor)
        || row is IForOrganisation about && about.IsFor(change.Caller)
        || await IsSharedAsync(change, row, owners);

    private static async Task<bool> IsSharedAsync<TDb>(Change<TDb> change, object row, IReadOnlyCollection<Guid> owners)
        where TDb : ModuleDb
    {
        var (caller, today) = (change.Caller, change.Today);
        if (caller.Organisation is null && !caller.ActsForPartnership)
        {
            return false;
        }

        List<Guid?> own = caller.Organisation is null ? [null] : [.. caller.Organisations];
        var shares = await change
            .Of<RecordShare>()
            .AsNoTracking()
            .Where(s =>
                owners.Contains(s.OwnerId)
                && own.Contains(s.WithId)
                && s.RevokedUtc == null
                && s.From <= today
                && (s.Until == null || today <= s.Until)
            )
            .ToListAsync(change.Cancellation);
        for (var shared = row; shared is not null && shares.Count > 0; )
        {
            var (kind, key) = (GraphNameAttribute.Of(shared.GetType()), (shared as IKeyed)?.Id);
            if (shares.Exists(s => s.Kind == kind && (s.RecordId is null || s.RecordId == key)))
            {
                return true;
            }

            shared = shared is IBelonging part ? await part.FindWholeAsync(change) : null;
        }

        return false;
    }
}

/// <summary>The names of organisations, for messages.</summary>
internal interface IOrganisationNames
{
    Task<string> NameAsync(Guid organisation, CancellationToken cancellationToken);
}
