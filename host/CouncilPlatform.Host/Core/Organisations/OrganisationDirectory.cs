using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>
/// Organisations that fields name by key, each read again at most once a second, as the <see cref="PartnershipDirectory"/> does. A change
/// that another process makes takes effect within that second.
/// </summary>
internal sealed class OrganisationDirectory(TimeProvider time)
{
    /// <summary>Marks the directory's statements: many requests share one.</summary>
    public const string Tag = "organisation directory";

    private const int Limit = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, (Organisation Organisation, long ReadAt)> _known = [];
    private int _changes;

    public async Task<IReadOnlyDictionary<Guid, Organisation>> FindAsync(
        CoreDb db,
        IReadOnlyCollection<Guid> keys,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<Guid, Organisation>(keys.Count);
        List<Guid>? missing = null;
        var (readAt, changes) = (time.GetTimestamp(), 0);
        lock (_lock)
        {
            changes = _changes;
            foreach (var key in keys)
            {
                if (_known.TryGetValue(key, out var known) && time.GetElapsedTime(known.ReadAt, readAt) < Fresh)
                {
                    found.TryAdd(key, known.Organisation);
                }
                else
                {
                    (missing ??= []).Add(key);
                }
            }
        }

        if (missing is not null)
        {
            var rows = db.Organisations.TagWith(Tag).AsNoTracking().Among(o => o.Id, missing);
            Keep(await rows.ToListAsync(cancellationToken));
        }

        return found;

        void Keep(List<Organisation> read)
        {
            lock (_lock)
            {
                if (_known.Count + read.Count > Limit)
                {
                    _known.Clear();
                }

                foreach (var organisation in read)
                {
                    found[organisation.Id] = organisation;
                    // What was read while a change was made may be older than the change.
                    if (changes == _changes)
                    {
                        _known[organisation.Id] = (organisation, readAt);
                    }
                }
            }
        }
    }

    /// <summary>Reads all again, because this host has changed something.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _changes++;
            _known.Clear();
        }
    }
}
