using CsvHelper;

namespace CouncilPlatform.Grants.OpenData;

internal static class TransparencyRow
{
    public static string[] Columns { get; } =
    ["Date awarded", "Time period", "Local authority department", "Beneficiary", "Beneficiary's registration number", "Purpose", "Amount"];

    public static void Write(CsvWriter csv, Award award, Recipient recipient)
    {
        csv.WriteField(award.AwardDate);
        csv.WriteField(Period(award));
        csv.WriteField(award.Department);
        csv.WriteField(recipient.Name);
        csv.WriteField(recipient.RegistrationNumber());
        csv.WriteField(award.Description);
        csv.WriteAmount(Money.FromPence(award.Pence));
    }

    /// <summary>"2013-04-01 to 2014-03-31", "from 2013-04", "until 2014", "12 months", or as much of it as was published.</summary>
    private static string? Period(Award award)
    {
        var months =
            award.PlannedMonths is null ? null
            : decimal.Parse(award.PlannedMonths, NumberStyles.Float, CultureInfo.InvariantCulture) == 1 ? "1 month"
            : $"{award.PlannedMonths} months";
        return (award.PlannedStart, award.PlannedEnd, months) switch
        {
            ({ } start, { } end, _) => $"{start} to {end}",
            ({ } start, null, { } lasting) => $"{lasting} from {start}",
            ({ } start, null, null) => $"from {start}",
            (null, { } end, { } lasting) => $"{lasting} until {end}",
            (null, { } end, null) => $"until {end}",
            _ => months,
        };
    }
}
