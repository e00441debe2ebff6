using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Core.Ownership;

/// <summary>The owned records of one module, for what the core does with any of them: share them and pass them on.</summary>
internal interface IRecords
{
    /// <summary>Whether the module has owned records of this kind.</summary>
    bool Has(string kind);

    /// <summary>A record of the partnership that the caller may read, tracked, and its owners. Null if there is none.</summary>
    Task<(object? Record, IReadOnlyCollection<Guid> Owners)> FindAsync(string kind, Guid key);

    /// <summary>Whether the caller may change an object, as far as its owner decides. Null if the module has no such object.</summary>
    Task<bool?> MayChangeAsync(GlobalId id);

    /// <summary>Adds a share to the module's change.</summary>
    RecordShare Add(RecordShare share, string detail);

    /// <summary>Offers a record that can be passed on to another organisation.</summary>
    Task<RecordTransfer> OfferAsync(GlobalId record, Organisation to, InputPath at);

    /// <summary>Restricts a record to its owners, or publishes it to the partnership.</summary>
    RecordVisibility Restrict(IRestrictable record, bool ownerOnly);

    /// <summary>Gives the record of an accepted offer to its new owner.</summary>
    Task<RecordTransfer> AcceptAsync(Guid transfer, int? version);
}

internal sealed class Records<TDb>(Change<TDb> change) : IRecords
    where TDb : ModuleDb
{
    public bool Has(string kind) => Find(kind) is not null;

    public async Task<(object? Record, IReadOnlyCollection<Guid> Owners)> FindAsync(string kind, Guid key)
    {
        var found = await change.Db.FindAsync(Find(kind)!.ClrType, [key], change.Cancellation);
        return await IsHereAsync(found) ? (found, await CouncilPlatform.Sdk.Ownership.OwnersAsync(change, found)) : (null, []);
    }

    public async Task<bool?> MayChangeAsync(GlobalId id)
    {
        var type = change
            .Db.Model.GetEntityTypes()
            .FirstOrDefault(e => e.ClrType.IsAssignableTo(typeof(IKeyed)) && GraphNameAttribute.Of(e.ClrType) == id.Type);
        return type is not null && await change.Db.FindAsync(type.ClrType, [id.Value], change.Cancellation) is { } found
            ? await CouncilPlatform.Sdk.Ownership.MayChangeAsync(change, found)
            : null;
    }

    public RecordShare Add(RecordShare share, string detail) => change.Done(change.Add(share), detail);

    public async Task<RecordTransfer> OfferAsync(GlobalId record, Organisation to, InputPath at)
    {
        var (found, _) = await FindAsync(record.Type, record.Value);
        await change.BeginAsync();
        var isOffered = await change
            .Of<RecordTransfer>()
            .AnyAsync(t => t.Kind == record.Type && t.RecordId == record.Value && t.State == TransferState.Offered, change.Cancellation);
        new Rules().Require(!isOffered, RuleCodes.AlreadyExists, "This record is already offered. Withdraw that offer first.", at).Check();
        return change.Done(change.AddOffer((ITransferable)found!, to.Id, at), $"{record} to {to.Name}");
    }

    public RecordVisibility Restrict(IRestrictable record, bool ownerOnly)
    {
        record.OwnerOnly = ownerOnly;
        change.Audit(record, "to the partnership");
        return new(record);
    }

    public async Task<RecordTransfer> AcceptAsync(Guid transfer, int? version)
    {
        var offer = await change.LockAsync<RecordTransfer>(transfer, version);
        offer.End(TransferState.Accepted, change.NowUtc);
        // Whoever accepts an offer may see the record, even if only its owner can so far.
        change.Db.Reader.SeesAll = true;
        var record =
            (await FindAsync(offer.Kind, offer.RecordId)).Record as ITransferable
            ?? throw new RuleException(RuleCodes.NotFound, "The record that was offered no longer exists.", InputPath.Of("transfer"));
        new Rules()
            .Require(
                record.OwnerId == offer.OwnerId,
                RuleCodes.Conflict,
                "The record has another owner than when it was offered. Ask its owner to offer it again.",
                InputPath.Of("transfer")
            )
            .Check();
        record.PassTo(offer.ToId);
        change.PassesRecordsOn = true;
        return change.Done(offer, offer.Record().ToString());
    }

    // A part without a partnership of its own is in that of the whole.
    private async Task<bool> IsHereAsync(object? row) =>
        row is not null
        && (row is not IRestricted restricted || restricted.MayBeReadBy(change.Caller, change.Partnership))
        && (
            row is IInPartnership { PartnershipId: var partnership }
                ? partnership == change.Partnership.Id
                : row is IBelonging part && await IsHereAsync(await part.FindWholeAsync(change))
        );

    private IEntityType? Find(string kind) =>
        change
            .Db.Model.GetEntityTypes()
            .FirstOrDefault(e =>
                (e.ClrType.IsAssignableTo(typeof(IOwned)) || e.ClrType.IsAssignableTo(typeof(IJointlyOwned)))
                && e.ClrType != typeof(RecordShare)
                && GraphNameAttribute.Of(e.ClrType) == kind
            );
}
