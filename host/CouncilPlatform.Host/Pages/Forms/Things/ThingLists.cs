using System.Globalization;
using CouncilPlatform.Host.Pages.Forms.Fields;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>The lists to choose from on one page of a form, by the paths of their fields.</summary>
internal sealed class ThingLists(ThingChoices choices)
{
    private readonly Dictionary<string, ThingList> _found = new(StringComparer.Ordinal);

    public ThingList this[string path] => _found[path];

    public Task FindAsync(HttpContext http, OpenForm open) => FindAsync(http, open, open.Steps.Shown, open.Form.Argument);

    private async Task FindAsync(HttpContext http, OpenForm open, IReadOnlyList<FormField> fields, string within)
    {
        foreach (var field in fields)
        {
            var path = FormField.Path(within, field.Name);
            switch (field.Control)
            {
                case Control.Thing:
                    var words = open.Values[FormField.Path(path, "find")];
                    _found[path] = await choices.OfAsync(http, open.Partnership, field, words, open.Values[path]);
                    break;
                case Control.Group or Control.Given:
                    await FindAsync(http, open, field.Fields, path);
                    break;
                case Control.Rows:
                    for (var i = 0; i < open.Values.Rows(path); i++)
                    {
                        await FindAsync(http, open, [field.Row! with { Name = i.ToString(CultureInfo.InvariantCulture) }], path);
                    }

                    break;
            }
        }
    }
}
