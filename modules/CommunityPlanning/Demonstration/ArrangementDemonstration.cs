using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.CommunityPlanning.Demonstration;

/// <summary>The nine arrangements that the report to Lancaster's Cabinet would retain, and the board that has not met for some time. Where it names no lead, none is given.</summary>
internal sealed class ArrangementDemonstration(CommunityPlanningDb db, IPartnerships partnerships) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(ArrangementDemonstration).Assembly.GetManifestResourceStream(
            "CouncilPlatform.CommunityPlanning.Demonstration.arrangements.json"
        )!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json, cancellationToken))!;
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        await db.WriteAsync(
            async ct =>
            {
                // What somebody has begun is left alone.
                if (await db.Arrangements.AnyAsync(a => a.PartnershipId == partnership.Id, ct))
                {
                    return false;
                }

                db.AddRange(
                    document.Arrangements.Select(
                        (a, index) =>
                            new Arrangement
                            {
                                PartnershipId = partnership.Id,
                                Number = index + 1,
                                Name = a.Name,
                                Lead = a.Lead,
                                Formality = a.Formality,
                                Cadence = a.Cadence,
                                CadenceMonths = a.CadenceMonths,
                                Retained = a.Retained,
                                InactiveReason = a.InactiveReason,
                                Note = a.Note,
                                Source = document.Source,
                            }
                    )
                );
                db.Audit("loadDemonstration", partnership, partnership.Id, "arrangements");
                return true;
            },
            cancellationToken
        );
    }

    private sealed record Document(string Partnership, string Source, IReadOnlyList<Item> Arrangements);

    private sealed record Item(
        string Name,
        string? Lead,
        ArrangementFormality Formality,
        string? Cadence,
        int? CadenceMonths,
        bool Retained,
        string? InactiveReason,
        string? Note
    );
}
