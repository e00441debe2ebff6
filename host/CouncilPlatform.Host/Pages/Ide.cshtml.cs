using System.Text.Json;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Pages;

/// <summary>
/// The GraphQL IDE of a GraphQL address, with its examples ready. There is a page for any address, so that it does not reveal to the public
/// which partnerships exist; the address itself decides whether it answers.
/// </summary>
internal sealed class IdeModel(
    VisiblePartnerships partnerships,
    Examples examples,
    PageCatalogue pages,
    PageDocuments documents,
    Caller caller,
    IOptions<GraphQLOptions> options
) : PageModel
{
    /// <summary>What ide.jsx needs to know, as JSON. It is escaped, so that no text can end the script element.</summary>
    public string Options { get; private set; } = "";

    public async Task OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        var of = slug is null ? null : (await partnerships.AllAsync(cancellationToken)).FirstOrDefault(p => p.Slug == slug);
        var modules =
            from example in await examples.ListAsync(of, cancellationToken)
            group new { title = example.Title, document = example.Document } by example.Module into module
            select new { title = module.Key, examples = module };
        var address = Url.Content("~/graphql") + (slug is null ? "" : "/" + Uri.EscapeDataString(slug));
        Options = JsonSerializer.Serialize(
            new
            {
                address,
                home = Url.Content("~/"),
                // Where a visitor from whom the schema is kept can sign in.
                signIn = options.Value.MayIntrospect(HttpContext) ? null : Url.Page("/People/SignIn", new { returnUrl = address }),
                // The session of a person who has signed in counts only with this header.
                headers = new Dictionary<string, string> { [CallerAuthentication.FromOwnPage] = "IDE" },
                modules,
                opened = of is null ? null : QuestionOf(of),
            }
        );
        // The editors and the style sheet have pictures in data addresses.
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
    }

    /// <summary>The question behind the page that the address names. Null if it names none that the visitor has.</summary>
    private object? QuestionOf(Partnership partnership)
    {
        if (
            Request.Query["page"].ToString() is not { Length: > 0 } name
            || pages.Find(partnership, name) is not { } page
            || !page.IsFor(caller, partnership)
        )
        {
            return null;
        }

        GlobalId? about = GlobalId.TryParse(Request.Query["id"], out var known) ? known : null;
        var document = documents.Of(page);
        var query = new PageQuery(page.Description, document, about, Request.Query);
        var question = Question.Of(page, query, partnership, document, address: "");
        return new { document = question.Document, variables = question.VariablesAsJson };
    }
}
