namespace CouncilPlatform.CommunityPlanning;

internal static class People
{
    /// <summary>The person behind the caller. Null for a command, an import or a demonstration, behind which the platform knows no person.</summary>
    public static Guid? KnownPerson(this Caller caller) => caller.Person == Guid.Empty ? null : caller.Person;
}
