using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>What the confirmation shows.</summary>
/// <param name="Id">What was changed. Null if it has no id.</param>
/// <param name="Facts">What is recorded of it now.</param>
/// <param name="Links">The pages about it, and about the things that the form was about.</param>
/// <param name="Again">The address of the form, to fill it in once more.</param>
internal sealed record FormResult(
    GlobalId? Id,
    IReadOnlyList<(string Label, Phrase Text)> Facts,
    IReadOnlyList<(Phrase Title, string Address)> Links,
    string Again
)
{
    /// <param name="open">The form that was sent.</param>
    /// <param name="answer">The answer to the mutation.</param>
    /// <param name="host">The address of the host.</param>
    /// <param name="again">The address of the form, to fill it in once more.</param>
    /// <param name="texts">The texts of the form.</param>
    public static FormResult Of(OpenForm open, Place answer, string host, string again, PageTexts texts)
    {
        var (form, links) = (open.Form, open.Links);
        var at = MutationDocument.PathOf(form);
        GlobalId? id = GlobalId.TryParse(answer.Text($"{at}.id"), out var known) ? known : null;
        var facts = MutationDocument
            .Facts(form)
            .Select(f =>
                (
                    Label: Labels.Of(f.Name, thing: null),
                    Text: WithHost(f.Name, new CellView(answer.Cell($"{at}.{f.Name}").In(texts)).Text, host)
                )
            )
            .Where(f => f.Text is not null)
            .Select(f => (f.Label, f.Text!.Value))
            .ToList();
        var pages = open
            .Things.Values.Where(t => t.Id != id)
            .Select(t => (Title: new Phrase(t.Title), Address: links.To(t.Id.ToString())))
            .Prepend(
                (
                    Title: TitleSelection.Read(answer.Node?[form.Name]?[MutationDocument.Changed]) is { } own
                        ? new Phrase(own)
                        : texts.Of(form.Title),
                    Address: links.To(id?.ToString())
                )
            )
            .Where(l => l.Address is not null)
            .Select(l => (l.Title, l.Address!));
        return new(id, facts, [.. pages], again);
    }

    // People pass on an address, not its last part.
    private static Phrase? WithHost(string field, Phrase? text, string host) =>
        field == "path" && text is { } path ? new(host + path.Text) : text;
}
