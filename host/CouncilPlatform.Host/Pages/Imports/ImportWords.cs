using System.Globalization;
using CouncilPlatform.Host.Imports;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>What pages say of imports.</summary>
internal static class ImportWords
{
    public static string State(ImportState state) =>
        state switch
        {
            ImportState.Waiting => Words.Said["Waiting to be read"],
            ImportState.Reading => Words.Said["Being read"],
            ImportState.Ready => Words.Said["Ready to import"],
            ImportState.Asking => Words.Said["Needs answers"],
            ImportState.Faulty => Words.Said["Has faults"],
            ImportState.Saving => Words.Said["Being saved"],
            ImportState.Done => Words.Said["Imported"],
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
    public static string Moment(DateTime utc)
    {
        var moment = DateTimeOffset.Parse(UkTime.Show(utc), CultureInfo.InvariantCulture);
        return Words.Said[
            "{0} at {1}",
            moment.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
            moment.ToString("HH:mm", CultureInfo.InvariantCulture)
        ];
    }

    public static string Number(int? number) => number?.ToString("N0", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>A name in addresses as a label: "owner" is "Owner".</summary>
    public static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
