using CouncilPlatform.Host.Core.Organisations;

namespace CouncilPlatform.Host.Core.Ownership;

/// <param name="Record">The record to share. Leave it out to share all your organisation's records of a kind.</param>
/// <param name="Kind">The kind of record, if no single record is shared, as this API names its type, such as BudgetLine.</param>
/// <param name="With">The organisation that may change it from then on: its GSS code, identifier, code in the UK register, or id. Leave it
/// out for the partnership's own team.</param>
/// <param name="From">The first day on which the share counts. Today if you leave it out.</param>
/// <param name="Until">The last day on which the share counts. Leave it out for a share without an end.</param>
internal sealed record ShareRecordsInput(
    string Partnership,
    GlobalId? Record,
    string? Kind,
    [CodeOf<Organisation>] string? With,
    DateOnly? From,
    DateOnly? Until
) : IPartnershipInput;

/// <param name="Share">The share to revoke.</param>
internal sealed record RevokeShareInput(string Partnership, GlobalId Share, int? Version) : IPartnershipInput;

/// <param name="Record">The record to pass on.</param>
/// <param name="To">The organisation that is to own it: its GSS code, identifier, code in the UK register, or id.</param>
internal sealed record OfferRecordInput(string Partnership, GlobalId Record, [CodeOf<Organisation>] string To) : IPartnershipInput;

/// <param name="Transfer">The offer.</param>
internal sealed record EndTransferInput(string Partnership, GlobalId Transfer, int? Version) : IPartnershipInput;

/// <param name="Record">The record that only its owner is to see.</param>
/// <param name="Version">The record's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record RestrictRecordInput(string Partnership, GlobalId Record, int? Version) : IPartnershipInput;

/// <param name="Record">The record that the partnership is to see.</param>
/// <param name="Version">The record's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record PublishRecordInput(string Partnership, GlobalId Record, int? Version) : IPartnershipInput;

/// <summary>Shares records with others, says who sees them, and passes them on.</summary>
internal sealed class OwnershipMutations
{
    /// <summary>
    /// Lets another organisation, or the partnership's own team, see and change records that your organisation owns. Everybody with a role
    /// can see the share, and you can revoke it.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<RecordShare> ShareRecords(ShareRecordsInput input, IEnumerable<IRecords> records, Change<CoreDb> change)
    {
        var from = input.From ?? change.Today;
        new Rules()
            .Require(
                input.Record is null != input.Kind is null,
                RuleCodes.Invalid,
                "Enter either one record or a kind of record.",
                InputPath.Of()
            )
            .Require(input.Until is null || from <= input.Until, RuleCodes.Invalid, "The share must end after it begins.", input.Until)
            .Check();
        var with = await change.FindOrganisationAsync(input.With);
        var kind = input.Record?.Type ?? input.Kind!;
        var at = input.Record is null ? InputPath.Of("kind") : InputPath.Of("record");
        var module = records.FindKind(kind, at);
        var owner = input.Record is { } id ? await module.RequireOwnAsync(id, change.Caller, at) : RequireOrganisation(change);
        new Rules()
            .Require(with is null || with.Id != owner, RuleCodes.Invalid, "The organisation already owns it. Enter another.", input.With)
            .Check();
        return module.Add(
            new RecordShare
            {
                PartnershipId = change.Partnership.Id,
                OwnerId = owner,
                WithId = with?.Id,
                Kind = kind,
                RecordId = input.Record?.Value,
                From = from,
                Until = input.Until,
            },
            $"{input.Record?.ToString() ?? kind} with {with?.Name ?? "the partnership's team"}"
        );
    }

    /// <summary>Ends a share at once.</summary>
    [Requires(Role.Approver)]
    [Irreversible(
        "Those with whom it was shared can no longer change these records, nor read those that are restricted, unless another share "
            + "lets them."
    )]
    public static async Task<RecordShare> RevokeShare(RevokeShareInput input, Change<CoreDb> change)
    {
        var share = await change.LockAsync<RecordShare>(input.Share, input.Version);
        share.Revoke(change.NowUtc);
        return change.Done(share, share.Record()?.ToString() ?? share.Kind);
    }

