namespace CouncilPlatform.Grants.OpenData;

/// <summary>One thing that valid grants may lack, and the awards that lack it: a warning, never a reason to refuse them.</summary>
internal sealed record QualityCheck(Guid PartnershipId, QualityCheckKind Check)
{
    private const int LongestTitle = 140;

    /// <summary>What to do about it.</summary>
    public string Advice =>
        Check switch
        {
            QualityCheckKind.UnregisteredRecipient =>
                "The recipient is an organisation with no number of a charity or company register. Where it has one, publish it.",
            QualityCheckKind.ZeroAmount => "The amount is nought. Say what was awarded, or leave out what was not.",
            QualityCheckKind.LongTitle => "The title is longer than 140 characters. The description is the place for more.",
            _ =>
                "A text looks as if it held an e-mail address, a telephone or a National Insurance number. Take out what is personal before you publish it.",
        };

    /// <summary>How many awards.</summary>
    public Task<int> Count(GrantsDb db, CancellationToken cancellationToken) => Of(db).CountAsync(cancellationToken);

    /// <summary>Which awards, the newest first.</summary>
    public Task<Connection<Award>> Awards(Paging paging, GrantsDb db, CancellationToken cancellationToken) =>
        Of(db).PageAsync(paging, a => a.AwardDate, descending: true, cancellationToken);

    internal IQueryable<Award> Of(GrantsDb db)
    {
        var awards = db.Awards.Where(a => a.PartnershipId == PartnershipId);
        return Check switch
        {
            QualityCheckKind.UnregisteredRecipient => awards.Where(a =>
                db.Recipients.Any(r =>
                    r.Id == a.RecipientId
                    && r.Kind == RecipientKind.Organisation
                    && (r.CharityNumber ?? "") == ""
                    && (r.CompanyNumber ?? "") == ""
                    && !r.Identifier.StartsWith(Recipient.Registers)
                )
            ),
            QualityCheckKind.ZeroAmount => awards.Where(a => a.Pence == 0),
            QualityCheckKind.LongTitle => awards.Where(a => a.Title.Length > LongestTitle),
            _ => awards.Where(a => db.PersonalDataFindings.Any(f => f.AwardId == a.Id)),
        };
    }
}

/// <summary>What is looked for.</summary>
internal enum QualityCheckKind
{
    UnregisteredRecipient,
    ZeroAmount,
    LongTitle,
    PersonalData,
}
