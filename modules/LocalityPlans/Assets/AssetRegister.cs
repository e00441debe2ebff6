namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>Reads one council's register: all of it, or nothing where any row has a fault. Assets are known again by their reference; what the file does not have stays.</summary>
internal sealed class AssetRegister(LocalityPlansDb db, TimeProvider time)
{
    private static readonly TableLimits Limits = new(Rows: 20_000, TableLimits.Form.Bytes);

    /// <returns>Null where the file has faults, and nothing was saved.</returns>
    public async Task<AssetImport?> ImportAsync(
        Partnership partnership,
        Organisation owner,
        TableFile file,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        List<AssetRow> rows = [];
        HashSet<string> references = new(StringComparer.Ordinal);
        await foreach (
            var row in new TitledTable(AssetRow.Columns, faults, "localityplans template-assets FILE").RowsAsync(
                file.RowsAsync(Limits, cancellationToken),
                cancellationToken
            )
        )
        {
            if (AssetRow.Of(row, references) is { } read)
            {
                rows.Add(read);
            }
        }

        return faults.Total > 0 ? null : await db.WriteAsync(ct => SaveAsync(partnership, owner, rows, ct), cancellationToken);
    }

    private async Task<AssetImport> SaveAsync(
        Partnership partnership,
        Organisation owner,
        List<AssetRow> rows,
        CancellationToken cancellationToken
    )
    {
        var there = await db
            .Assets.Where(a => a.PartnershipId == partnership.Id && a.OwnerId == owner.Id)
            .ToDictionaryAsync(a => a.Reference, StringComparer.Ordinal, cancellationToken);
        var (added, changed) = (0, 0);
        foreach (var row in rows)
        {
            if (there.Remove(row.Reference, out var asset))
            {
                changed += row.WriteTo(asset) ? 1 : 0;
                continue;
            }

            asset = new RegisteredAsset
            {
                PartnershipId = partnership.Id,
                OwnerId = owner.Id,
                Reference = row.Reference,
                Name = row.Name,
                Kind = row.Kind,
            };
            row.WriteTo(asset);
            db.Add(asset);
            added++;
        }

        var import = new AssetImport
        {
            PartnershipId = partnership.Id,
            OwnerId = owner.Id,
            Added = added,
            Changed = changed,
            Unchanged = rows.Count - added - changed,
            NotInFile = there.Count,
            ImportedUtc = time.GetUtcNow().UtcDateTime,
        };
        db.Add(import);
        db.Audit("importAssets", import, partnership.Id, $"{owner.Name}: {import}");
        return import;
    }
}