    /// <summary>
    /// Restricts a record that your organisation owns: nobody else in the partnership sees it, nor the public, except those with whom you
    /// share it. It stays so until you publish it to the partnership.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<RecordVisibility> RestrictRecord(
        RestrictRecordInput input,
        IEnumerable<IRecords> records,
        Change<CoreDb> change
    )
    {
        var (module, record) = await records.RequireRestrictableAsync(input.Record, input.Version, change.Caller);
        new Rules()
            .Require(!record.OwnerOnly, "WRONG_STATE", "Only your organisation sees this record already.", InputPath.Of("record"))
            .Check();
        record.RequireRestrictable();
        return module.Restrict(record, ownerOnly: true);
    }

    /// <summary>Publishes a record that your organisation owns to the partnership, if only your organisation sees it so far.</summary>
    [Requires(Role.Approver)]
    public static async Task<RecordVisibility> PublishRecord(PublishRecordInput input, IEnumerable<IRecords> records, Change<CoreDb> change)
    {
        var (module, record) = await records.RequireRestrictableAsync(input.Record, input.Version, change.Caller);
        new Rules().Require(record.OwnerOnly, "WRONG_STATE", "The partnership sees this record already.", InputPath.Of("record")).Check();
        return module.Restrict(record, ownerOnly: false);
    }

    /// <summary>Offers a record that your organisation owns to another one. That one becomes its owner when it accepts.</summary>
    [Requires(Role.Approver)]
    public static async Task<RecordTransfer> OfferRecord(OfferRecordInput input, IEnumerable<IRecords> records, Change<CoreDb> change)
    {
        var to = await OrganisationQueries.RequireAsync(change.Db, input.To, change.Cancellation);
        var at = InputPath.Of("record");
        var module = records.FindKind(input.Record.Type, at);
        var owner = await module.RequireOwnAsync(input.Record, change.Caller, at, passesOn: true);
        new Rules().Require(to.Id != owner, RuleCodes.Invalid, $"{to.Name} already owns it. Enter another organisation.", input.To).Check();
        return await module.OfferAsync(input.Record, to, at);
    }

    /// <summary>Accepts a record that another organisation offers to yours. Your organisation owns it from now on.</summary>
    [Requires(Role.Approver)]
    public static async Task<RecordTransfer> AcceptRecord(EndTransferInput input, IEnumerable<IRecords> records, Change<CoreDb> change)
    {
        var offer = await FindAsync(change, input, t => t.ToId, "accept");
        return await records.FindKind(offer.Kind, InputPath.Of("transfer")).AcceptAsync(offer.Id, input.Version);
    }

    /// <summary>Declines a record that another organisation offers to yours.</summary>
    [Requires(Role.Approver)]
    public static Task<RecordTransfer> DeclineRecord(EndTransferInput input, Change<CoreDb> change) =>
        EndAsync(change, input, t => t.ToId, "decline", TransferState.Declined);

    /// <summary>Withdraws your organisation's offer of a record.</summary>
    [Requires(Role.Approver)]
    public static Task<RecordTransfer> WithdrawOffer(EndTransferInput input, Change<CoreDb> change) =>
        EndAsync(change, input, t => t.OwnerId, "withdraw", TransferState.Withdrawn);

    private static async Task<RecordTransfer> EndAsync(
        Change<CoreDb> change,
        EndTransferInput input,
        Func<RecordTransfer, Guid> whose,
        string verb,
        TransferState state
    )
    {
        var found = await FindAsync(change, input, whose, verb);
        var transfer = await change.LockAsync<RecordTransfer>(found.Id, input.Version);
        transfer.End(state, change.NowUtc);
        return change.Done(transfer, transfer.Record().ToString());
    }

    private static async Task<RecordTransfer> FindAsync(
        Change<CoreDb> change,
        EndTransferInput input,
        Func<RecordTransfer, Guid> whose,
        string verb
    )
    {
        var transfer = await change.FindAsync<RecordTransfer>(input.Transfer);
        return change.Caller.IsOperator || change.Caller.ActsFor(whose(transfer))
            ? transfer
            : throw new RuleException(
                RuleCodes.NotYours,
                $"Only people who act for the organisation that may {verb} this offer can do so.",
                InputPath.Of("transfer")
            );
    }

    private static Guid RequireOrganisation(Change change) =>
        change.Caller.Organisation
        ?? throw new RuleException(
            RuleCodes.NotYours,
            "You act for no organisation, so you have no records to share. Ask an administrator of the organisation that owns them.",
            InputPath.Of("kind")
        );
}

/// <summary>Finds the module and the owner of a record.</summary>
internal static class RecordKinds
{
    /// <exception cref="RuleException">NOT_FOUND: no module has owned records of this kind.</exception>
    public static IRecords FindKind(this IEnumerable<IRecords> records, string kind, InputPath at) =>
        records.FirstOrDefault(r => r.Has(kind))
        ?? throw new RuleException(RuleCodes.NotFound, $"No organisation owns records of the kind \"{kind}\".", at);

    /// <summary>A record that can be restricted to its owner, for whom the caller acts.</summary>
    /// <exception cref="RuleException">NOT_FOUND; NOT_YOURS; INVALID: the partnership always sees a record of this kind;
    /// CONFLICT.</exception>
    public static async Task<(IRecords Module, IRestrictable Record)> RequireRestrictableAsync(
        this IEnumerable<IRecords> records,
        GlobalId id,
        int? version,
        Caller caller
    )
    {
        var at = InputPath.Of("record");
        var module = records.FindKind(id.Type, at);
        await module.RequireOwnAsync(id, caller, at);
        return (await module.FindAsync(id.Type, id.Value)).Record is IRestrictable record
            ? (module, record.RequireVersion(version, "record"))
            : throw new RuleException(RuleCodes.Invalid, "The whole partnership always sees a record of this kind.", at);
    }

    /// <summary>The owner of a record, for whom the caller acts.</summary>
    /// <param name="passesOn">Whether the record must be one that can be passed on.</param>
    /// <exception cref="RuleException">NOT_FOUND; NOT_YOURS; INVALID: a record of this kind stays with its owner.</exception>
    public static async Task<Guid> RequireOwnAsync(this IRecords records, GlobalId id, Caller caller, InputPath at, bool passesOn = false)
    {
        var (record, owners) = await records.FindAsync(id.Type, id.Value);
        new Rules()
            .Require(record is not null, RuleCodes.NotFound, $"There is no record with the id {id} that you can see.", at)
            .Require(record is null || owners.Count > 0, RuleCodes.Invalid, "This record belongs to the whole partnership already.", at)
            .Check();
        var own = owners.Where(o => caller.IsOperator || caller.ActsFor(o)).Order().ToList();
        new Rules()
            .Require(
                own.Count > 0,
                RuleCodes.NotYours,
                "Only people who act for the organisation that owns this record can share it, restrict it or pass it on.",
                at
            )
            .Require(!passesOn || record is ITransferable, RuleCodes.Invalid, "A record of this kind stays with its owner.", at)
            .Check();
        return own[0];
    }
}
