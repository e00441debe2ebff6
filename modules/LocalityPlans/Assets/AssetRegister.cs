namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>One council's register. Assets are recognised by their reference; those that are not in the file stay.</summary>
internal sealed class AssetRegister(Change<LocalityPlansDb> change)
{
    private static readonly TableLimits Limits = new(Rows: 20_000, TableLimits.Form.Bytes);

    /// <summary>The rows of a file. Nothing is to be saved where there are faults.</summary>
    public static async Task<IReadOnlyList<AssetRow>> ReadAsync(TableFile file, TableFaults faults, CancellationToken cancellationToken)
    {
        List<AssetRow> rows = [];
        HashSet<string> references = new(Names.Same);
        var table = new TitledTable(AssetRow.Columns, faults, "localityplans template-assets FILE");
        await foreach (var row in table.RowsAsync(file.RowsAsync(Limits, cancellationToken), cancellationToken))
        {
            rows.Add(AssetRow.Of(row, references));
        }

        return rows;
    }

    public async Task<AssetImport> SaveAsync(Organisation owner, IReadOnlyList<AssetRow> rows)
    {
        await change.BeginAsync();
        var existing = await change
            .Of<RegisteredAsset>()
            .Where(a => a.OwnerId == owner.Id)
            .ToDictionaryAsync(a => a.Reference, Names.Same, change.Cancellation);
        var (added, changed) = (0, 0);
        foreach (var row in rows)
        {
            if (!existing.Remove(row.Reference, out var asset))
            {
                added++;
                asset = change.Add(
                    new RegisteredAsset
                    {
                        OwnerId = owner.Id,
                        Reference = row.Reference,
                        Name = row.Name,
                        Kind = row.Kind,
                    }
                );
            }

            row.WriteTo(asset);
            changed += change.Db.Entry(asset).State == EntityState.Modified ? 1 : 0;
        }

        var import = new AssetImport
        {
            OwnerId = owner.Id,
            Added = added,
            Changed = changed,
            Unchanged = rows.Count - added - changed,
            NotInFile = existing.Count,
            ImportedUtc = change.NowUtc,
        };
        return change.Done(change.Add(import), $"{owner.Name}: {import}");
    }
}
