namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>Checks the version of what belongs to no partnership, which a <see cref="Change{TDb}"/> cannot lock.</summary>
internal static class Versions
{
    /// <summary>Requires the version that the caller saw.</summary>
    /// <param name="row">The row as it is now.</param>
    /// <param name="version">The version that the caller saw. Null to accept any version.</param>
    /// <param name="name">What people call it.</param>
    /// <exception cref="RuleException">CONFLICT.</exception>
    public static T RequireVersion<T>(this T row, int? version, string name)
        where T : IVersioned => version is null || version == row.Version ? row : throw Conflict(version, row.Version, name);

    /// <summary>What a caller reads who saw another version.</summary>
    public static RuleException Conflict(int? version, int now, string name) =>
        new(
            RuleCodes.Conflict,
            $"Somebody else changed this {name}: you saw version {version}, and it is now at version {now}. Read it again, then try again.",
            version
        );
}
