using System.Text.Encodings.Web;
using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A partnership's awards as files for others, in the order of their identifiers. Both read one award at a time, all as of one moment: what
/// is imported in the meantime is in the next file.
/// </summary>
internal sealed class AwardFile(GrantsDb db)
{
    private const int BytesAtOnce = 64 * 1024;

    // Text as people write it, not escaped for HTML.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static void AddTo(ModuleDatasets datasets) =>
        datasets
            .Add(
                "grants",
                "json",
                "application/json; charset=utf-8",
                "Awards in the 360Giving standard.",
                (services, partnership, output, cancellationToken) =>
                    services.GetRequiredService<AwardFile>().WriteThreeSixtyGivingAsync(partnership, output, cancellationToken)
            )
            .Add(
                "grants-transparency",
                "csv",
                CsvFile.ContentType,
                "Awards in the seven columns of the Local Government Transparency Code.",
                (services, partnership, output, cancellationToken) =>
                    services.GetRequiredService<AwardFile>().WriteTransparencyAsync(partnership, output, cancellationToken)
            );

    public async Task<int> WriteThreeSixtyGivingAsync(Partnership partnership, Stream output, CancellationToken cancellationToken)
    {
        if (!await db.Of<Award>(partnership).AnyAsync(cancellationToken))
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no grants yet, and a 360Giving package needs at least one. Import some: "
                    + $"grants import FILE --partnership {partnership.Slug}; or award some in a round, and have their agreements signed.",
                InputPath.Argument("partnership")
            );
        }

        var count = 0;
        await using var writer = new Utf8JsonWriter(output, Json);
        writer.WriteStartObject();
        writer.WriteString("version", "1.4");
        writer.WriteString("title", $"Grants awarded: {partnership.Name}");
        writer.WriteStartArray("grants");
        var grants =
            from award in db.Of<Award>(partnership)
            join source in db.Set<AwardSource>() on award.Id equals source.AwardId
            orderby award.Identifier
            select source.Json;
        await foreach (var grant in grants.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            using var json = JsonDocument.Parse(grant);
            json.RootElement.WriteTo(writer);
            if (writer.BytesPending > BytesAtOnce)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        return count;
    }

    /// <summary>
    /// What the Local Government Transparency Code requires of grants to voluntary, community and social enterprise organisations, as
    /// CSV. What was not published is blank.
    /// </summary>
    /// <returns>How many grants it has.</returns>
    public async Task<int> WriteTransparencyAsync(Partnership partnership, Stream output, CancellationToken cancellationToken)
    {
        var count = 0;
        await using var csv = CsvFile.Write(output);
        csv.WriteHeader(TransparencyRow.Columns);
        var rows =
            from award in db.Of<Award>(partnership).AsNoTracking()
            join recipient in db.Of<Recipient>(partnership).AsNoTracking() on award.RecipientId equals recipient.Id
            orderby award.Identifier
            select new { Award = award, Recipient = recipient };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            TransparencyRow.Write(csv, row.Award, row.Recipient);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
        return count;
    }
}
