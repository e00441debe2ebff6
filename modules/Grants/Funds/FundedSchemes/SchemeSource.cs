namespace CouncilPlatform.Grants.Funds;

/// <summary>One source of a scheme's money.</summary>
internal sealed class SchemeSource : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SchemeId { get; init; }

    /// <summary>Its place in the scheme's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>As the document names it.</summary>
    public required string Name { get; init; }

    public Guid? OrganisationId { get; init; }

    public string? Note { get; init; }

    internal long? Pence { get; init; }

    /// <summary>How much it gives; null where that is not known, which is not zero.</summary>
    [Needs(nameof(Pence))]
    public Money? Amount() => Pence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>Whose money it is, where that is a registered organisation; else null.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(Batches batches, IMediator mediator) =>
        OrganisationId is { } id ? batches.Organisation(id, mediator) : null;
}

/// <summary>What is known of a scheme's money.</summary>
/// <param name="Known">The amounts that are known together; null where none is, which is not zero.</param>
/// <param name="UnknownSources">How many sources have no amount that is known.</param>
/// <param name="Complete">Whether what is known is all: no source without its amount, and no further source.</param>
internal sealed record SchemeFunding(Money? Known, int UnknownSources, bool Complete)
{
    public static SchemeFunding Of(IReadOnlyList<SchemeSource> sources, bool sourcesComplete)
    {
        var unknown = sources.Count(s => s.Pence is null);
        return new(
            unknown == sources.Count ? null : sources.Aggregate(default(Money), (sum, s) => sum + (s.Amount() ?? default)),
            unknown,
            sourcesComplete && unknown == 0
        );
    }
}
