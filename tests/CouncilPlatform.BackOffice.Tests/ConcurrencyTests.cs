using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests;

/// <summary>Several people at once: each change counts, and none twice.</summary>
public sealed class ConcurrencyTests
{
    private const int Writers = 12;

    [Theory]
    [EveryDatabase]
    public async Task One_post_goes_to_one_of_many_who_want_it_and_two_consents_at_once_make_one_end(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();
        var offered = await pair.IdAsync(
            "offerPost",
            $"""agreement: "memorandum", organisation: "{Pair.First}", reference: "N1", title: "Director" """,
            "structurePost"
        );
        var posts = new List<string>();
        for (var number = 0; number < Writers; number++)
        {
            posts.Add(
                await pair.IdAsync(
                    "addSharedPost",
                    $$"""
                    agreement: "memorandum", reference: "P{{number}}", title: "Post", employer: "{{Pair.First}}",
                    shares: [{organisation: "{{Pair.First}}", percent: "100"}]
                    """,
                    "sharedPost"
                )
            );
        }

        var allocated = await Task.WhenAll(
            posts.Select(post => pair.RefusedAsync("allocatePost", $"""sharedPost: "{post}", structurePost: "{offered}" """))
        );
        Assert.Single(allocated, errors => errors.Count == 0);
        Assert.All(allocated.Where(errors => errors.Count > 0), errors => Assert.Equal(["POST_TAKEN input.structurePost"], errors));
        Assert.Equal(
            """{"allocated":1,"vacant":0}""",
            (await pair.ReadAsync("""agreement(slug: "memorandum") { allocation { allocated vacant } }"""))["agreement"]![
                "allocation"
            ]!.ToJsonString()
        );

        var decision = await pair.DecideAsync(agreement, Pair.First, "2021-02-24");
        var activated = await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(_ =>
                    pair.RefusedAsync(
                        "activateClause",
                        $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24" """
                    )
                )
        );
        Assert.Single(activated, errors => errors.Count == 0);

        var change = await pair.IdAsync(
            "proposeEndDate",
            """agreement: "memorandum", endsOn: "2021-06-30", reason: "Both are ready" """,
            "endDateChange"
        );
        var keys = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Pair.First] = await pair.ActingAsync(Pair.First),
            [Pair.Second] = await pair.ActingAsync(Pair.Second),
        };
        var consents = await Task.WhenAll(
            keys.Keys.Select(council =>
                pair.RefusedAsync(
                    "agreeEndDate",
                    $"""
                    endDateChange: "{change}", organisation: "{council}", cabinetConsultedOn: "2021-02-25",
                    leaderAgreedOn: "2021-02-26"
                    """,
                    keys[council]
                )
            )
        );
        Assert.All(consents, Assert.Empty);
        Assert.Equal(
            "2021-06-30",
            (string?)(await pair.ReadAsync("""agreement(slug: "memorandum") { lastDay }"""))["agreement"]!["lastDay"]
        );
    }
}
