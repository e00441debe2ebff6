using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Sdk;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>The registers of all councils as one file.</summary>
internal static class AssetFile
{
    public static void AddTo(ModuleDatasets datasets) => datasets.Add(
        "asset-register", "csv", CsvFile.ContentType, "Buildings and land of the partnership's councils, each with its owner and whether it is a candidate for joint use.", WriteAsync);

    private static async Task WriteAsync(IServiceProvider services, Partnership partnership, Stream file, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LocalityPlansDb>();
        var owners = await db.Assets.Where(a => a.PartnershipId == partnership.Id).Select(a => a.OwnerId).Distinct().ToListAsync(cancellationToken);
        var councils = await services.GetRequiredService<IMediator>().Send(new GetOrganisations(owners), cancellationToken);
        await using var csv = CsvFile.Write(file);
        csv.WriteHeader(["owner", "owner_code", .. AssetRow.Columns, "joint_use", "joint_use_note"]);
        var assets = db.Assets.AsNoTracking().Where(a => a.PartnershipId == partnership.Id).OrderBy(a => a.Name).ThenBy(a => a.Id);
        await foreach (var asset in assets.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var owner = councils[asset.OwnerId];
            foreach (var cell in new[]
            {
                owner.Name, owner.GssCode ?? owner.Identifier, asset.Reference, asset.Name, asset.Kind, asset.Address, asset.Town, asset.Postcode, asset.Uprn, asset.Tenure, asset.Use,
                Code(asset.JointUse), asset.JointUseNote,
            })
            {
                csv.WriteField(cell);
            }

            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    // As GraphQL writes it.
    private static string Code(JointUse state) => state switch
    {
        JointUse.NotConsidered => "NOT_CONSIDERED",
        JointUse.RuledOut => "RULED_OUT",
        _ => state.ToString().ToUpperInvariant(),
    };
}
