using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Bodies;

/// <param name="Name"><inheritdoc cref="Body.Name"/></param>
/// <param name="Kind"><inheritdoc cref="Body.Kind"/></param>
/// <param name="Statutory">Whether the law requires this body. False if you leave it out.</param>
/// <param name="Organisation">The organisation that the body belongs to: its GSS code, identifier, code in the UK register, or id. Leave it
/// out for the partnership's own body.</param>
/// <param name="Note"><inheritdoc cref="Body.Note"/></param>
/// <param name="MeetingsAYear">How many times a year it is to meet, such as 4. Leave it out if that is not known.</param>
/// <param name="Version">The partnership's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record AddBodyInput(
    string Partnership,
    string Name,
    BodyKind Kind,
    bool? Statutory,
    [CodeOf<Organisation>] string? Organisation,
    string? Note,
    int? MeetingsAYear,
    int? Version
) : IPartnershipInput;

/// <summary>The details of changeBody. What you leave out stays as it is.</summary>
/// <param name="Body">The body to change.</param>
/// <param name="Name">The new name, at most 200 characters.</param>
/// <param name="Kind">The new kind.</param>
/// <param name="Statutory">Whether the law requires this body. Only the platform's operator can change true to false.</param>
/// <param name="Organisation">The organisation that the body belongs to, if the whole partnership owns it so far: its GSS code, identifier,
/// code in the UK register, or id.</param>
/// <param name="Note">The new note, at most 1,000 characters.</param>
/// <param name="MeetingsAYear">How many times a year it is to meet, such as 4.</param>
internal sealed record ChangeBodyInput(
    GlobalId Body,
    string? Name,
    BodyKind? Kind,
    bool? Statutory,
    [CodeOf<Organisation>] string? Organisation,
    string? Note,
    int? MeetingsAYear
) : UpdateInput;

/// <param name="Body">The body to dissolve.</param>
/// <param name="On">The day, month or year from which the body no longer exists, such as 2006-11.</param>
internal sealed record DissolveBodyInput(string Partnership, GlobalId Body, PartialDate On, int? Version) : IPartnershipInput;

/// <summary>Changes a partnership's bodies.</summary>
internal sealed class BodyMutations
{
    /// <summary>Adds a body to the partnership.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Body> AddBody(AddBodyInput input, PartnershipChanges partnerships, Change<CoreDb> change)
    {
        Check(new Rules().Text(input.Name, 200), input.Note, input.MeetingsAYear);
        var organisation = await change.FindOrganisationAsync(input.Organisation);
        await partnerships.LockAsync(input.Version);
        await RequireNewNameAsync(change, input.Name, except: null);
        var body = new Body
        {
            PartnershipId = change.Partnership.Id,
            Number = await change.NextNumberAsync<Body>(b => b.PartnershipId == change.Partnership.Id),
            Name = input.Name,
            Kind = input.Kind,
            Statutory = input.Statutory ?? false,
            OrganisationId = organisation?.Id,
            Note = input.Note,
            MeetingsAYear = input.MeetingsAYear,
        };
        await change.RequireOwnerAsync(body, InputPath.Of("organisation"));
        return change.Done(change.Add(body), body.Describe());
    }

    /// <summary>Changes the facts about a body. Only the platform's operator can say that the law does not require it after all.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Body> ChangeBody(ChangeBodyInput input, Change<CoreDb> change)
    {
        Check(new Rules().TextIfGiven(input.Name, 200), input.Note, input.MeetingsAYear);
        var organisation = await change.FindOrganisationAsync(input.Organisation);
        var body = await change.LockAsync<Body>(input.Body, input.Version);
        await RequireNewNameAsync(change, input.Name, body.Id);
        body.Update(input, organisation?.Id, change.Caller);
        return change.Done(body, body.Describe());
    }

    /// <summary>Records that a body no longer exists. A body that the law requires cannot be dissolved.</summary>
    [Requires(Role.Administrator)]
    [Irreversible("It gets no new members, meetings or matters. It stays in the records.")]
    public static async Task<Body> DissolveBody(DissolveBodyInput input, Change<CoreDb> change)
    {
        var body = await change.LockAsync<Body>(input.Body, input.Version);
        body.Dissolve(input.On);
        return change.Done(body, $"{body.Name}: {input.On}");
    }

    private static void Check(Rules rules, string? note, int? meetingsAYear) =>
        rules
            .OptionalText(note, 1000, InputPath.Of("note"))
            .Valid(meetingsAYear is null or >= 1 and <= 100, "Enter 1 to 100 meetings a year.", InputPath.Of("meetingsAYear"))
            .Check();

    private static async Task RequireNewNameAsync(Change<CoreDb> change, string? name, Guid? except)
    {
        // A dissolved body leaves its name to another.
        var names = await change
            .Of<Body>()
            .Where(b => b.Id != except && b.Dissolved == null)
            .Select(b => b.Name)
            .ToListAsync(change.Cancellation);
        if (names.Find(n => Names.Same.Equals(n, name)) is { } taken)
        {
            throw new RuleException(
                RuleCodes.AlreadyExists,
                $"{change.Partnership.Name} already has a body called \"{taken}\". Choose another name.",
                InputPath.Of("name")
            );
        }
    }
}
