using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Imports;

/// <summary>An import as JSON, with the names that GraphQL has.</summary>
internal static class ImportAnswer
{
    private static readonly string[] _faultFiles = ["xlsx", "csv", "json"];

    public static string Address(Partnership partnership, Import import) => $"/imports/v1/{partnership.Slug}/{IdOf(import)}";

    public static GlobalId IdOf(Import import) => new(nameof(Import), import.Id);

    public static object Of(Partnership partnership, Import import) =>
        new
        {
            Id = IdOf(import).ToString(),
            import.Version,
            import.Kind,
            import.FileName,
            import.Size,
            import.Hash,
            State = Code(import.State),
            import.RowsRead,
            import.New,
            import.Changed,
            import.Unchanged,
            import.NotInFile,
            import.Summary,
            import.Problem,
            import.FaultCount,
            Faults = import.Faults(),
            Questions = import.Questions(),
            Notes = import.Notes(),
            Settings = import.Settings(),
            import.Sender,
            import.SentUtc,
            import.ExpiresUtc,
            import.EndedUtc,
            Href = Address(partnership, import),
            FaultFiles = import.FaultCount == 0 ? [] : _faultFiles.Select(e => $"{Address(partnership, import)}/faults.{e}"),
        };

    private static string Code(ImportState state) => state.ToString().ToUpperInvariant();
}
