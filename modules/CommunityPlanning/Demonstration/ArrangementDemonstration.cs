using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.CommunityPlanning.Demonstration;

/// <summary>
/// The nine arrangements that the report to Lancaster's Cabinet proposed to retain, and the board that had not met for some time.
/// </summary>
internal sealed class ArrangementDemonstration(Changes<CommunityPlanningDb> changes, IPartnerships partnerships) : IDemonstration
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
        await changes.RunAsync(partnership, "loadDemonstration", change => AddAsync(document, change), cancellationToken);
    }

    private static async Task AddAsync(Document document, Change<CommunityPlanningDb> change)
    {
        // Arrangements that somebody has entered are left alone.
        if (await change.Of<Arrangement>().AnyAsync(change.Cancellation))
        {
            return;
        }

        foreach (var (index, facts) in document.Arrangements.Index())
        {
            var arrangement = new Arrangement
            {
                Number = index + 1,
                Name = facts.Name,
                Source = document.Source,
            };
            change.Add(arrangement.Update(facts));
        }

        change.Audit(change.Partnership, "arrangements");
    }

    private sealed record Document(string Partnership, string Source, IReadOnlyList<AddArrangementInput> Arrangements);
}
