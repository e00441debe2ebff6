namespace CouncilPlatform.Host.Core.People;

/// <summary>A person who has signed in, and the caller that they are.</summary>
/// <param name="Person">The person.</param>
/// <param name="Caller">What they may do.</param>
/// <param name="Roles">Their roles that count now.</param>
/// <param name="Acting">Whom they act for now.</param>
/// <param name="Choices">Whom they could act for: more than one if they have roles for several organisations.</param>
/// <param name="Method">How they signed in: a directory's name, "passkey" or "development". Null for a program's token.</param>
internal sealed record SignedIn(
    Person Person,
    Caller Caller,
    IReadOnlyList<PersonRole> Roles,
    ActingFor Acting,
    IReadOnlyList<ActingFor> Choices,
    string? Method = null
);
