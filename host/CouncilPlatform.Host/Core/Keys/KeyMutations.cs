using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;

namespace CouncilPlatform.Host.Core.Keys;

/// <param name="Label">The name of the key's user in the audit trail: a system, never a person. At most 100 characters.</param>
/// <param name="Role">What the key allows. You cannot give a role that you do not have.</param>
/// <param name="Organisation">The organisation that the key acts for: its GSS code, identifier or id. A key with the role APPLICANT needs
/// one.</param>
/// <param name="ForPartnership">Whether the key acts for the partnership's own team, and for no organisation. False if you leave it
/// out.</param>
/// <param name="ExpiresUtc">When the key stops working, such as 2027-03-31T17:00 (UK time). Leave it out for a key that never
/// expires.</param>
internal sealed record CreateKeyInput(
    string Partnership,
    string Label,
    Role Role,
    [CodeOf<Organisation>] string? Organisation,
    bool? ForPartnership,
    UkMoment? ExpiresUtc
) : IPartnershipInput;

/// <param name="Key">The key to revoke.</param>
internal sealed record RevokeKeyInput(string Partnership, GlobalId Key, int? Version) : IPartnershipInput;

/// <summary>A new key. This is the only time that you can read it.</summary>
/// <param name="Key">The key, to be sent as: Authorization: Bearer KEY.</param>
/// <param name="Record">What is stored about the key.</param>
internal sealed record NewKey(string Key, ApiKey Record);

/// <summary>Creates and revokes keys.</summary>
internal sealed class KeyMutations
{
    /// <summary>
    /// Creates a key with which a program can call this API in the partnership. It acts for the organisation that you act for, or for one
    /// that applies for a grant; whoever checks work must not use a key that the same person made.
    /// </summary>
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
        RequireActsFor(change.Caller, input, organisation);
        await change.RequireMemberAsync(organisation, input.Role);
        return keys.Create(
            change.Partnership,
            input.Role,
            organisation?.Id,
            input.Label,
            input.ExpiresUtc?.Utc,
            input.ForPartnership ?? false
        );
    }

    /// <summary>Stops a key at once. It cannot be made to work again.</summary>
    [Requires(Role.Administrator)]
    [Irreversible("Programs that use the key stop working.")]
    public static Task<ApiKey> RevokeKey(RevokeKeyInput input, KeyChanges keys, Change<CoreDb> change) =>
        keys.RevokeAsync(input.Key.For<ApiKey>(InputPath.Of("key")), change.Partnership, input.Version);

    // Otherwise an administrator could act for every organisation of the partnership.
    private static void RequireActsFor(Caller caller, CreateKeyInput input, Organisation? organisation) =>
        new Rules()
            .Require(
                caller.IsOperator || input.Role == Role.Applicant || organisation is null || caller.ActsFor(organisation.Id),
                RuleCodes.NotYours,
                $"You do not act for {organisation?.Name}. Ask one of its administrators, or the platform's operator for its first key.",
                input.Organisation
            )
            .Require(
                caller.IsOperator || input.ForPartnership != true || caller.Organisation is null,
                RuleCodes.NotYours,
                "You act for an organisation. Ask an administrator of the partnership's own team for this key.",
                input.ForPartnership
            )
            .Check();
}
