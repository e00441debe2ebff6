using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Where somebody is signed in at a directory, as hashes: what the directory itself calls them is not kept.</summary>
/// <param name="Subject">The hash of the directory's id for the person, its claim <c>sub</c>. Null if it is not known.</param>
/// <param name="Session">The hash of the directory's id for the session, its claim <c>sid</c>. Null if it is not known.</param>
internal sealed record DirectorySession(string? Subject, string? Session)
{
    public static DirectorySession Of(string issuer, string? subject, string? session) =>
        new(HashOf("sub", issuer, subject), HashOf("sid", issuer, session));

    private static string? HashOf(string claim, string issuer, string? value) =>
        string.IsNullOrEmpty(value) ? null : Secret.Hash($"{claim}\n{issuer}\n{value}");
}
