using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <param name="Name">The person's name, at most 200 characters.</param>
/// <param name="Email">The person's email address at work. Leave it out if you do not need it.</param>
/// <param name="Role">What the person may do. You cannot give a role that you do not have.</param>
/// <param name="Organisation">The organisation that the person acts for: its GSS code, identifier, code in the UK register, or id. Leave it
/// out for somebody who only reads.</param>
/// <param name="ForPartnership">Whether the person acts for the partnership's own team, and for no organisation. False if you leave it
/// out.</param>
/// <param name="From">The first day of the role. Today if you leave it out.</param>
/// <param name="Until">The last day of the role. Leave it out for a role without an end.</param>
internal sealed record InvitePersonInput(
    string Partnership,
    string Name,
    string? Email,
    Role Role,
    [CodeOf<Organisation>] string? Organisation,
    bool? ForPartnership,
    DateOnly? From,
    DateOnly? Until
) : IPartnershipInput;

/// <param name="Person">The person: from those who wait for a role, or from the people of the partnership.</param>
/// <param name="Role"><inheritdoc cref="InvitePersonInput.Role"/></param>
/// <param name="Organisation"><inheritdoc cref="InvitePersonInput.Organisation"/></param>
/// <param name="ForPartnership"><inheritdoc cref="InvitePersonInput.ForPartnership"/></param>
/// <param name="From"><inheritdoc cref="InvitePersonInput.From"/></param>
/// <param name="Until"><inheritdoc cref="InvitePersonInput.Until"/></param>
internal sealed record GiveRoleInput(
    string Partnership,
    GlobalId Person,
    Role Role,
    [CodeOf<Organisation>] string? Organisation,
    bool? ForPartnership,
    DateOnly? From,
    DateOnly? Until
) : IPartnershipInput;

/// <param name="Role">The role to end.</param>
/// <param name="Until">The last day of the role. Leave it out to end the role now.</param>
internal sealed record EndRoleInput(string Partnership, GlobalId Role, DateOnly? Until, int? Version) : IPartnershipInput;

/// <param name="Person">The person.</param>
internal sealed record PersonInput(GlobalId Person, int? Version);

/// <param name="Person">The person.</param>
/// <param name="Reason">Why the data must be kept, at most 300 characters. Leave it out to end the hold.</param>
internal sealed record HoldPersonInput(GlobalId Person, string? Reason, int? Version);

/// <summary>A new person, and the address with which they sign in for the first time. It cannot be shown again.</summary>
/// <param name="Role">The person's role.</param>
/// <param name="Path">The last part of the address, to be put after the address of this host.</param>
/// <param name="ExpiresUtc">When the address stops working. It works once.</param>
internal sealed record NewPerson(PersonRole Role, string Path, DateTime ExpiresUtc);

/// <summary>Brings people in, and says what they may do.</summary>
internal sealed class PersonMutations
{
    /// <summary>
    /// Invites a person who has no directory here, or who does not wait in it. Pass the address on to them: with it they make a passkey,
    /// once.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<NewPerson> InvitePerson(InvitePersonInput input, Invitations invitations, Change<CoreDb> change)
    {
        new Rules().Text(input.Name, 200).OptionalText(input.Email, 254).Check();
        var organisation = await change.FindOrganisationAsync(input.Organisation);
        var person = change.Add(Person.Make(input.Name, input.Email, organisation?.Id ?? change.Caller.Organisation, change.NowUtc));
        var role = await GiveAsync(change, person.Id, input.Role, organisation, input.ForPartnership, input.From, input.Until);
        var (secret, expires) = invitations.Add(person);
        change.Done(role, $"{person.Reference} invited: {input.Role} for {organisation?.Name ?? "no organisation"}");
        return new(role, Invitations.PathOf(secret), expires);
    }

    /// <summary>
    /// Gives a person a role for your organisation: somebody who has signed in and waits, or who has another role already. Nobody can give
    /// themselves a role.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<PersonRole> GiveRole(GiveRoleInput input, Change<CoreDb> change)
    {
        var organisation = await change.FindOrganisationAsync(input.Organisation);
        var person = await WaitingPeople.RequireAsync(change, input.Person);
        var role = await GiveAsync(change, person.Id, input.Role, organisation, input.ForPartnership, input.From, input.Until);
        return change.Done(role, $"{person.Reference}: {input.Role} for {organisation?.Name ?? "no organisation"}");
    }

    /// <summary>Ends a role, at once or on a day. What the person did stays.</summary>
    [Requires(Role.Administrator)]
    [Irreversible("From then on the person can no longer do what only this role allowed.")]
    public static async Task<PersonRole> EndRole(EndRoleInput input, Change<CoreDb> change)
    {
        var role = await change.LockAsync<PersonRole>(input.Role, input.Version);
        role.End(input.Until, change.NowUtc);
        return change.Done(role, $"{Person.ReferenceOf(role.PersonId)}: {role.Role} ended");
    }

