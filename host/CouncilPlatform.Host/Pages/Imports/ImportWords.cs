using System.Globalization;
using CouncilPlatform.Host.Imports;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>What pages say of imports.</summary>
internal static class ImportWords
{
    public static string State(ImportState state) =>
        state switch
        {
            ImportState.Waiting => "Waiting to be read",
            ImportState.Reading => "Being read",
            ImportState.Ready => "Ready to import",
            ImportState.Asking => "Needs answers",
            ImportState.Faulty => "Has faults",
            ImportState.Saving => "Being saved",
            ImportState.Done => "Imported",
            _ => Words.Of(state),
        };

    public static string Colour(ImportState state) =>
        state switch
        {
            ImportState.Ready or ImportState.Done => "green",
            ImportState.Faulty or ImportState.Failed => "red",
            ImportState.Asking => "yellow",
            ImportState.Cancelled or ImportState.Expired => "grey",
            _ => "blue",
        };

    /// <summary>A moment as clocks in the UK show it: 29 November 2026 at 15:30.</summary>
    public static string Moment(DateTime utc) =>
        DateTimeOffset
            .Parse(UkTime.Show(utc), CultureInfo.InvariantCulture)
            .ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    public static string Number(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A name in addresses as a label: "owner" is "Owner".</summary>
    public static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
