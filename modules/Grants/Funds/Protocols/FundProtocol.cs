namespace CouncilPlatform.Grants.Funds;

/// <summary>What a fund may be used for, from a day on. A version never changes: the next takes its place.</summary>
internal sealed class FundProtocol : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid FundId { get; init; }

    /// <summary>Which version of the fund's protocol it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The first day it is in force, until the next is; null of a first one that was in force all along.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    public required string Title { get; init; }

    /// <summary>What it says, in the words of those who agreed it.</summary>
    public required string Text { get; init; }

    internal required string CriteriaJson { get; init; }

    internal required string DocumentTitle { get; init; }

    internal PartialDate DocumentDate { get; init; }

    internal string? DocumentPlace { get; init; }

    /// <summary>All that it funds.</summary>
    [Needs(nameof(CriteriaJson))]
    public IReadOnlyList<CodedTerm> Criteria() => JsonText.Read<CodedTerm>(CriteriaJson);

    /// <summary>What tells of its adoption.</summary>
    [Needs(nameof(DocumentTitle), nameof(DocumentDate), nameof(DocumentPlace))]
    public Citation Document() => new(DocumentTitle, DocumentDate, DocumentPlace);

    internal string Name => $"protocol {Number} (\"{Title}\"{(EffectiveFrom is { } from ? $", in force from {from:yyyy-MM-dd}" : "")})";
}

internal static class ProtocolChoice
{
    /// <summary>The one in force on a day, or null.</summary>
    /// <param name="protocols">All of one fund.</param>
    /// <param name="on">The day.</param>
    public static FundProtocol? InForce(this IReadOnlyList<FundProtocol> protocols, DateOnly on) =>
        protocols.Where(p => p.EffectiveFrom is null || p.EffectiveFrom <= on).MaxBy(p => p.Number);
}
