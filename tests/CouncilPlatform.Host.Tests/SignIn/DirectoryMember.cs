namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>Somebody whom a directory of the tests knows: a person, or a program that signs in for itself.</summary>
/// <param name="Subject">The directory's own id for them.</param>
internal sealed record DirectoryMember(string Subject, string Name, string? Email = null)
{
    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<string> AppRoles { get; init; } = [];
}
