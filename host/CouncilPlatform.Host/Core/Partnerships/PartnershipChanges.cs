using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>Changes of a partnership as a whole: one at a time, against the version that the caller saw.</summary>
internal sealed class PartnershipChanges(Change<CoreDb> change, PartnershipDirectory directory)
{
    /// <summary>Adds a partnership.</summary>
    /// <exception cref="RuleException">ALREADY_EXISTS: another one has the short name.</exception>
    public async Task<PartnershipRecord> AddAsync(CreatePartnershipInput input)
    {
        new Rules().Slug(input.Slug).Text(input.Name, 200).OptionalText(input.Summary, 1000).Check();
        await change.BeginAsync();
        var isTaken = await change.Db.Partnerships.AnyAsync(p => p.Slug == input.Slug, change.Cancellation);
        new Rules()
            .Require(
                !isTaken,
                RuleCodes.AlreadyExists,
                $"Another partnership has the short name \"{input.Slug}\". Choose another.",
                input.Slug
            )
            .Check();
        var record = change.Add(
            new PartnershipRecord
            {
                Slug = input.Slug,
                Name = input.Name,
                Kind = input.Kind,
                Summary = input.Summary ?? "",
                Published = input.Published ?? false,
            }
        );
        change.AuditIn(record.Id, record, record.Slug);
        return record;
    }

    /// <summary>Locks the partnership's own record until the change is committed.</summary>
    /// <exception cref="RuleException">CONFLICT: it has another version.</exception>
    public async Task<PartnershipRecord> LockAsync(int? version)
    {
        await change.BeginAsync();
        // What it reads back decides: a server may not count the rows of an update (NOCOUNT).
        await Own().ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1), change.Cancellation);
        change.AfterCommit(directory.Forget);
        var record = await Own().SingleAsync(change.Cancellation);
        return version is null || record.Version == version + 1
            ? record
            : throw Versions.Conflict(version, record.Version - 1, "partnership");
    }

    /// <summary>The partnership's own record, tracked and not locked: the first change wins.</summary>
    /// <exception cref="RuleException">CONFLICT: it has another version.</exception>
    public async Task<PartnershipRecord> FindAsync(int? version)
    {
        await change.BeginAsync();
        return (await Own().SingleAsync(change.Cancellation)).RequireVersion(version, "partnership");
    }

    /// <summary>Audits and commits a change of the record, and returns the partnership as it is then.</summary>
    public Task<Partnership> DoneAsync(PartnershipRecord record, string detail)
    {
        change.AuditIn(record.Id, record, detail);
        return CommitAsync(record);
    }

    /// <summary>Commits, and returns the partnership as it is then.</summary>
    public async Task<Partnership> CommitAsync(PartnershipRecord record)
    {
        await change.CommitAsync();
        directory.Forget();
        return (await directory.CurrentAsync(change.Cancellation)).ById[record.Id];
    }

    private IQueryable<PartnershipRecord> Own() => change.Db.Set<PartnershipRecord>().Where(p => p.Id == change.Partnership.Id);
}
