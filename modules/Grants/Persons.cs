namespace CouncilPlatform.Grants;

/// <summary>Who did something, to tell later whether it was the caller. Labels of keys do not tell: several keys may have the same.</summary>
internal static class Persons
{
    /// <summary>The person to record; null for what the platform does itself.</summary>
    public static Guid? PersonId(this Caller caller) => caller.Person == Guid.Empty ? null : caller.Person;

    /// <summary>Whether the caller is the person; false if nobody is recorded.</summary>
    public static bool Is(this Caller caller, Guid? person) => person is { } known && known == caller.Person;
}
