using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>A row of a register, as it is read.</summary>
internal sealed record AssetRow(
    string Reference, string Name, string Kind, string? Address, string? Town, string? Postcode, string? Uprn, string? Tenure, string? Use)
{
    /// <summary>The columns, in the order of the fields; the first three must be there.</summary>
    public static readonly IReadOnlyList<string> Columns = ["reference", "name", "kind", "address", "town", "postcode", "uprn", "tenure", "use"];

    public const int Required = 3;

    public static AssetRow Of(Func<int, string?> cell) => new(cell(0) ?? "", cell(1) ?? "", cell(2) ?? "", cell(3), cell(4), cell(5), cell(6), cell(7), cell(8));

    public void Check(Rules rules, string[] at)
    {
        rules
            .Text(Reference, 60, [.. at, "reference"])
            .Text(Name, 200, [.. at, "name"])
            .Slug(Kind, [.. at, "kind"])
            .OptionalText(Address, 500, [.. at, "address"])
            .OptionalText(Town, 100, [.. at, "town"])
            .OptionalText(Postcode, 10, [.. at, "postcode"])
            .Require(Uprn is null || Uprn.Length <= 12 && Uprn.All(char.IsAsciiDigit), RuleCodes.Invalid, $"\"{Uprn}\" is no UPRN. Write up to 12 digits.", [.. at, "uprn"])
            .OptionalText(Tenure, 100, [.. at, "tenure"])
            .OptionalText(Use, 300, [.. at, "use"]);
    }

    /// <summary>Writes the row over an asset; says whether anything is new.</summary>
    public bool WriteTo(RegisteredAsset asset)
    {
        var same = asset.Name == Name && asset.Kind == Kind && asset.Address == Address && asset.Town == Town && asset.Postcode == Postcode
            && asset.Uprn == Uprn && asset.Tenure == Tenure && asset.Use == Use;
        (asset.Name, asset.Kind, asset.Address, asset.Town, asset.Postcode, asset.Uprn, asset.Tenure, asset.Use) = (Name, Kind, Address, Town, Postcode, Uprn, Tenure, Use);
        return !same;
    }
}
