using System.Net;
using CouncilPlatform.Host.GraphQL;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>The forms of every mutation of all modules, whichever there are.</summary>
public sealed class EveryFormTests
{
    private const string Slug = "everything";

    [Fact]
    public async Task Every_mutation_has_a_form_which_says_in_plain_words_what_is_missing()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All);
        await host.CreatePartnershipAsync(Slug, published: true, [.. EveryModule.All.Select(EveryModule.IdOf)]);
        var key = await host.KeyAsync();
        var mutations = RequiredOf(host);
        using var visitor = new FormVisitor(host, key);
        var list = await visitor.OpenAsync($"/partnerships/{Slug}/do");
        var forms = list.LinksTo($"/partnerships/{Slug}/do/").ToList();
        Assert.Equal(mutations.Keys.Order(StringComparer.Ordinal), forms.Select(f => f.Split('/')[^1]).Order(StringComparer.Ordinal));

        // They are arranged as their code is, with headings to jump to, and found by words.
        Assert.Contains("href=\"#forms-grants-programmes-rounds-and-applications\"", list.Text, StringComparison.Ordinal);
        Assert.True(list.HasId("forms-grants-programmes-rounds-and-applications"));
        var found = await visitor.OpenAsync($"/partnerships/{Slug}/do?q=BODY+dissolve");
        Assert.Equal([$"/partnerships/{Slug}/do/dissolveBody"], found.LinksTo($"/partnerships/{Slug}/do/"));
        Assert.Contains("1 form found.", found.Text, StringComparison.Ordinal);

        List<string> faults = [];
        List<string> replaced = [];
        foreach (var form in forms)
        {
            var shown = await visitor.OpenAsync(form);
            if (shown.Location is { } place)
            {
                // Another page takes its place.
                var instead = await visitor.OpenAsync(place.Split('#')[0]);
                Assert.Equal(HttpStatusCode.OK, instead.Status);
                Assert.True(place.Split('#') is [_] || instead.HasId(place.Split('#')[1]), place);
                replaced.Add(form.Split('/')[^1]);
                continue;
            }

            if (shown.Status != HttpStatusCode.OK)
            {
                faults.Add($"{form}: {shown.Status}");
                continue;
            }

            // What nobody must fill in is checked before it is sent.
            var answer = await visitor.FillAsync(shown);
            while (answer.Status == HttpStatusCode.OK && answer.HasId("input"))
            {
                answer = await visitor.FillAsync(answer);
            }

            faults.AddRange(FaultsOf(answer, mutations[form.Split('/')[^1]]).Select(fault => $"{form}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(["disableModule", "enableModule", "updatePageTheme"], replaced.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FaultsOf(FormVisitor.FormPage answer, bool needsMore)
    {
        if (answer.Status == HttpStatusCode.OK && answer.Text.Contains("govuk-panel--confirmation", StringComparison.Ordinal))
        {
            return needsMore ? ["it is done, although nothing was filled in"] : [];
        }

        return answer.Status != HttpStatusCode.UnprocessableEntity ? [$"{answer.Status}"]
            : answer.Summary.Count == 0 ? ["nothing says what is wrong"]
            : answer
                .Summary.Where(e => !answer.HasId(e.Id) || !IsPlain(e.Message))
                .Select(e => $"#{e.Id} \"{e.Message}\" leads nowhere, or is not for people");
    }

    // The names of GraphQL and of types are for programs.
    private static bool IsPlain(string message) =>
        message.EndsWith('.')
        && char.IsUpper(message[0])
        && !message.Contains("Input", StringComparison.Ordinal)
        && !message.Contains('$', StringComparison.Ordinal)
        && !message.Contains("GraphQL", StringComparison.Ordinal);

    /// <summary>Each mutation of the schema, and whether its input has a field that must be filled in.</summary>
    private static Dictionary<string, bool> RequiredOf(ModuleHost host) =>
        host
            .Services.GetRequiredService<Schemas>()
            .All.Mutation!.Fields.ToDictionary(
                m => m.Name,
                m =>
                    ((IInputObjectGraphType)m.Arguments![0].ResolvedType!.GetNamedType()).Fields.Any(f =>
                        f.Name != "partnership" && f.ResolvedType is NonNullGraphType && f.DefaultValue is null
                    )
            );
}
