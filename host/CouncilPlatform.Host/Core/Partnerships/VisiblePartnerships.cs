namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>The partnership directory as one caller may see it.</summary>
internal sealed class VisiblePartnerships(PartnershipDirectory directory, Caller caller) : IPartnerships
{
    public async ValueTask<Partnership> FindAsync(string slug, CancellationToken cancellationToken) =>
        (await directory.CurrentAsync(cancellationToken)).BySlug.TryGetValue(slug, out var found) && caller.MaySee(found)
            ? found
            : throw new RuleException(
                RuleCodes.NotFound,
                $"There is no partnership \"{slug}\" that you can see. Check the short name, then try again.",
                InputPath.Of("partnership")
            );

    public async ValueTask<Partnership?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await directory.CurrentAsync(cancellationToken)).ById.TryGetValue(id, out var found) && caller.MaySee(found) ? found : null;

    public async ValueTask<IReadOnlyList<Partnership>> AllAsync(CancellationToken cancellationToken) =>
        [
            .. (await directory.CurrentAsync(cancellationToken))
                .BySlug.Values.Where(caller.MaySee)
                .OrderBy(p => p.Slug, StringComparer.Ordinal),
        ];
}
