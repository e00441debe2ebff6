using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>What an update leaves out stays, and what it gives as null is cleared.</summary>
public sealed class ClearingTests
{
    [Theory, EveryDatabase]
    public async Task What_a_form_empties_is_cleared_and_what_it_leaves_alone_stays(string provider)
    {
        await using var host = await BodyForms.StartAsync(provider);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var form = await visitor.OpenAsync($"{BodyForms.FormOf("changeBody")}?body={body}");
        Assert.Contains(("input.note", "Meets in May"), form.Filled);

        var done = await visitor.FillAsync(form, ("input.name", "Joint Executive"));
        Assert.Contains("Done: Change body", done.Text, StringComparison.Ordinal);
        var changed = await host.BodyAsync(body);
        Assert.Equal(("Joint Executive", "Meets in May"), ((string?)changed["name"], (string?)changed["note"]));

        form = await visitor.OpenAsync(form.Path);
        await visitor.FillAsync(form, ("input.note", ""));
        changed = await host.BodyAsync(body);
        Assert.Equal(("Joint Executive", null), ((string?)changed["name"], (string?)changed["note"]));
    }

    [Fact]
    public async Task What_must_have_a_value_is_asked_for_and_not_left_as_it_was()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var form = await visitor.OpenAsync($"{BodyForms.FormOf("changeBody")}?body={body}");
        var refused = await visitor.FillAsync(form, ("input.name", " "));
        Assert.Equal([("input-name", "Enter the name.")], refused.Summary);

        var input = $"""partnership: "{BodyForms.Slug}", body: "{body}", name: null, note: null""";
        var errors = (await host.MutateAsync("changeBody", input, "body { id }", await host.KeyAsync()))["errors"]!.AsArray();
        Assert.Equal(["input", "name"], errors.Single()!["path"]!.AsArray().Select(p => (string)p!));
        Assert.Equal("Meets in May", (string?)(await host.BodyAsync(body))["note"]);
    }

    [Fact]
    public async Task A_form_that_changes_something_asks_first_what()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var ask = await visitor.OpenAsync(BodyForms.FormOf("changeBody"));
        Assert.DoesNotContain(ask.Filled, f => f.Name == "input.name");
        Assert.Equal([("input-body", "Choose the body.")], (await visitor.FillAsync(ask)).Summary);
        var chosen = await visitor.FillAsync(ask, ("input.body", body));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, chosen.Status);
        Assert.Equal($"{BodyForms.FormOf("changeBody")}?body={body}", chosen.Location);
    }

    [Fact]
    public async Task An_organisation_is_chosen_by_its_name()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        await host.AddOrganisationAsync("E07000128", "Wyre Borough Council");
        using var visitor = await host.VisitorAsync();
        var form = await visitor.OpenAsync(BodyForms.FormOf("addMember"));
        var found = await visitor.FillAsync(form, ("input.organisation.find", "wyre"), ("form.find", "input.organisation"));
        Assert.Contains("<option value=\"E07000128\">Wyre Borough Council</option>", found.Text, StringComparison.Ordinal);
        var done = await visitor.FillAsync(found, ("input.organisation", "E07000128"), ("input.role", "MEMBER"));
        Assert.Contains("Done: Add member", done.Text, StringComparison.Ordinal);

        // From then on it is in the list of the other forms.
        form = await visitor.OpenAsync(BodyForms.FormOf("addBody"));
        Assert.Contains("<option value=\"E07000128\">Wyre Borough Council</option>", form.Text, StringComparison.Ordinal);
    }
}
