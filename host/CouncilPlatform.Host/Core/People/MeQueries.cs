using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.People;

/// <summary>What a person can see of themselves.</summary>
internal sealed class MeQueries
{
    /// <summary>The person who has signed in. Null for a key, and for anybody who has not.</summary>
    public static Person? Me(CallerContext context) => context.SignedIn?.Person;

    /// <summary>
    /// Your roles that count today, in every partnership. Empty unless you have signed in. A role for an organisation counts while the
    /// organisation is a member of the partnership.
    /// </summary>
    public static IReadOnlyList<PersonRole> MyRoles(CallerContext context) => context.SignedIn?.Roles ?? [];
}
