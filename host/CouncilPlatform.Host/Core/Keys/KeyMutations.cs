using CouncilPlatform.Host.Core.Organisations;

namespace CouncilPlatform.Host.Core.Keys;

/// <param name="Label">The name of whoever uses the key, for the audit trail: a system, never a person. At most 100 characters.</param>
/// <param name="Role">What the key allows. You cannot give a role that you do not have.</param>
/// <param name="Organisation">The organisation that the key acts for: its GSS code, identifier or id. A key with the role APPLICANT needs
/// one.</param>
/// <param name="ExpiresUtc">When the key stops working, such as 2027-03-31T17:00 (UK time). Leave it out for a key that never expires.</param>
internal sealed record CreateKeyInput(string Partnership, string Label, Role Role, string? Organisation, UkMoment? ExpiresUtc)
    : IPartnershipInput;

/// <param name="Key">The key to revoke.</param>
internal sealed record RevokeKeyInput(string Partnership, GlobalId Key, int? Version) : IPartnershipInput;

/// <summary>A new key. This is the only time that you can read it.</summary>
/// <param name="Key">The key, to be sent as: Authorization: Bearer KEY.</param>
/// <param name="Record">What is stored about the key.</param>
internal sealed record NewKey(string Key, ApiKey Record);

/// <summary>Letting programs in and out.</summary>
internal sealed class KeyMutations
{
    /// <summary>Creates a key with which a program can call this API in the partnership.</summary>
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
        var organisation = input.Organisation is { } code
            ? await OrganisationQueries.RequireAsync(db, code, cancellationToken, "input", "organisation")
            : null;
        var (key, record) = await keys.CreateAsync(
            partnership,
            input.Role,
            organisation?.Id,
            input.Label,
            input.ExpiresUtc?.Utc,
            cancellationToken
        );
        return new(key, record);
    }

    /// <summary>Stops a key at once. It cannot be made to work again.</summary>
    [Requires(Role.Administrator)]
    public static Task<ApiKey> RevokeKey(
        RevokeKeyInput input,
        Partnership partnership,
        ApiKeys keys,
        CancellationToken cancellationToken
    ) => keys.RevokeAsync(input.Key.For<ApiKey>("input", "key"), partnership, input.Version, cancellationToken);
}
