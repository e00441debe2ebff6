namespace CouncilPlatform.Grants.OpenData;

/// <summary>A check of valid awards, and the awards that it finds: a warning, never a reason to refuse them.</summary>
/// <param name="PartnershipId">The partnership's key.</param>
/// <param name="Check">What is checked.</param>
internal sealed record QualityCheck(Guid PartnershipId, QualityCheckKind Check)
{
    private const int MaxTitle = 140;

    /// <summary>What to do about it.</summary>
    public string Advice =>
        Check switch
        {
            QualityCheckKind.UnregisteredRecipient =>
                "The recipient is an organisation without a charity or company number. If it has one, publish it.",
            QualityCheckKind.ZeroAmount => "The amount is zero. Enter what was awarded, or remove the award.",
            QualityCheckKind.LongTitle => "The title is longer than 140 characters. Put the rest into the description.",
            _ => "A text may contain an e-mail address, a telephone or National Insurance number. Remove personal data before you publish.",
        };

    /// <summary>How many awards the check finds.</summary>
    public Task<int> Count(GrantsDb db, CancellationToken cancellationToken) => Of(db).CountAsync(cancellationToken);

    /// <summary>The awards that the check finds, the newest first.</summary>
    public Task<Connection<Award>> Awards(Paging paging, GrantsDb db) => Of(db).PageAsync(paging, a => a.AwardDate, descending: true);

    internal IQueryable<Award> Of(GrantsDb db)
    {
        var awards = db.Of<Award>(PartnershipId);
        var recipients = db.Of<Recipient>(PartnershipId);
        return Check switch
        {
            QualityCheckKind.UnregisteredRecipient => awards.Where(a =>
                recipients.Any(r =>
                    r.Id == a.RecipientId
                    && r.Kind == RecipientKind.Organisation
                    && (r.CharityNumber ?? "") == ""
                    && (r.CompanyNumber ?? "") == ""
                    && !r.Identifier.StartsWith(Recipient.Registers)
                )
            ),
            QualityCheckKind.ZeroAmount => awards.Where(a => a.Pence == 0),
            QualityCheckKind.LongTitle => awards.Where(a => a.Title.Length > MaxTitle),
            _ => awards.Where(a => db.Set<PersonalDataFinding>().Any(f => f.AwardId == a.Id)),
        };
    }
}

/// <summary>What is checked.</summary>
internal enum QualityCheckKind
{
    /// <summary>The recipient is an organisation without a charity or company number.</summary>
    UnregisteredRecipient,

    /// <summary>The amount is zero.</summary>
    ZeroAmount,

    /// <summary>The title is longer than 140 characters.</summary>
    LongTitle,

    /// <summary>A text may contain personal data.</summary>
    PersonalData,
}
