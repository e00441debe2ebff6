namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>A row of a register.</summary>
internal sealed record AssetRow(
    string Reference,
    string Name,
    string Kind,
    string? Address,
    string? Town,
    string? Postcode,
    string? Uprn,
    string? Tenure,
    string? Use
)
{
    private static readonly TableColumn ReferenceColumn = new(
        "reference",
        ColumnNeed.Cell,
        "The asset's reference, unlike any other in the council's register."
    );
    private static readonly TableColumn NameColumn = new("name", ColumnNeed.Cell, "Like Town Hall.");
    private static readonly TableColumn KindColumn = new(
        "kind",
        ColumnNeed.Cell,
        "A code by which registers are compared, like office: lower-case letters, numbers and hyphens."
    );
    private static readonly TableColumn AddressColumn = new("address", ColumnNeed.Optional, "The street and house number.");
    private static readonly TableColumn TownColumn = new("town", ColumnNeed.Optional, "The town, by which overlaps are found.");
    private static readonly TableColumn PostcodeColumn = new("postcode", ColumnNeed.Optional, "Like LA9 4DL.");
    private static readonly TableColumn UprnColumn = new("uprn", ColumnNeed.Optional, "Unique Property Reference Number: up to 12 digits.");
    private static readonly TableColumn TenureColumn = new("tenure", ColumnNeed.Optional, "The terms on which it is held, like Freehold.");
    private static readonly TableColumn UseColumn = new("use", ColumnNeed.Optional, "What it is used for.");

    /// <summary>The columns, in the order of the fields.</summary>
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [ReferenceColumn, NameColumn, KindColumn, AddressColumn, TownColumn, PostcodeColumn, UprnColumn, TenureColumn, UseColumn];

    /// <summary>Null where the row has a fault, which is recorded.</summary>
    public static AssetRow? Of(TitledRow row, HashSet<string> references)
    {
        var (reference, name, kind, uprn) = (
            row.Text(ReferenceColumn, 60),
            row.Text(NameColumn, 200),
            row.Text(KindColumn, 60),
            row.Text(UprnColumn, 12)
        );
        var isCode = kind is not null && Slugs.Of(kind) == kind;
        var isNew = reference is not null && references.Add(reference);
        var isNumber = uprn is null || uprn.All(char.IsAsciiDigit);
        if (kind is not null && !isCode)
        {
            row.Fault(KindColumn, $"\"{kind}\" is not a code. Enter lower-case letters, numbers and hyphens, like office.");
        }

        if (reference is not null && !isNew)
        {
            row.Fault(ReferenceColumn, $"\"{reference}\" is in the file twice. Keep one.");
        }

        if (!isNumber)
        {
            row.Fault(UprnColumn, $"\"{uprn}\" is not a UPRN. Enter up to 12 digits.");
        }

        var read = (
            row.Text(AddressColumn, 500),
            row.Text(TownColumn, 100),
            row.Text(PostcodeColumn, 10),
            row.Text(TenureColumn, 100),
            row.Text(UseColumn, 300)
        );
        return isNew && isCode && isNumber && name is not null
            ? new(reference!, name, kind!, read.Item1, read.Item2, read.Item3, uprn, read.Item4, read.Item5)
            : null;
    }

    /// <summary>Writes the row over an asset; true where that changes anything.</summary>
    public bool WriteTo(RegisteredAsset asset)
    {
        var before = (asset.Name, asset.Kind, asset.Address, asset.Town, asset.Postcode, asset.Uprn, asset.Tenure, asset.Use);
        var after = (Name, Kind, Address, Town, Postcode, Uprn, Tenure, Use);
        (asset.Name, asset.Kind, asset.Address, asset.Town, asset.Postcode, asset.Uprn, asset.Tenure, asset.Use) = after;
        return before != after;
    }
}
