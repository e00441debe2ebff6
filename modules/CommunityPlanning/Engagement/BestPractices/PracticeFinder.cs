namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>Searches the best practice of every partnership that the caller may read and that has the module on.</summary>
internal sealed class PracticeFinder(CommunityPlanningDb db, IPartnerships partnerships, Caller caller)
{
    public const int MaxWords = 8;

    private const int MaxShown = 50;

    public async Task<PracticeSearch> FindAsync(IReadOnlyList<string> words, string? tag, CancellationToken cancellationToken)
    {
        var readable = (await partnerships.AllAsync(cancellationToken))
            .Where(p => p.Modules.Contains("communityplanning") && caller.MayRead(p))
            .ToDictionary(p => p.Id);
        var among = readable.Keys.ToList();
        var tagged = tag?.Trim().ToLowerInvariant();
        var shared = db.AcrossPartnerships<BestPractice>(
                "Practices are shared between partnerships; those that the caller may read are filtered here."
            )
            .AsNoTracking()
            .Where(p => among.Contains(p.PartnershipId));
        var matching = shared.Where(p => tagged == null || db.Set<PracticeTag>().Any(t => t.BestPracticeId == p.Id && t.Tag == tagged));
        Dictionary<Guid, int>? ranks = null;
        foreach (var word in words)
        {
            var found = await (
                from term in db.Set<PracticeTerm>()
                where term.Term.StartsWith(word) && matching.Any(p => p.Id == term.BestPracticeId)
                group term by term.BestPracticeId into g
                select new { g.Key, Weight = g.Max(t => t.Weight) }
            ).ToDictionaryAsync(g => g.Key, g => g.Weight, cancellationToken);
            ranks = ranks is null
                ? found
                : ranks.Where(r => found.ContainsKey(r.Key)).ToDictionary(r => r.Key, r => r.Value + found[r.Key]);
        }

        ranks ??= await matching.Select(p => p.Id).ToDictionaryAsync(id => id, _ => 0, cancellationToken);
        // Version 7 keys rise with time: of equal matches the latest comes first.
        var best = ranks.OrderByDescending(r => r.Value).ThenByDescending(r => r.Key).Take(MaxShown).Select(r => r.Key).ToList();
        var read = await shared.Where(p => best.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var tags = (
            await db.Set<PracticeTag>()
                .AsNoTracking()
                .Where(t => best.Contains(t.BestPracticeId))
                .OrderBy(t => t.Tag)
                .ToListAsync(cancellationToken)
        ).ToLookup(t => t.BestPracticeId, t => t.Tag);
        var practices = best.Select(id => (Practice: read[id], Partnership: readable[read[id].PartnershipId]))
            .Select(f => new FoundPractice(
                new(nameof(BestPractice), f.Practice.Id),
                f.Partnership.Name,
                f.Partnership.Slug,
                f.Practice.Title,
                f.Practice.Summary,
                f.Practice.Text,
                [.. tags[f.Practice.Id]]
            ));
        return new(ranks.Count, [.. practices]);
    }
}
