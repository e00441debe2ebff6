using System.Net;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>Forms with a second step: what cannot be undone, and what is long.</summary>
public sealed class CheckedFormTests
{
    [Fact]
    public async Task What_cannot_be_undone_says_so_and_is_done_at_the_second_step()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var form = await visitor.OpenAsync($"{BodyForms.FormOf("dissolveBody")}?body={body}");
        Assert.Contains("govuk-warning-text", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("govuk-button--warning", form.Text, StringComparison.Ordinal);
        Assert.Equal(["input-on", "input-reason"], (await visitor.FillAsync(form)).Summary.Select(e => e.Id));

        (string, string)[] values = [("input.on.year", "2012"), ("input.on.month", "3"), ("input.reason", "Nobody comes.")];
        var check = await visitor.FillAsync(form, values);
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains(">Check your answers</h1>", check.Text, StringComparison.Ordinal);
        Assert.Contains(">March 2012</dd>", check.Text, StringComparison.Ordinal);
        Assert.Contains("govuk-button--warning", check.Text, StringComparison.Ordinal);
        Assert.Null((await host.BodyAsync(body))["dissolved"]);

        var again = await visitor.FillAsync(check, ("form.go", "0"));
        Assert.Contains(("input.on.year", "2012"), again.Filled);
        check = await visitor.FillAsync(again, ("input.on.month", ""));
        var done = await visitor.FillAsync(check);
        Assert.Contains("Done: Dissolve body", done.Text, StringComparison.Ordinal);
        // Nobody dissolves it once more.
        Assert.Equal([BodyForms.FormOf("dissolveBody")], done.LinksTo(BodyForms.FormOf("dissolveBody")));
        Assert.Equal("2012", (string?)(await host.BodyAsync(body))["dissolved"]);
        Assert.Equal("Nobody comes.", await ReasonAsync(host));
    }

    [Fact]
    public async Task What_cannot_be_undone_asks_for_nothing_but_a_reason_on_one_page()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var form = await visitor.OpenAsync(BodyForms.FormOf("unpublishPartnership"));
        Assert.Contains("govuk-button--warning", form.Text, StringComparison.Ordinal);
        Assert.Equal(["Enter the reason."], (await visitor.FillAsync(form)).Summary.Select(e => e.Message));
        var refused = await visitor.FillAsync(form, ("input.reason", new string('x', 1001)));
        Assert.Equal("input-reason", refused.Summary.Single().Id);
        var done = await visitor.FillAsync(refused, ("input.reason", "It is not ready."));
        Assert.Contains("Done: Unpublish partnership", done.Text, StringComparison.Ordinal);
        Assert.Equal("It is not ready.", await ReasonAsync(host));
    }

    [Fact]
    public async Task What_is_said_in_a_form_is_in_the_description_of_the_mutation_too()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        var fields = (await host.DataAsync("""{ __type(name: "Mutation") { fields { name description } } }"""))["__type"]!["fields"]!;
        var dissolve = (string)fields.AsArray().Single(f => (string?)f!["name"] == "dissolveBody")!["description"]!;
        Assert.EndsWith("It stays in the records.", dissolve, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_form_in_pages_keeps_what_is_typed_on_the_way_forth_and_back()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync(BodyForms.Slug, published: true, "grants");
        using var visitor = await host.VisitorAsync();
        var first = await visitor.OpenAsync(BodyForms.FormOf("createRound"));
        Assert.Contains("page 1 of 4", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Filled, f => f.Name == "input.opens");
        Assert.NotEmpty((await visitor.FillAsync(first)).Summary);

        var second = await visitor.FillAsync(first, ("input.programme", "YOUTH"), ("input.slug", "youth-2027"), ("input.title", "Youth"));
        Assert.Contains("page 2 of 4", second.Text, StringComparison.Ordinal);
        var back = await visitor.FillAsync(second, ("input.opens", "2027-01-04T09:00"), ("form.go", "0"));
        Assert.Contains(("input.title", "Youth"), back.Filled);
        second = await visitor.FillAsync(back, ("input.title", "Youth round"));
        Assert.Contains(("input.opens", "2027-01-04T09:00"), second.Filled);
        var third = await visitor.FillAsync(second, ("input.closes", "2027-02-26T12:00"));
        Assert.Contains("page 3 of 4", third.Text, StringComparison.Ordinal);
        var fourth = await visitor.FillAsync(third, ("input.revenue", "£10,000"));
        Assert.Contains("page 4 of 4", fourth.Text, StringComparison.Ordinal);
        var check = await visitor.FillAsync(fourth);
        Assert.Contains(">Youth round</dd>", check.Text, StringComparison.Ordinal);
        Assert.Contains(">£10,000.00</dd>", check.Text, StringComparison.Ordinal);
        Assert.Matches(@"\d questions left empty</span></summary>", check.Text);
        Assert.True(
            check.Text.IndexOf("Not filled in", StringComparison.Ordinal) > check.Text.IndexOf("left empty", StringComparison.Ordinal)
        );

        // There is no such programme. Everything that was typed is there to be corrected.
        var refused = await visitor.FillAsync(check);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("input-programme", refused.Summary.Single().Id);
        Assert.Contains(("input.closes", "2027-02-26T12:00"), refused.Filled);
    }

    [Fact]
    public async Task An_error_leads_to_the_form_that_puts_it_right()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var body = await host.AddBodyAsync();
        var input = $"""partnership: "{BodyForms.Slug}", body: "{body}", title: "Lease the hall", keyDecision: true""";
        var proposed = await host.MutateAsync("proposeDecision", input, "decision { id }", await host.KeyAsync());
        var decision = (string)proposed["decision"]!["id"]!;
        var form = await visitor.OpenAsync($"{BodyForms.FormOf("submitDecision")}?decision={decision}");
        var refused = await visitor.FillAsync(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            [$"{BodyForms.FormOf("changeDecision")}?decision={decision}", $"{BodyForms.FormOf("recordSignOff")}?decision={decision}"],
            refused.LinksTo("/partnerships").Where(l => l.Contains("?decision=", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<string?> ReasonAsync(ModuleHost host) =>
        (string?)
            (
                await host.DataAsync(
                    $$"""{ partnership(slug: "{{BodyForms.Slug}}") { audit(first: 1) { nodes { reason } } } }""",
                    await host.KeyAsync()
                )
            )["partnership"]!["audit"]!["nodes"]![0]!["reason"];
}
