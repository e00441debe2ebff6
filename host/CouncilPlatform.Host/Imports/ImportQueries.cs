using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Imports;

/// <summary>Reads what people import.</summary>
internal sealed class ImportQueries
{
    /// <summary>
    /// The files that were sent to be imported, latest first: those of your organisation and of none or, for administrators, all of them.
    /// Send one with POST to /imports/v1/PARTNERSHIP/KIND.
    /// </summary>
    [Requires(Role.Officer)]
    public static Task<Connection<Import>> Imports(
        Partnership partnership,
        Paging paging,
        Caller caller,
        CoreDb db,
        CancellationToken cancellationToken
    ) => Seen(partnership, caller, db).PageAsync(paging, i => i.SentUtc, descending: true, cancellationToken);

    /// <summary>The kinds of file that you can import here, by name.</summary>
    [Requires(Role.Officer)]
    public static IReadOnlyList<ImportKindInfo> ImportKinds(Partnership partnership, ImportCatalogue kinds, Caller caller) =>
        [.. kinds.Of(partnership, caller).Select(k => ImportKindInfo.Of(k.Kind))];

    internal static IQueryable<Import> Seen(Partnership partnership, Caller caller, CoreDb db)
    {
        var (all, own) = (caller.Has(Role.Administrator, partnership), caller.Organisations);
        return db.Of<Import>(partnership).Where(i => all || i.OwnerId == null || own.Contains(i.OwnerId));
    }
}

/// <summary>A kind of file that can be imported.</summary>
/// <param name="Name">Its name in addresses, such as spend.</param>
/// <param name="Title">What the file holds, in a few words.</param>
/// <param name="Description">What the file is, and what happens to rows that exist already.</param>
/// <param name="Columns">The titles of its columns, as the template has them.</param>
/// <param name="Settings">What else can be said about the file.</param>
internal sealed record ImportKindInfo(
    string Name,
    string Title,
    string Description,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ImportSettingInfo> Settings
)
{
    public static ImportKindInfo Of(ImportKind kind) =>
        new(
            kind.Name,
            kind.Title,
            kind.Description,
            [.. kind.Columns.Select(c => c.Title)],
            [.. kind.Settings.Select(s => new ImportSettingInfo(s.Name, s.Description, s.IsRequired))]
        );
}

/// <summary>Something about a file that the file itself does not say.</summary>
/// <param name="Name">The name of the field to send.</param>
/// <param name="Description">What to enter.</param>
/// <param name="IsRequired">Whether it must be sent.</param>
internal sealed record ImportSettingInfo(string Name, string Description, bool IsRequired);
