namespace CouncilPlatform.Sdk;

/// <summary>The partnerships that the caller may see.</summary>
public interface IPartnerships
{
    /// <exception cref="RuleException">NOT_FOUND: no partnership has the slug, or the caller may not see it.</exception>
    ValueTask<Partnership> FindAsync(string slug, CancellationToken cancellationToken);

    /// <summary>The partnership with the id. Null if there is none, or the caller may not see it.</summary>
    ValueTask<Partnership?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Every partnership that the caller may see, by slug.</summary>
    ValueTask<IReadOnlyList<Partnership>> AllAsync(CancellationToken cancellationToken);
}
