using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Offices;

/// <param name="Office">The office.</param>
/// <param name="Organisation">The organisation whose office it is: its GSS code, identifier, code in the UK register, or id.</param>
/// <param name="Holder">The key that holds the office. Somebody else must have made it.</param>
/// <param name="From">The first day. Today if you leave it out.</param>
/// <param name="Until">The last day. Leave it out for an appointment without an end.</param>
internal sealed record AppointInput(
    string Partnership,
    Office Office,
    string Organisation,
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
    /// Records that a key holds an office in your organisation, such as Section 151 officer. Nobody can appoint themselves. Nobody can be
    /// both Section 151 officer and Monitoring Officer.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<Appointment> Appoint(AppointInput input, Change<CoreDb> change)
    {
        var organisation = await OrganisationQueries.RequireAsync(change.Db, input.Organisation, change.Cancellation);
        var holder = await FindHolderAsync(change, input.Holder);
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
                holder.OrganisationId == organisation.Id,
                RuleCodes.Invalid,
                $"This key does not act for {organisation.Name}. Choose one that does.",
                input.Holder
            )
            .Require(
                holder.PersonId() != change.Caller.Person,
                RuleCodes.FourEyes,
                "You cannot appoint yourself, nor a key that you made. Ask another administrator.",
                input.Holder
            )
            .Check();
        await RequireFreeAsync(change, appointment);
        return change.Done(change.Add(appointment), $"{input.Office} of {organisation.Name}: {holder.Label}");
    }

    /// <summary>Ends an appointment on a day.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Appointment> EndAppointment(EndAppointmentInput input, Change<CoreDb> change)
    {
        var appointment = await change.LockAsync<Appointment>(input.Appointment, input.Version);
        appointment.End(input.Until);
        return change.Done(appointment, FormattableString.Invariant($"{appointment.Office} until {input.Until:yyyy-MM-dd}"));
    }

    private static async Task<ApiKey> FindHolderAsync(Change<CoreDb> change, GlobalId id)
    {
        var key = id.For<ApiKey>(InputPath.Of("holder"));
        return await change.Db.ApiKeys.SingleOrDefaultAsync(
                k => k.Id == key && k.PartnershipId == change.Partnership.Id && k.RevokedUtc == null,
                change.Cancellation
            )
            ?? throw new RuleException(
                RuleCodes.NotFound,
                "No valid key here has this id. Check it, then try again.",
                InputPath.Of("holder")
            );
    }

    // Section 5 of the Local Government and Housing Act 1989: the Monitoring Officer is neither the head of paid service nor the chief
    // finance officer.
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
                "The key holds this office at that time already.",
                InputPath.Of("holder")
            )
            .Require(
                !held.Exists(o => AreApart(o, appointment.Office)),
                RuleCodes.Invalid,
                "By law the Monitoring Officer cannot also be the Section 151 officer or the Chief Executive. Choose another key.",
                InputPath.Of("holder")
            )
            .Check();
    }

    private static bool AreApart(Office one, Office other) =>
        one == Office.MonitoringOfficer && other is Office.Section151Officer or Office.ChiefExecutive
        || other == Office.MonitoringOfficer && one is Office.Section151Officer or Office.ChiefExecutive;
}
