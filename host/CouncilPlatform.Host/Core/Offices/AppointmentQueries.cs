namespace CouncilPlatform.Host.Core.Offices;

/// <summary>Reads who holds which office.</summary>
internal sealed class AppointmentQueries
{
    /// <summary>The partnership's appointments to offices, latest first, including those that have ended.</summary>
    /// <param name="office">Only appointments to this office.</param>
    /// <param name="asAt">Only appointments that counted on this day.</param>
    [Requires(Role.Viewer)]
    public static Task<Connection<Appointment>> Appointments(
        Partnership partnership,
        Office? office,
        DateOnly? asAt,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var appointments = db.Of<Appointment>(partnership).Where(a => office == null || a.Office == office);
        return (asAt is { } day ? appointments.CountingOn(day) : appointments).PageAsync(
            paging,
            a => a.From,
            descending: true,
            cancellationToken
        );
    }
}
