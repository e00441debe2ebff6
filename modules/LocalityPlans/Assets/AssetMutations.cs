using System.Text;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <param name="Owner">Whose register it is: GSS code, identifier or code of the UK register.</param>
/// <param name="Csv">The register as CSV text. Its first row names the columns: reference, name and kind, and any of address, town, postcode, uprn, tenure, use.</param>
internal sealed record ImportAssetsInput(string Partnership, string Owner, string Csv) : IPartnershipInput;

/// <param name="State">CANDIDATE to look at it, AGREED or RULED_OUT once that is decided.</param>
/// <param name="Note">Why.</param>
/// <param name="Version">The asset's version that you saw; a stale one is refused.</param>
internal sealed record ConsiderJointUseInput(string Partnership, GlobalId Asset, JointUse State, string Note, int? Version)
    : IPartnershipInput;

/// <summary>Bringing several councils' asset registers together.</summary>
internal sealed class AssetMutations
{
    /// <summary>Reads one council's register: all of it, or nothing where any row has a fault. Assets are known again by their reference; what the file does not have stays.</summary>
    [Requires(Role.Officer)]
    public static async Task<AssetImport> ImportAssets(
        ImportAssetsInput input,
        Partnership partnership,
        AssetRegister register,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var owner = await mediator.OrganisationAsync(input.Owner, cancellationToken, "input", "owner");
        var faults = new TableFaults();
        using var table = new MemoryStream(Encoding.UTF8.GetBytes(input.Csv));
        var import = await register.ImportAsync(partnership, owner, new(table, "register.csv", faults), faults, cancellationToken);
        faults.Check("input", "csv");
        return import!;
    }

    /// <summary>Notes whether an asset is to be used together.</summary>
    [Requires(Role.Officer)]
    public static async Task<RegisteredAsset> ConsiderJointUse(
        ConsiderJointUseInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Note, 1000, "input", "note").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var asset = await db.HoldAsync<RegisteredAsset>(
                    partnership,
                    input.Asset.For<RegisteredAsset>("input", "asset"),
                    input.Version,
                    ct
                );
                (asset.JointUse, asset.JointUseNote) = (input.State, input.Note);
                db.Audit("considerJointUse", asset, partnership.Id, $"{asset.Reference}: {input.State}");
                return asset;
            },
            cancellationToken
        );
    }
}
