using System.Globalization;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Forms.Answers;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>A form as somebody has it open: what it is about, what is in its boxes, and its pages.</summary>
/// <param name="partnership">The partnership.</param>
/// <param name="form">The form.</param>
/// <param name="things">What the form is about, by the names of its fields.</param>
/// <param name="values">What is recorded of the rows that follow from the things.</param>
/// <param name="links">The pages that the form leads to.</param>
internal sealed class OpenForm(
    Partnership partnership,
    MutationForm form,
    IReadOnlyDictionary<string, FixedThing> things,
    FormValues values,
    PageLinks links
)
{
    public Partnership Partnership => partnership;

    public MutationForm Form => form;

    public PageLinks Links => links;

    /// <summary>What the form is about, by the names of its fields.</summary>
    public IReadOnlyDictionary<string, FixedThing> Things { get; private set; } = things;

    public FormValues Values { get; private set; } = values;

    /// <summary>What was recorded when the form was opened. Null if it changes nothing that is recorded.</summary>
    public FormValues? Before { get; set; }

    public FormSteps Steps { get; } = FormSteps.Of(form, things);

    public string VersionBox => FormField.Path(form.Argument, "version");

    /// <summary>What the form changes, if it begins with what is recorded.</summary>
    public FixedThing? Changed => form.IsUpdate ? Things.Values.FirstOrDefault(t => t.Id.Type == form.Changed.Name) : null;

    /// <summary>The page of the thing that the form is about. Null if it has none.</summary>
    public string? ThingPage => Things.Values.Select(t => links.To(t.Id.ToString())).FirstOrDefault(l => l is not null);

    /// <summary>The address of the form about the same things.</summary>
    public string AddressAboutThings =>
        form.AddressIn(partnership)
        + QueryString.Create(
            Things
                .Where(t => t.Key != MutationForm.PartnershipField)
                .Select(t => KeyValuePair.Create(t.Key, (string?)t.Value.Id.ToString()))
        );

    /// <summary>The boxes that the page does not show.</summary>
    public IEnumerable<(string Name, string Value)> HiddenBoxes
    {
        get
        {
            string[] shown =
            [
                .. Steps.Shown.Select(Steps.PathOf),
                .. Things.Keys.Select(f => FormField.Path(form.Argument, f)),
                VersionBox,
            ];
            return Values
                .Boxes(form.Argument)
                .Where(b => !shown.Any(s => b.Name == s || b.Name.StartsWith(s + ".", StringComparison.Ordinal)));
        }
    }

    /// <summary>Begins anew: with the things, and with what is recorded of what the form changes.</summary>
    public void Begin()
    {
        foreach (var (name, thing) in Things)
        {
            if (!form.IsUpdate)
            {
                Values.Fill(form.Prefilled(thing.Id.Type), thing.Recorded, form.Argument);
            }

            Values.Put(FormField.Path(form.Argument, name), thing.Value);
        }

        if (Changed is { } changed)
        {
            Values.Fill(form.Fields, changed.Recorded, form.Argument);
            Before = RecordedOf(changed);
        }

        Values.Put(VersionBox, VersionIn(Things)?.ToString(CultureInfo.InvariantCulture));
        Values.OpenRows(form.Fields, form.Argument);
    }

    /// <summary>Goes on with what was filled in before.</summary>
    /// <param name="filled">What was filled in.</param>
    /// <param name="before">What was recorded when the form was opened.</param>
    public void Continue(FormValues filled, FormValues? before) => (Values, Before) = (filled, before);

    /// <summary>Takes what is recorded now where the visitor has chosen it.</summary>
    public void Settle(IFormCollection sent)
    {
        foreach (var path in sent.Where(s => s.Value == FormDifference.KeepNow).Select(s => s.Key))
        {
            if (Before is not null && path.StartsWith(FormDifference.Box + form.Argument + ".", StringComparison.Ordinal))
            {
                Values.Copy(Before, path[FormDifference.Box.Length..]);
            }
        }
    }

    /// <summary>Takes the things as they are now. False if the form checks no version.</summary>
    public bool Renew(IReadOnlyDictionary<string, FixedThing> now)
    {
        if (VersionIn(now) is not { } version)
        {
            return false;
        }

        Things = now;
        Values.Put(VersionBox, version.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>The boxes as they would be with what is recorded of a thing.</summary>
    public FormValues RecordedOf(FixedThing thing)
    {
        var recorded = new FormValues();
        recorded.Fill(form.Fields, thing.Recorded, form.Argument);
        return recorded;
    }

    /// <summary>Adds to an input what people do not fill in.</summary>
    public void Complete(Dictionary<string, object?> input)
    {
        if (form.HasPartnership)
        {
            input[MutationForm.PartnershipField] = partnership.Slug;
        }

        if (
            form.Input.Fields.Find("version") is not null
            && int.TryParse(Values[VersionBox], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            input["version"] = version;
        }
    }

    private int? VersionIn(IReadOnlyDictionary<string, FixedThing> things) =>
        form.VersionOf is { } versioned ? things.GetValueOrDefault(versioned)?.Version : null;
}
