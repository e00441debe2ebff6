using CouncilPlatform.Host.Pages.Forms.Fields;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>The fields that a form shows on one page.</summary>
internal sealed record FormStep(IReadOnlyList<FormField> Fields)
{
    /// <summary>The heading of the section. Null if the page has none, or several.</summary>
    public string? Title => Fields.Count(f => f.Section is not null) == 1 ? Fields[0].Section : null;

    /// <summary>All fields on one page, or a page for each section.</summary>
    public static IReadOnlyList<FormStep> Of(IReadOnlyList<FormField> fields, bool inPages)
    {
        if (!inPages || fields.Count == 0)
        {
            return [new(fields)];
        }

        var steps = new List<List<FormField>>();
        foreach (var field in fields)
        {
            if (steps.Count == 0 || field.Section is not null)
            {
                steps.Add([]);
            }

            steps[^1].Add(field);
        }

        return [.. steps.Select(s => new FormStep(s))];
    }
}
