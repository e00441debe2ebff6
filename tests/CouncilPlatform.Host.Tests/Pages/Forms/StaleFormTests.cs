using System.Net;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>Two people change one thing at the same time.</summary>
public sealed class StaleFormTests
{
    [Theory, EveryDatabase]
    public async Task Who_comes_second_sees_both_versions_and_chooses_for_each_field(string provider)
    {
        await using var host = await BodyForms.StartAsync(provider);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var change = $"{BodyForms.FormOf("changeBody")}?body={body}";
        var (first, second) = (await visitor.OpenAsync(change), await visitor.OpenAsync(change));
        await visitor.FillAsync(first, ("input.name", "Joint Executive"), ("input.note", "Meets in June"));

        // The second person changes the name and the kind, and leaves the note alone.
        var late = await visitor.FillAsync(second, ("input.name", "Joint Board"), ("input.kind", "COMMITTEE"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("input-name", late.Summary.Single().Id);
        Assert.True(late.HasId("input-name"));
        Assert.Contains("Joint Executive", late.Text, StringComparison.Ordinal);
        Assert.Contains(("form.keep.input.name", "mine"), late.Filled);
        Assert.Contains(("form.keep.input.note", "now"), late.Filled);
        Assert.DoesNotContain(late.Filled, f => f.Name == "form.keep.input.kind");
        Assert.Equal("Joint Executive", (string?)(await host.BodyAsync(body))["name"]);

        var done = await visitor.FillAsync(late);
        Assert.Contains("Done: Change body", done.Text, StringComparison.Ordinal);
        var changed = await host.BodyAsync(body);
        Assert.Equal(
            ("Joint Board", "Meets in June", "COMMITTEE"),
            ((string?)changed["name"], (string?)changed["note"], (string?)changed["kind"])
        );
    }

    [Fact]
    public async Task A_third_person_in_between_is_shown_too()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var change = $"{BodyForms.FormOf("changeBody")}?body={body}";
        var mine = await visitor.OpenAsync(change);
        await visitor.FillAsync(await visitor.OpenAsync(change), ("input.name", "Second"));
        var late = await visitor.FillAsync(mine, ("input.name", "Mine"));
        await visitor.FillAsync(await visitor.OpenAsync(change), ("input.name", "Third"));
        late = await visitor.FillAsync(late, ("form.keep.input.name", "now"));

        // "Second" was chosen, and is not what is recorded any more.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Third", late.Text, StringComparison.Ordinal);
        await visitor.FillAsync(late, ("form.keep.input.name", "now"));
        Assert.Equal("Third", (string?)(await host.BodyAsync(body))["name"]);
    }
}
