namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The first reading of a package: whether it may be saved, and what its grants refer to. Of several grants that describe one recipient or
/// programme the last counts.
/// </summary>
internal sealed class PackageSurvey
{
    private readonly Dictionary<string, OpenRecipient> _recipients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _programmes = new(Names.Same);

    public IReadOnlyDictionary<string, OpenRecipient> Recipients => _recipients;

    /// <summary>Titles by code.</summary>
    public IReadOnlyDictionary<string, string?> Programmes => _programmes;

    public int Grants { get; private set; }

    public Money Total { get; private set; }

    public static async Task<PackageSurvey> ReadAsync(GrantFile file, CancellationToken cancellationToken)
    {
        var (survey, faults) = (new PackageSurvey(), file.Faults);
        await foreach (var grant in file.ReadAsync(cancellationToken))
        {
            StorageLimits.Check(grant, faults);
            if (faults.Total == 0)
            {
                survey.Add(grant);
            }
        }

        return survey;
    }

    private void Add(OpenGrant grant)
    {
        Grants++;
        Total += Money.FromPence(grant.AmountAwardedPence);
        _recipients[grant.Recipient.Id] = grant.Recipient;
        if (ProgrammeKey.Of(grant.Programme) is { } programme)
        {
            _programmes[programme.Code] = grant.Programme!.Title;
        }
    }
}
