using CouncilPlatform.Host.Core.Organisations;

namespace CouncilPlatform.Host.Core.Keys;

/// <param name="Label">The name of the key's user in the audit trail: a system, never a person. At most 100 characters.</param>
/// <param name="Role">What the key allows. You cannot give a role that you do not have.</param>
/// <param name="Organisation">The organisation that the key acts for: its GSS code, identifier or id. A key with the role APPLICANT needs
/// one.</param>
/// <param name="ExpiresUtc">When the key stops working, such as 2027-03-31T17:00 (UK time). Leave it out for a key that never
/// expires.</param>
internal sealed record CreateKeyInput(string Partnership, string Label, Role Role, string? Organisation, UkMoment? ExpiresUtc)
    : IPartnershipInput;

/// <param name="Key">The key to revoke.</param>
internal sealed record RevokeKeyInput(string Partnership, GlobalId Key, int? Version) : IPartnershipInput;

/// <summary>A new key. This is the only time that you can read it.</summary>
/// <param name="Key">The key, to be sent as: Authorization: Bearer KEY.</param>
/// <param name="Record">What is stored about the key.</param>
internal sealed record NewKey(string Key, ApiKey Record);

/// <summary>Creates and revokes keys.</summary>
internal sealed class KeyMutations
{
    /// <summary>Creates a key with which a program can call this API in the partnership.</summary>
    [Requires(Role.Administrator)]
    public static async Task<NewKey> CreateKey(CreateKeyInput input, KeyChanges keys, Change<CoreDb> change)
    {
        new Rules()
            .Require(
                change.Caller.Has(input.Role, change.Partnership),
                RuleCodes.Invalid,
                $"You cannot give the role {Wording.Of(input.Role.ToString())}, because you do not have it. Choose another role.",
                input.Role
            )
            .Check();
        var organisation = await change.FindOrganisationAsync(input.Organisation);
        return keys.Create(change.Partnership, input.Role, organisation?.Id, input.Label, input.ExpiresUtc?.Utc);
    }

    /// <summary>Stops a key at once. It cannot be made to work again.</summary>
    [Requires(Role.Administrator)]
    public static Task<ApiKey> RevokeKey(RevokeKeyInput input, KeyChanges keys, Change<CoreDb> change) =>
        keys.RevokeAsync(input.Key.For<ApiKey>(InputPath.Of("key")), change.Partnership, input.Version);
}
