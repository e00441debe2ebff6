using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>A file that leaves questions open is saved once all are answered.</summary>
public sealed class QuestionTests
{
    private static readonly Dictionary<string, string> _first = new(StringComparer.Ordinal)
    {
        ["unit:birth-weight-in-range"] = "percent",
        ["polarity:birth-weight-in-range"] = "high is good",
        ["unit:children-in-low-income-households"] = "percent",
    };

    private static readonly Dictionary<string, string> _rest = new(StringComparer.Ordinal)
    {
        ["polarity:children-in-low-income-households"] = "low is good",
        ["unit:recorded-incidents"] = "rate",
        ["polarity:recorded-incidents"] = "low is good",
    };

    [Theory, EveryDatabase]
    public async Task A_profile_of_unknown_indicators_is_asked_about_answered_and_saved_with_them(string provider)
    {
        await using var sender = await Sender.StartAsync(provider);
        await sender.AddOutcomeAsync();
        var import = await SendAsync(sender);
        var id = (string)import["id"]!;

        Assert.Equal([.. _first.Keys.Concat(_rest.Keys).Order(StringComparer.Ordinal)], Open(import));
        var payload = await sender.DecideAsync("confirmImport", id);
        Assert.Equal("INVALID answers", $"{payload["errors"]![0]!["code"]} {payload["errors"]![0]!["path"]!.AsArray().Last()}");
        payload = await sender.DecideAsync("answerImport", id, answers: new Dictionary<string, string> { ["unit:none"] = "percent" });
        Assert.Equal("INVALID key", $"{payload["errors"]![0]!["code"]} {payload["errors"]![0]!["path"]!.AsArray().Last()}");
        payload = await sender.DecideAsync(
            "answerImport",
            id,
            answers: new Dictionary<string, string> { ["unit:recorded-incidents"] = "miles" }
        );
        Assert.Equal("INVALID choice", $"{payload["errors"]![0]!["code"]} {payload["errors"]![0]!["path"]!.AsArray().Last()}");

        // Some answers: the file is read again, and asks the rest.
        Assert.Empty((await sender.DecideAsync("answerImport", id, answers: _first))["errors"]!.AsArray());
        import = await sender.UntilAsync(id, "ASKING");
        Assert.Equal([.. _rest.Keys.Order(StringComparer.Ordinal)], Open(import));
        Assert.Empty((await sender.DecideAsync("answerImport", id, answers: _rest))["errors"]!.AsArray());
        import = await sender.UntilAsync(id, "READY");
        Assert.Equal("60 0 0", $"{import["new"]} {import["changed"]} {import["unchanged"]}");
        Assert.Empty(Open(import));
        Assert.Equal(0, await CountAsync(sender));

        Assert.Empty((await sender.DecideAsync("confirmImport", id))["errors"]!.AsArray());
        import = await sender.UntilAsync(id, "DONE");
        Assert.Equal("60 figures: 60 new, 0 revised, 0 unchanged; 0 missing in the file; 3 new indicators", (string?)import["summary"]);
        Assert.Equal(3, await CountAsync(sender));

        // Again it asks nothing, and nothing is new.
        import = await SendAsync(sender);
        Assert.Equal("READY 0 0 60", $"{import["state"]} {import["new"]} {import["changed"]} {import["unchanged"]}");
    }

    [Fact]
    public async Task Answers_come_with_the_file_or_with_the_confirmation_too()
    {
        await using var sender = await Sender.StartAsync();
        await sender.AddOutcomeAsync();
        var import = await SendAsync(sender, [.. _first.Select(a => ("answer", $"{a.Key}={a.Value}"))]);
        var id = (string)import["id"]!;

        Assert.Equal([.. _rest.Keys.Order(StringComparer.Ordinal)], Open(import));
        // The file that waits takes the answers of the same file that is sent again.
        import = await SendAsync(sender, ("answer", "unit:recorded-incidents=rate"));
        Assert.Equal((id, _rest.Count - 1), ((string)import["id"]!, Open(import).Count()));
        Assert.Empty((await sender.DecideAsync("confirmImport", id, answers: _rest))["errors"]!.AsArray());
        await sender.UntilAsync(id, "DONE");
        Assert.Equal(3, await CountAsync(sender));
    }

    // Once it is read.
    private static async Task<JsonNode> SendAsync(Sender sender, params (string Name, string Value)[] answers)
    {
        var file = await File.ReadAllBytesAsync(
            SharedData.Require("../cases/20-published-profile/profile.csv"),
            TestContext.Current.CancellationToken
        );
        var (_, import) = await sender.SendAsync(file, sender.Key, "profile.csv", "figures", fields: answers);
        return await sender.UntilAsync((string)import["id"]!, "ASKING", "READY");
    }

    private static IEnumerable<string> Open(JsonNode import) =>
        import["questions"]!.AsArray().Where(q => q!["answer"] is null).Select(q => (string)q!["key"]!).Order(StringComparer.Ordinal);

    private static async Task<int> CountAsync(Sender sender)
    {
        var read = await sender.Host.DataAsync($$"""{ partnership(slug: "{{Sender.Slug}}") { indicators { totalCount } } }""", sender.Key);
        return (int)read["partnership"]!["indicators"]!["totalCount"]!;
    }
}
