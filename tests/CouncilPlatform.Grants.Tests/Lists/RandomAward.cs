using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Awards;
using CouncilPlatform.Grants.Tests.OpenData;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Lists;

/// <summary>Made-up awards with few values of each kind, so that many tie; and a partnership that has imported them.</summary>
internal sealed record RandomAward(
    int Pence,
    DateOnly Date,
    string Title,
    string Recipient,
    string? Programme,
    string? AreaCode,
    string? AreaName
)
{
    private static readonly DateOnly[] Turns =
    [
        new(2013, 3, 31),
        new(2013, 4, 1),
        new(2014, 3, 31),
        new(2012, 12, 31),
        new(2013, 1, 1),
        new(2016, 2, 29),
    ];

    private static readonly Gen<DateOnly> Dates = Gen.OneOf<DateOnly>(
        Gen.Int[0, Turns.Length - 1].Select(i => Turns[i]),
        Gen.Int[0, 1500].Select(days => new DateOnly(2012, 1, 1).AddDays(days))
    );

    public static readonly Gen<RandomAward[]> Several = Gen.Select(
        Gen.OneOf<int>(Gen.OneOf<int>(0, 1, 250_000), Gen.Int[0, 5_000_000]),
        Dates,
        Gen.OneOf<string>("Roof", "roof", "Élan", "Zebra", "apple", new string('x', 99) + "😀 tail", "100% \"fun\", _really_"),
        Gen.OneOf<string>("R1", "R2", "R3", "R4"),
        Gen.OneOf<string?>(null, "P1", "P2"),
        Gen.OneOf<(string?, string?)>(
            (null, null),
            ("E05000001", "Oak Ward"),
            ("E05000001", "Oak"),
            ("E05000002", null),
            (null, "The valley"),
            (" ", " ")
        ),
        (pence, date, title, recipient, programme, area) =>
            new RandomAward(pence, date, title, recipient, programme, area.Item1, area.Item2)
    ).Array[1, 25];

    /// <summary>The name of the partnership that has them, and no other.</summary>
    public static async Task<string> ImportAsync(ModuleHost host, RandomAward[] awards)
    {
        var slug = $"p{Guid.NewGuid():N}"[..20];
        await host.CreatePartnershipAsync(slug, published: true, "grants");
        var run = await host.ImportTextAsync($$"""{"grants":[{{string.Join(',', awards.Select((a, i) => a.Json(i)))}}]}""", slug);
        Assert.True(run.Exit == 0, run.Error);
        return slug;
    }

    private string Json(int number)
    {
        var grant = FaultyPackage.ValidGrant(number.ToString(CultureInfo.InvariantCulture));
        grant["title"] = Title;
        grant["amountAwarded"] = Pence / 100m;
        grant["awardDate"] = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        grant["recipientOrganization"]![0]!["id"] = Recipient;
        // R1 and R2 share a name.
        grant["recipientOrganization"]![0]!["name"] = Recipient is "R1" or "R2" ? "Village hall" : $"Group {Recipient}";
        if (Programme is null)
        {
            grant.Remove("grantProgramme");
        }
        else
        {
            grant["grantProgramme"] = new JsonArray(new JsonObject { ["code"] = Programme, ["title"] = $"Title of {Programme}" });
        }

        var place = new JsonObject();
        if (AreaCode is not null)
        {
            place["geoCode"] = AreaCode;
        }

        if (AreaName is not null)
        {
            place["name"] = AreaName;
        }

        if (place.Count == 0)
        {
            grant.Remove("beneficiaryLocation");
        }
        else
        {
            grant["beneficiaryLocation"] = new JsonArray(place);
        }

        return grant.ToJsonString();
    }
}
