using CouncilPlatform.Host.Pages.Forms.Fields;

namespace CouncilPlatform.Host.Pages.Forms.Answers;

/// <summary>A field in which somebody else has recorded something else since the form was opened.</summary>
/// <param name="Field">The field.</param>
/// <param name="Path">Its path.</param>
/// <param name="Mine">What the visitor has filled in. Null if nothing.</param>
/// <param name="Now">What is recorded now. Null if nothing.</param>
/// <param name="IsMine">Whether the visitor has changed it. Otherwise what is recorded now is the choice that is made for them.</param>
internal sealed record FormDifference(FormField Field, string Path, string? Mine, string? Now, bool IsMine)
{
    /// <summary>The name of the radio buttons begins with it, and the path follows.</summary>
    public const string Box = "form.keep.";

    /// <summary>The value of the radio button for what is recorded now.</summary>
    public const string KeepNow = "now";

    public const string KeepMine = "mine";

    public string Name => Box + Path;
}
