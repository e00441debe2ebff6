using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Offices;

/// <param name="Office">The office.</param>
/// <param name="Organisation">The organisation whose office it is: its GSS code, identifier, code in the UK register, or id.</param>
/// <param name="Holder">The person who holds the office, or a key that somebody else made.</param>
/// <param name="From">The first day. Today if you leave it out.</param>
/// <param name="Until">The last day. Leave it out for an appointment without an end.</param>
internal sealed record AppointInput(
    string Partnership,
    Office Office,
    [CodeOf<Organisation>] string Organisation,
    GlobalId Holder,
    DateOnly? From,
    DateOnly? Until
) : IPartnershipInput;

/// <param name="Appointment">The appointment to end.</param>
/// <param name="Until">The last day on which the holder has the office.</param>
internal sealed record EndAppointmentInput(string Partnership, GlobalId Appointment, DateOnly Until, int? Version) : IPartnershipInput;

/// <summary>Says who holds which office, and until when.</summary>
internal sealed class AppointmentMutations
{
    /// <summary>
    /// Records that a person or a key holds an office in your organisation, such as Section 151 officer. Nobody can appoint themselves.
    /// Nobody can be both Section 151 officer and Monitoring Officer.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<Appointment> Appoint(AppointInput input, Change<CoreDb> change)
    {
        var organisation = await OrganisationQueries.RequireAsync(change.Db, input.Organisation, change.Cancellation);
        var holder = await FindHolderAsync(change, input.Holder, organisation);
        var appointment = Appointment.Make(input, change.Partnership, organisation.Id, holder, change.Today);
        await change.RequireOwnerAsync(appointment, InputPath.Of("organisation"));
        new Rules()
            .Require(
                input.Until is null || appointment.From <= input.Until,
                RuleCodes.Invalid,
                "The appointment must end after it begins.",
                input.Until
            )
            .Require(
                holder.Person != change.Caller.Person,
                RuleCodes.FourEyes,
                "You cannot appoint yourself, nor a key that you made. Ask another administrator.",
                input.Holder
            )
            .Check();
        await RequireFreeAsync(change, appointment);
        return change.Done(change.Add(appointment), $"{input.Office} of {organisation.Name}: {holder.Name}");
    }

    /// <summary>Ends an appointment on a day.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Appointment> EndAppointment(EndAppointmentInput input, Change<CoreDb> change)
    {
        var appointment = await change.LockAsync<Appointment>(input.Appointment, input.Version);
        appointment.End(input.Until);
        return change.Done(appointment, FormattableString.Invariant($"{appointment.Office} until {input.Until:yyyy-MM-dd}"));
    }

    // The person or key, if it acts for the organisation.
    private static async Task<Holder> FindHolderAsync(Change<CoreDb> change, GlobalId id, Organisation organisation)
    {
        var path = InputPath.Of("holder");
        Holder? holder;
        bool acts;
        if (id.Type == nameof(Person))
        {
            var person = id.For<Person>(path);
            var found = await change.Db.People.SingleOrDefaultAsync(p => p.Id == person && p.ErasedUtc == null, change.Cancellation);
            holder = found is null ? null : Holder.Of(found);
            acts = await change
                .Of<PersonRole>()
                .AnyAsync(r => r.PersonId == person && r.OrganisationId == organisation.Id && r.EndedUtc == null, change.Cancellation);
        }
        else
        {
            var key = id.For<ApiKey>(path);
            var found = await change.Db.ApiKeys.SingleOrDefaultAsync(
                k => k.Id == key && k.PartnershipId == change.Partnership.Id && k.RevokedUtc == null,
                change.Cancellation
            );
            holder = found is null ? null : Holder.Of(found);
            acts = found?.OrganisationId == organisation.Id;
        }

        new Rules()
            .Require(holder is not null, RuleCodes.NotFound, "No person or valid key here has this id. Check it, then try again.", path)
            .Require(
                holder is null || acts,
                RuleCodes.Invalid,
                $"The holder does not act for {organisation.Name}. Choose a person or key that does.",
                path
            )
            .Check();
        return holder!;
    }

    private static async Task RequireFreeAsync(Change<CoreDb> change, Appointment appointment)
    {
        var others = await change
            .Of<Appointment>()
            .Where(a => a.OrganisationId == appointment.OrganisationId && a.PersonId == appointment.PersonId)
            .ToListAsync(change.Cancellation);
        var held = others.Where(appointment.Overlaps).Select(a => a.Office).ToList();
        new Rules()
            .Require(
                !held.Contains(appointment.Office),
                RuleCodes.AlreadyExists,
                "The holder has this office at that time already.",
                InputPath.Of("holder")
            )
            .Require(
                !held.Exists(o => Appointment.AreApart(o, appointment.Office)),
                RuleCodes.Invalid,
                "By law the Monitoring Officer cannot also be the Section 151 officer or the Chief Executive. Choose somebody else.",
                InputPath.Of("holder")
            )
            .Check();
    }
}
