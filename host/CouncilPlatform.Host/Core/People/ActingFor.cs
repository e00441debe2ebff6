namespace CouncilPlatform.Host.Core.People;

/// <summary>Whom a person acts for: an organisation, a partnership's own team, or nobody.</summary>
internal readonly record struct ActingFor(Guid? Organisation, bool ForPartnership)
{
    public static ActingFor Nobody { get; }

    public bool IsSomebody => Organisation is not null || ForPartnership;
}
