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
    private static readonly TableColumn TenureColumn = new("tenure", ColumnNeed.Optional, "The tenure, like Freehold.");
    private static readonly TableColumn UseColumn = new("use", ColumnNeed.Optional, "What it is used for.");

    public static IReadOnlyList<TableColumn> Columns { get; } =
    [ReferenceColumn, NameColumn, KindColumn, AddressColumn, TownColumn, PostcodeColumn, UprnColumn, TenureColumn, UseColumn];

    /// <summary>The row, whose faults are recorded; text that is missing or too long is empty.</summary>
    /// <param name="references">The references of the rows above, to which this row's is added.</param>
    public static AssetRow Of(TitledRow row, HashSet<string> references)
    {
        AssetRow read = new(
            row.Text(ReferenceColumn, 60) ?? "",
            row.Text(NameColumn, 200) ?? "",
            row.Text(KindColumn, 60) ?? "",
            row.Text(AddressColumn, 500),
            row.Text(TownColumn, 100),
            row.Text(PostcodeColumn, 10),
            row.Text(UprnColumn, 12),
            row.Text(TenureColumn, 100),
            row.Text(UseColumn, 300)
        );
        if (read.Kind.Length > 0 && Slugs.Of(read.Kind) != read.Kind)
        {
            row.Fault(KindColumn, $"\"{read.Kind}\" is not a code. Enter lower-case letters, numbers and hyphens, like office.");
        }

        if (read.Reference.Length > 0 && !references.Add(read.Reference))
        {
            row.Fault(ReferenceColumn, $"\"{read.Reference}\" is in the file twice. Delete one of the rows.");
        }

        if (read.Uprn?.All(char.IsAsciiDigit) == false)
        {
            row.Fault(UprnColumn, $"\"{read.Uprn}\" is not a UPRN. Enter up to 12 digits.");
        }

        return read;
    }

    public void WriteTo(RegisteredAsset asset) =>
        (asset.Name, asset.Kind, asset.Address, asset.Town, asset.Postcode, asset.Uprn, asset.Tenure, asset.Use) = (
            Name,
            Kind,
            Address,
            Town,
            Postcode,
            Uprn,
            Tenure,
            Use
        );
}
