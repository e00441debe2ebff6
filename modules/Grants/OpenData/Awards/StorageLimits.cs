namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// What the standard allows and the tables cannot store: keys longer than an index allows on every database, and amounts whose sum would
/// not fit whole pence. Other text may have any length.
/// </summary>
internal static class StorageLimits
{
    public const int MaxKeyLength = 200;

    private static readonly Money MaxAmount = Money.FromPence(100_000_000_000_000);

    public static void Check(OpenGrant grant, GrantFaults faults)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"$.grants[{grant.Index}]");
        CheckKey(grant.Id, path + ".id");
        CheckKey(
            grant.Recipient.Id,
            path + (grant.Recipient.Kind == RecipientKind.Individual ? ".recipientIndividual.id" : ".recipientOrganization[0].id")
        );
        if (ProgrammeKey.Of(grant.Programme) is { } programme)
        {
            CheckKey(programme.Code, path + (programme.IsTitle ? ".grantProgramme[0].title" : ".grantProgramme[0].code"));
        }

        if (grant.AmountAwardedPence > MaxAmount.MinorUnits)
        {
            faults.Add(
                path + ".amountAwarded",
                FaultCode.OutOfRange,
                $"{Money.FromPence(grant.AmountAwardedPence)} is too large; expected at most {MaxAmount}."
            );
        }

        void CheckKey(string key, string at)
        {
            if (key.Length > MaxKeyLength)
            {
                faults.Add(at, FaultCode.TooLong, $"The text has {key.Length} characters; expected at most {MaxKeyLength}.");
            }
        }
    }
}

/// <summary>What identifies a programme: the code, or the title where there is none.</summary>
internal readonly record struct ProgrammeKey(string Code, bool IsTitle)
{
    public static ProgrammeKey? Of(OpenProgramme? programme) =>
        programme switch
        {
            { Code: { } code } when !string.IsNullOrWhiteSpace(code) => new(code, IsTitle: false),
            { Title: { } title } when !string.IsNullOrWhiteSpace(title) => new(title, IsTitle: true),
            _ => null,
        };
}
