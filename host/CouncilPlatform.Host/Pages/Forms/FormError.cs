using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Something that is wrong with what was filled in.</summary>
/// <param name="Path">Where, as names joined by points.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record FormError(string Path, Phrase Message)
{
    /// <summary>The code for programs. Null if the form itself has found it.</summary>
    public string? Code { get; init; }

    /// <summary>The form that puts it right, and its address. Null if the visitor has none.</summary>
    public (Phrase Title, string Address)? Fix { get; init; }

    /// <summary>Puts the error at the nearest box that the form shows: what the page fills in itself has none.</summary>
    public FormError At(IReadOnlyCollection<string> shown)
    {
        var path = Path;
        while (!shown.Contains(path) && path.Contains('.', StringComparison.Ordinal))
        {
            path = path[..path.LastIndexOf('.')];
        }

        return this with
        {
            Path = path,
        };
    }

    public string Anchor => FormField.Id(Path);
}
