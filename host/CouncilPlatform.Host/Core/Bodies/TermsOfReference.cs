using System.Globalization;
using CouncilPlatform.Host.Core.Decisions;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Bodies;

/// <summary>
/// What a body is for and how it works, in one version: it applies from the day on which it was adopted until the next one is. A version
/// does not change.
/// </summary>
internal sealed class TermsOfReference : PartnershipEntity, INumbered, IPartOf<Body>
{
    public const int MaxLength = 20_000;

    public Guid BodyId { get; init; }

    /// <summary>The number of the version among those of the body, from 1, in the order in which they were recorded.</summary>
    public int Number { get; init; }

    /// <summary>The day on which the body, or who is above it, adopted this version.</summary>
    public required DateOnly AdoptedOn { get; init; }

    /// <summary>The terms of reference in full, at most 20,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>How many members must attend for the body to decide. Null if they set none.</summary>
    public int? Quorum { get; init; }

    /// <summary>How many members the body has. Null if that is not fixed.</summary>
    public int? Seats { get; init; }

    /// <summary>The document that this version is from, by title and date.</summary>
    public string? Source { get; init; }

    public Guid? DecisionId { get; init; }

    Guid IBelongsTo<Body>.WholeId => BodyId;

    /// <summary>The body and the version, such as LSP Board, version 2.</summary>
    [Needs(nameof(Number))]
    public IDataLoaderResult<string> Title(Batches batches, CoreDb db) =>
        Body(batches, db).Then(body => string.Create(CultureInfo.InvariantCulture, $"{body?.Name}, version {Number}"));

    /// <summary>The body whose terms of reference they are.</summary>
    public IDataLoaderResult<Body?> Body(Batches batches, CoreDb db) => batches.Row<Body>(db, BodyId);

    /// <summary>The decision by which this version was adopted. Null if none is recorded.</summary>
    public IDataLoaderResult<Decision?>? Decision(Batches batches, CoreDb db) =>
        DecisionId is null ? null : batches.Row<Decision>(db, DecisionId);
}
