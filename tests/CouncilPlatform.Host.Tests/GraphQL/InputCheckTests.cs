using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.GraphQL;

/// <summary>What no input may have: days that mean "never", and characters that nobody sees.</summary>
public sealed class InputCheckTests
{
    private const string Lancaster = "lancaster-district";
    private const string Add = "mutation($input: AddBodyInput!) { addBody(input: $input) { body { name } errors { code message path } } }";

    [Theory]
    [InlineData("Board\u202Egnp.exe", "U+202E at position 6")]
    [InlineData("\u2066Board", "U+2066 at position 1")]
    [InlineData("Bo\u200Bard", "U+200B at position 3")]
    [InlineData("Board\u001B[31m", "U+001B at position 6")]
    [InlineData("Board\u0085", "U+0085 at position 6")]
    public async Task Text_with_characters_that_nobody_sees_is_refused_wherever_it_is(string name, string found)
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync();
        var expected = $"has a character that cannot be seen: {found}. Remove it.";
        Assert.Equal([$"INVALID input.name: The name {expected}"], await AddAsync(host, key, name, null));
        Assert.Equal([$"INVALID input.note: The note {expected}"], await AddAsync(host, key, "Board", name));
    }

    [Fact]
    public async Task A_name_has_one_line_and_a_note_may_have_several()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync();
        foreach (var name in new[] { "Board\nTwo", "Board\r\nTwo", "Board\tTwo" })
        {
            Assert.Equal(
                ["INVALID input.name: The name has a line break or a tab. Write it on one line."],
                await AddAsync(host, key, name, null)
            );
        }

        Assert.Empty(await AddAsync(host, key, "Bòrd na h-Eaglaise 🏛 (Gàidhlig)", "First line.\nSecond line.\tWith a tab."));
    }

    [Theory, EveryDatabase]
    public async Task A_day_that_means_never_is_refused_and_a_filter_that_means_all_gives_all(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync();
        var member = $$"""partnership: "{{Lancaster}}", organisation: "E07000031", role: OBSERVER""";
        foreach (var (from, to, field) in new[] { ("2010", "9999-12-31", "to"), ("0001-01-01", "2010", "from"), ("1799", "2010", "from") })
        {
            var payload = await host.MutateAsync("addMember", $"""{member}, from: "{from}", to: "{to}" """, "membership { id }", key);
            Assert.Equal([$"INVALID input.{field}: The {field} is not a day that can be kept. {KeptDays.Remedy}"], Errors(payload));
        }

        Assert.Empty(Errors(await host.MutateAsync("addMember", $"""{member}, from: "1800", to: "2199" """, "membership { id }", key)));
        foreach (var day in new[] { "0001-01-01", "9999-12-31" })
        {
            var data = await host.DataAsync(
                $$"""
                { partnership(slug: "{{Lancaster}}") { members(asAt: "{{day}}") { totalCount } } }
                """,
                key
            );
            Assert.NotNull(data["partnership"]!["members"]);
        }
    }

    private static async Task<IReadOnlyList<string>> AddAsync(ModuleHost host, string key, string name, string? note)
    {
        var input = new
        {
            partnership = Lancaster,
            name,
            note,
            kind = "BOARD",
        };
        return Errors((await host.DataAsync(Add, key, new { input }))["addBody"]!);
    }

    private static IReadOnlyList<string> Errors(JsonNode payload) =>
        [
            .. payload["errors"]!
                .AsArray()
                .Select(e => $"{e!["code"]} {string.Join('.', e["path"]!.AsArray().Select(p => (string)p!))}: {e["message"]}")
                .Distinct(),
        ];
}
