using System.Text;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <param name="Owner">The code of the council whose register it is, like E07000031.</param>
/// <param name="Csv">
/// The register as CSV text. Its first row names the columns: reference, name and kind, and any of address, town, postcode, uprn, tenure
/// and use.
/// </param>
internal sealed record ImportAssetsInput([CodeOf<Organisation>] string Owner, string Csv) : PartnershipInput;

/// <param name="State">CANDIDATE while councils look at joint use; AGREED or RULED_OUT once they have decided.</param>
/// <param name="Note">The reason, like "Both councils have offices in Kendal".</param>
internal sealed record ConsiderJointUseInput(GlobalId Asset, JointUse State, string Note) : VersionedInput;

internal sealed class AssetMutations
{
    /// <summary>
    /// Imports one council's register, all of it or nothing. Assets are recognised by their reference; other assets stay.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<AssetImport> ImportAssets(ImportAssetsInput input, AssetRegister register, Change<LocalityPlansDb> change)
    {
        var owner = await change.OrganisationAsync(input.Owner);
        await change.RequireOwnerAsync(new AssetImport { OwnerId = owner.Id }, InputPath.Of("owner"));
        var faults = new TableFaults();
        using var table = new MemoryStream(Encoding.UTF8.GetBytes(input.Csv));
        var rows = await AssetRegister.ReadAsync(new(table, "register.csv", faults), faults, change.Cancellation);
        faults.Check(InputPath.Of("csv"));
        return await register.SaveAsync(owner, rows);
    }

    /// <summary>Records whether councils are to use an asset together.</summary>
    [Requires(Role.Officer)]
    public static async Task<RegisteredAsset> ConsiderJointUse(ConsiderJointUseInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Note, 1000).Check();
        var asset = await change.LockAsync<RegisteredAsset>(input.Asset, input.Version);
        (asset.JointUse, asset.JointUseNote) = (input.State, input.Note);
        return change.Done(asset, $"{asset.Reference}: {input.State}");
    }
}