    /// <summary>Stops a person from signing in, at once and everywhere. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    [Irreversible("They are signed out of every browser, and cannot sign in until the operator lets them. Their keys keep working.")]
    public static async Task<Person> StopPerson(PersonInput input, Change<CoreDb> change)
    {
        var person = await LockAsync(change, input.Person, input.Version);
        person.Stop(change.NowUtc);
        await Sessions.EndAsync(change.Db.Sessions.Where(s => s.PersonId == person.Id), change);
        change.AuditIn(partnership: null, person, $"{person.Reference} stopped");
        return person;
    }

    /// <summary>Lets a person who was stopped sign in again. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static async Task<Person> LetPersonSignIn(PersonInput input, Change<CoreDb> change)
    {
        var person = await LockAsync(change, input.Person, input.Version);
        person.LetBackIn();
        change.AuditIn(partnership: null, person, $"{person.Reference} may sign in again");
        return person;
    }

    /// <summary>Keeps a person's data from being erased, or ends that. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static async Task<Person> HoldPerson(HoldPersonInput input, Change<CoreDb> change)
    {
        new Rules().TextIfGiven(input.Reason, 300).Check();
        var person = await LockAsync(change, input.Person, input.Version);
        person.Hold(input.Reason);
        change.AuditIn(partnership: null, person, $"{person.Reference}: legal hold {(input.Reason is null ? "ended" : "set")}");
        return person;
    }

    /// <summary>
    /// Erases who a person is: their name, email address, passkeys and sign-ins. What they did stays, under a number. Only the platform's
    /// operator can do this.
    /// </summary>
    [RequiresOperator]
    [Irreversible("Nobody can bring back what is erased.")]
    public static async Task<Person> ErasePerson(PersonInput input, PersonErasure erasure, Change<CoreDb> change)
    {
        var person = await LockAsync(change, input.Person, input.Version);
        await erasure.EraseAsync(person);
        return person;
    }

    /// <summary>Gives a role, if the caller may and the organisation is a member.</summary>
    internal static async Task<PersonRole> GiveAsync(
        Change<CoreDb> change,
        Guid person,
        Role given,
        Organisation? organisation,
        bool? forPartnership,
        DateOnly? from,
        DateOnly? until
    )
    {
        var role = PersonRole.Make(
            person,
            change.Partnership.Id,
            given,
            organisation?.Id,
            forPartnership ?? false,
            from ?? change.Today,
            until
        );
        await change.RequireOwnerAsync(role, InputPath.Of("organisation"));
        var caller = change.Caller;
        new Rules()
            .Require(
                caller.Has(given, change.Partnership),
                RuleCodes.Invalid,
                $"You cannot give the role {Wording.Of(given.ToString())}, because you do not have it. Choose another role.",
                InputPath.Of("role")
            )
            .Require(
                !caller.Is(person),
                RuleCodes.FourEyes,
                "You cannot give yourself a role. Ask another administrator.",
                InputPath.Of("person")
            )
            .Require(
                !role.ActsForPartnership || organisation is null && given is not Role.Applicant,
                RuleCodes.Invalid,
                "A person acts either for an organisation or for the partnership's own team.",
                forPartnership
            )
            .Require(
                caller.IsOperator || !role.ActsForPartnership || caller.Organisation is null,
                RuleCodes.NotYours,
                "You act for an organisation. Ask an administrator of the partnership's own team to give this role.",
                forPartnership
            )
            .Require(
                given is not Role.Applicant || organisation is not null,
                RuleCodes.Invalid,
                "An applicant acts for one organisation. Enter its GSS code or identifier.",
                InputPath.Of("organisation")
            )
            .Require(until is null || role.From <= until, RuleCodes.Invalid, "The role must end after it begins.", until)
            .Check();
        await change.RequireMemberAsync(organisation, given);
        await RequireNewAsync(change, role);
        return change.Add(role);
    }

    private static async Task RequireNewAsync(Change<CoreDb> change, PersonRole role)
    {
        var others = await change.Of<PersonRole>().AsNoTracking().Where(r => r.PersonId == role.PersonId).ToListAsync(change.Cancellation);
        new Rules()
            .Require(
                !others.Exists(role.Repeats),
                RuleCodes.AlreadyExists,
                "The person has this role at that time already.",
                InputPath.Of("role")
            )
            .Check();
    }

    internal static async Task<Person> LockAsync(Change<CoreDb> change, GlobalId id, int? version)
    {
        await change.BeginAsync();
        var key = id.For<Person>(InputPath.Of("person"));
        var person =
            await change.Db.People.SingleOrDefaultAsync(p => p.Id == key, change.Cancellation)
            ?? throw new RuleException(RuleCodes.NotFound, "No person here has this id. Check it, then try again.", InputPath.Of("person"));
        return person.RequireVersion(version, "person");
    }
}
