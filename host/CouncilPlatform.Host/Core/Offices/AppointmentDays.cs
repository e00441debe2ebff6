namespace CouncilPlatform.Host.Core.Offices;

internal static class AppointmentDays
{
    /// <summary>Appointments that count on a day.</summary>
    public static IQueryable<Appointment> CountingOn(this IQueryable<Appointment> appointments, DateOnly day) =>
        appointments.Where(a => a.From <= day && (a.Until == null || day <= a.Until));
}
