namespace CouncilPlatform.Grants.Funds;

/// <summary>One source of a scheme's money.</summary>
internal sealed class SchemeSource : Entity, IBelongsTo<FundedScheme>
{
    public Guid SchemeId { get; init; }

    /// <summary>The source's position in the scheme's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The source as the document names it.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>What else is known about the source.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    internal long? Pence { get; init; }

    Guid IBelongsTo<FundedScheme>.WholeId => SchemeId;

    internal static IEnumerable<SchemeSource> Of(
        FundedScheme scheme,
        IReadOnlyList<SchemeSourceInput> sources,
        IReadOnlyDictionary<string, Organisation> organisations
    ) =>
        sources.Select(
            (s, index) =>
                new SchemeSource
                {
                    SchemeId = scheme.Id,
                    Number = index + 1,
                    Name = s.Name,
                    OrganisationId = s.Organisation is null ? null : organisations[s.Organisation].Id,
                    Pence = s.Amount?.MinorUnits,
                    Note = s.Note,
                }
        );

    /// <summary>How much the source gives; null if not known, which is not zero.</summary>
    [Needs(nameof(Pence))]
    public Money? Amount() => Pence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>The organisation whose money it is; null if it is not registered.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>What is known of a scheme's money.</summary>
/// <param name="Known">The known amounts together; null if none is known, which is not zero.</param>
/// <param name="UnknownSources">How many sources have an amount that is not known.</param>
/// <param name="Complete">Whether every source and every amount is known.</param>
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
