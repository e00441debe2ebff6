using CouncilPlatform.Host.Core.Organisations;

namespace CouncilPlatform.Host.Core.Keys;

/// <param name="Label">What the audit trail calls its bearer: a system, not a person.</param>
/// <param name="Organisation">For whom its bearer acts: GSS code, identifier or id. An applicant must act for one.</param>
/// <param name="ExpiresUtc">When it stops counting; never where nothing is said.</param>
internal sealed record CreateKeyInput(string Partnership, string Label, Role Role, string? Organisation, DateTime? ExpiresUtc)
    : IPartnershipInput;

/// <param name="Version">The key's version that you saw; a stale one is refused.</param>
internal sealed record RevokeKeyInput(string Partnership, GlobalId Key, int? Version) : IPartnershipInput;

/// <summary>A key just made. This is the only time it can be read.</summary>
internal sealed record NewKey(string Key, ApiKey Record);

/// <summary>Letting programs in and out.</summary>
internal sealed class KeyMutations
{
    [Requires(Role.Administrator)]
    public static async Task<NewKey> CreateKey(
        CreateKeyInput input,
        Partnership partnership,
        ApiKeys keys,
        CoreDb db,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(
                caller.Has(input.Role, partnership),
                RuleCodes.Invalid,
                $"You cannot give the role {input.Role}, which you do not have.",
                "input",
                "role"
            )
            .Check();
        var expires = input.ExpiresUtc is { } given
            ? (given.Kind == DateTimeKind.Local ? given.ToUniversalTime() : DateTime.SpecifyKind(given, DateTimeKind.Utc))
            : (DateTime?)null;
        var organisation = input.Organisation is { } code
            ? await OrganisationQueries.RequireAsync(db, code, cancellationToken, "input", "organisation")
            : null;
        var (key, record) = await keys.CreateAsync(partnership, input.Role, organisation?.Id, input.Label, expires, cancellationToken);
        return new(key, record);
    }

    /// <summary>Stops a key at once, for good.</summary>
    [Requires(Role.Administrator)]
    public static Task<ApiKey> RevokeKey(
        RevokeKeyInput input,
        Partnership partnership,
        ApiKeys keys,
        CancellationToken cancellationToken
    ) => keys.RevokeAsync(input.Key.For<ApiKey>("input", "key"), partnership, input.Version, cancellationToken);
}
