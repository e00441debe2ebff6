namespace CouncilPlatform.BackOffice;

/// <summary>
/// The code that identifies an organisation in a split of money and in tables. Every organisation has one, and it does not change.
/// </summary>
internal static class OrganisationCodes
{
    public static string Code(this Organisation organisation) =>
        organisation.GssCode ?? organisation.Identifier ?? organisation.Id.ToString("N");
}
