namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Reads terminations for many agreements at once.</summary>
internal static class TerminationQueries
{
    public static Task<Dictionary<Guid, Termination>> ByAgreementAsync(
        BackOfficeDb db,
        IReadOnlyCollection<Guid> agreements,
        CancellationToken cancellationToken
    ) =>
        db
            .Terminations.AsNoTracking()
            .Where(t => agreements.Contains(t.AgreementId))
            .ToDictionaryAsync(t => t.AgreementId, cancellationToken);
}
