namespace CouncilPlatform.BackOffice;

/// <summary>The code by which a split of money tells organisations apart: every one has it, and it stays.</summary>
internal static class OrganisationCodes
{
    public static string Code(this Organisation organisation) =>
        organisation.GssCode ?? organisation.Identifier ?? organisation.Id.ToString("N");
}
