using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>What a form says by itself about its fields, in the language of the page.</summary>
/// <param name="texts">The texts of the form.</param>
/// <param name="words">The host's sentences.</param>
internal sealed class FormWords(PageTexts texts, IStringLocalizer<FormTexts> words)
{
    /// <summary>A sentence of the host.</summary>
    public Phrase Sentence(string sentence) => words[sentence].Value;

    /// <summary>A sentence of the host, with a field's label in place of {0}.</summary>
    public Phrase About(FormField field, string sentence) => With(LabelOf(field), sentence);

    /// <summary>As <see cref="About"/>, with the label within the sentence.</summary>
    public Phrase InSentence(FormField field, string sentence) => With(Labels.InSentence(LabelOf(field)), sentence);

    private Phrase LabelOf(FormField field) => field.IsData ? field.Label : texts.Of(field.Label);

    // A sentence in two languages could not say which one it is in.
    private Phrase With(Phrase label, string sentence) =>
        label.Language is null
            ? words[sentence, label.Text].Value
            : label with
            {
                Text = sentence.Replace("{0}", label.Text, StringComparison.Ordinal),
            };
}
