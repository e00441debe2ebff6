using System.Net;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>What was typed is not lost: drafts, a module that goes off, a database that is busy.</summary>
public sealed class KeptFormTests
{
    [Theory, EveryDatabase]
    public async Task A_form_is_finished_later_by_its_person_and_then_gone(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider);
        await host.CreatePartnershipAsync(BodyForms.Slug, published: true, "grants");
        using var visitor = await host.VisitorAsync();
        using var other = await host.VisitorAsync(label: "somebody else");
        var path = BodyForms.FormOf("createRound");
        var form = await visitor.OpenAsync(path);
        Assert.Contains("Save and finish later", form.Text, StringComparison.Ordinal);
        var saved = await visitor.FillAsync(form, ("input.title", "Warm homes"), ("form.draft", "true"));
        Assert.Contains("Saved for later", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(("input.title", "Warm homes"), (await other.OpenAsync(path)).Filled);

        Assert.Contains("Begun and not sent", (await visitor.OpenAsync(BodyForms.FormOf(""))).Text, StringComparison.Ordinal);
        var continued = await visitor.OpenAsync(path);
        Assert.Contains(("input.title", "Warm homes"), continued.Filled);
        Assert.Contains("have not sent it", continued.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(("input.title", "Warm homes"), (await visitor.OpenAsync(path + "?anew")).Filled);
        Assert.DoesNotContain(("input.title", "Warm homes"), (await visitor.OpenAsync(path)).Filled);
    }

    [Fact]
    public async Task A_module_that_goes_off_while_its_form_is_open_loses_nothing()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync(BodyForms.Slug, published: true, "grants");
        using var visitor = await host.VisitorAsync();
        var path = BodyForms.FormOf("createFund");
        var form = await visitor.OpenAsync(path);
        var switched = $"""partnership: "{BodyForms.Slug}", module: "grants" """;
        await host.MutateAsync("disableModule", switched, "partnership { slug }", await host.KeyAsync());

        var lost = await visitor.FillAsync(form, ("input.name", "Warm homes"), ("input.slug", "warm-homes"));
        Assert.Equal(HttpStatusCode.NotFound, lost.Status);
        Assert.Contains("This form cannot be sent", lost.Text, StringComparison.Ordinal);
        Assert.Contains(">Warm homes</dd>", lost.Text, StringComparison.Ordinal);

        await host.MutateAsync("enableModule", switched, "partnership { slug }", await host.KeyAsync());
        Assert.Contains(("input.name", "Warm homes"), (await visitor.OpenAsync(path)).Filled);
    }

    [Fact]
    public async Task A_database_that_is_busy_gets_the_form_once_more_with_one_button()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        var settings = new Dictionary<string, string?> { ["Data:WaitSeconds"] = "1" };
        await using var host = await ModuleHost.StartAsync([], settings: settings, on: database);
        await host.CreatePartnershipAsync(BodyForms.Slug, published: true);
        using var visitor = await host.VisitorAsync();
        var form = await visitor.OpenAsync(BodyForms.FormOf("addBody"));
        await using var other = database.Connect();
        await other.OpenAsync(TestContext.Current.CancellationToken);
        FormVisitor.FormPage busy;
        await using (var writing = await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var write = other.CreateCommand();
            write.Transaction = writing;
            write.CommandText = "UPDATE core_audit_heads SET \"Number\" = \"Number\"";
            await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            busy = await visitor.FillAsync(form, ("input.name", "Joint \"Cabinet\" & others"), ("input.kind", "BOARD"));
            await writing.RollbackAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.Contains("Nothing that you filled in is lost.", busy.Text, StringComparison.Ordinal);
        var done = await visitor.FillAsync(busy);
        Assert.Contains("Done: Add body", done.Text, StringComparison.Ordinal);
        Assert.Contains("Joint &quot;Cabinet&quot; &amp; others", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_loses_the_role_in_mid_form_still_sees_what_they_typed()
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        using var visitor = await host.VisitorAsync();
        var form = await visitor.OpenAsync(BodyForms.FormOf("addBody"));
        using var viewer = await host.VisitorAsync(Role.Viewer);
        var refused = await viewer.FillAsync(form, ("input.name", "Joint Cabinet"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains(">Joint Cabinet</dd>", refused.Text, StringComparison.Ordinal);
    }
}
