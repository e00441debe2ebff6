namespace CouncilPlatform.Grants.Funds;

/// <summary>What a fund may be used for from a day on. A version never changes; the next one replaces it.</summary>
internal sealed class FundProtocol : Entity, INumbered
{
    public Guid FundId { get; init; }

    /// <summary>The version of the fund's protocol, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The first day the version is in force, until the next one; null for a first version that was always in force.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The version's title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The text, in the words of those who agreed it.</summary>
    [MaxLength(4000)]
    public required string Text { get; init; }

    internal required string CriteriaJson { get; init; }

    [MaxLength(CitationRules.MaxTitleLength)]
    internal required string DocumentTitle { get; init; }

    internal PartialDate DocumentDate { get; init; }

    [MaxLength(CitationRules.MaxPlaceLength)]
    internal string? DocumentPlace { get; init; }

    /// <summary>Every criterion that the version funds.</summary>
    [Needs(nameof(CriteriaJson))]
    public IReadOnlyList<CodedTerm> Criteria() => JsonText.Read<CodedTerm>(CriteriaJson);

    /// <summary>The document that records the adoption.</summary>
    [Needs(nameof(DocumentTitle), nameof(DocumentDate), nameof(DocumentPlace))]
    public Citation Document() => new(DocumentTitle, DocumentDate, DocumentPlace);

    internal static FundProtocol Of(Fund fund, int number, AdoptFundProtocolInput input) =>
        new()
        {
            FundId = fund.Id,
            Number = number,
            EffectiveFrom = input.EffectiveFrom,
            Title = input.Title,
            Text = input.Text,
            CriteriaJson = JsonText.Write(CodedTermRules.Read(input.Criteria)),
            DocumentTitle = input.Document.Title,
            DocumentDate = input.Document.Date,
            DocumentPlace = input.Document.Place,
        };

    internal string Name() => $"protocol {Number} (\"{Title}\"{(EffectiveFrom is { } from ? $", in force from {from:yyyy-MM-dd}" : "")})";
}

internal static class ProtocolChoice
{
    public static FundProtocol? InForce(this IReadOnlyList<FundProtocol> protocols, DateOnly on) =>
        protocols.Where(p => p.EffectiveFrom is null || p.EffectiveFrom <= on).MaxBy(p => p.Number);
}
