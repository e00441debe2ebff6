using System.Net;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>What a form does with what people fill in.</summary>
public sealed class FormTests
{
    private const string Slug = "lakes";
    private const string AddBody = $"/partnerships/{Slug}/do/addBody";

    [Fact]
    public async Task Nothing_that_was_typed_is_lost_and_each_message_leads_to_its_box()
    {
        await using var host = await StartAsync();
        using var visitor = await AdministratorAsync(host);
        var form = await visitor.OpenAsync(AddBody);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        var refused = await visitor.SendAsync(form, ("input.name", "Joint \"Cabinet\" & others"), ("input.note", "Meets in May"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([("input-kind", "Choose the kind.")], refused.Summary);
        Assert.True(refused.HasId("input-kind"));
        Assert.Equal("Joint \"Cabinet\" & others", refused.Value("input.name"));
        Assert.Contains(">Meets in May</textarea>", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await BodiesAsync(host));
    }

    [Fact]
    public async Task A_rule_that_the_module_checks_leads_to_the_box_that_breaks_it()
    {
        await using var host = await StartAsync();
        using var visitor = await AdministratorAsync(host);
        var refused = await visitor.SendAsync(
            await visitor.OpenAsync(AddBody),
            ("input.name", new string('x', 201)),
            ("input.kind", "BOARD")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("input-name", refused.Summary.Single().Id);
        Assert.Equal(new string('x', 201), refused.Value("input.name"));
    }

    [Theory, EveryDatabase]
    public async Task Somebody_who_is_far_down_a_list_that_is_not_searched_elsewhere_is_found_by_their_name(string provider)
    {
        const int people = 230;
        await using var host = await CoreHost.StartAsync(provider, demonstration: false);
        await host.CreatePartnershipAsync(Slug, published: true);
        await InviteAsync(host, people);
        using var visitor = await AdministratorAsync(host);
        var form = await visitor.OpenAsync($"/partnerships/{Slug}/do/appoint");
        Assert.DoesNotContain(">Person 0</option>", form.Text, StringComparison.Ordinal);

        var found = await visitor.FillAsync(form, ("input.holder.find", "person 0"), ("form.find", "input.holder"));

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains(">Person 0</option>", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">Person 1</option>", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_has_one_effect_and_both_see_that_it_is_done()
    {
        await using var host = await StartAsync();
        using var visitor = await AdministratorAsync(host);
        var form = await visitor.OpenAsync(AddBody);
        (string, string)[] values = [("input.name", "Joint Cabinet"), ("input.kind", "BOARD")];
        var answers = await Task.WhenAll(visitor.SendAsync(form, values), visitor.SendAsync(form, values));
        Assert.All(answers, a => Assert.Contains("Done: Add body", a.Text, StringComparison.Ordinal));
        Assert.Equal(1, await BodiesAsync(host));
    }

    [Fact]
    public async Task A_form_that_changes_a_thing_begins_with_what_is_recorded_and_refuses_what_somebody_else_changed_since()
    {
        await using var host = await StartAsync();
        using var visitor = await AdministratorAsync(host);
        var added = await visitor.SendAsync(
            await visitor.OpenAsync(AddBody),
            ("input.name", "Joint Cabinet"),
            ("input.kind", "BOARD"),
            ("input.note", "Meets in May")
        );
        var change = added.LinksTo($"/partnerships/{Slug}/do/changeBody?").Single();
        var (first, second) = (await visitor.OpenAsync(change), await visitor.OpenAsync(change));
        Assert.Equal("Joint Cabinet", first.Value("input.name"));
        var done = await visitor.FillAsync(first, ("input.name", "Joint Executive"));
        Assert.Contains("Done: Change body", done.Text, StringComparison.Ordinal);
        Assert.Equal([change], done.LinksTo($"/partnerships/{Slug}/do/changeBody"));
        var late = await visitor.FillAsync(second, ("input.name", "Joint Board"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Single(late.Summary);
        Assert.Equal("Joint Board", late.Value("input.name"));
    }

    [Fact]
    public async Task The_page_of_a_thing_leads_to_the_forms_that_the_visitor_may_send()
    {
        await using var host = await StartAsync();
        using var visitor = await AdministratorAsync(host);
        var added = await visitor.SendAsync(await visitor.OpenAsync(AddBody), ("input.name", "Joint Cabinet"), ("input.kind", "BOARD"));
        var page = added.LinksTo($"/partnerships/{Slug}/body/").Single();
        Assert.NotEmpty((await visitor.OpenAsync(page)).LinksTo($"/partnerships/{Slug}/do/changeBody?body=Body_"));
        using var viewer = new FormVisitor(host, await host.KeyAsync(Slug, Role.Viewer));
        Assert.Empty((await viewer.OpenAsync(page)).LinksTo($"/partnerships/{Slug}/do/"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.OpenAsync(AddBody)).Status);
        using var stranger = new FormVisitor(host, key: null);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.OpenAsync(AddBody)).Status);
    }

    [Theory]
    [InlineData($"/partnerships/{Slug}/do/noSuchMutation")]
    [InlineData($"/partnerships/{Slug}/do/allocateGrant")]
    [InlineData("/partnerships/nowhere/do/addBody")]
    [InlineData($"/partnerships/{Slug}/do/changeBody?body=Body_00000000000000000000000000000000")]
    public async Task What_does_not_exist_or_is_off_has_no_form(string path)
    {
        await using var host = await StartAsync();
        using var visitor = await AdministratorAsync(host);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
    }

    private static async Task<ModuleHost> StartAsync()
    {
        var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        await host.CreatePartnershipAsync(Slug, published: true);
        return host;
    }

    private static async Task<FormVisitor> AdministratorAsync(ModuleHost host) => new(host, await host.KeyAsync(Slug, Role.Administrator));

    private static async Task<int> BodiesAsync(ModuleHost host) =>
        (await host.DataAsync($$"""{ partnership(slug: "{{Slug}}") { bodies { totalCount } } }"""))["partnership"]!["bodies"]![
            "totalCount"
        ]!.GetValue<int>();

    private static async Task InviteAsync(ModuleHost host, int people)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var cancellation = TestContext.Current.CancellationToken;
        await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                await services.GetRequiredService<IPartnerships>().FindAsync(Slug, cancellation),
                "invitePerson",
                async change =>
                {
                    for (var i = 0; i < people; i++)
                    {
                        // The first to be invited is the last of the list.
                        var invited = change.NowUtc.AddSeconds(i);
                        var person = change.Add(Person.Make($"Person {i}", email: null, organisation: null, invited));
                        await PersonMutations.GiveAsync(change, person.Id, Role.Viewer, organisation: null, null, null, null);
                        change.Audit(person, "invited");
                    }

                    return people;
                },
                cancellation
            );
    }
}
