using System.Globalization;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>The pages of a form, and the one that is shown. The one after the last has the answers to check.</summary>
internal sealed class FormSteps
{
    private readonly string _argument;
    private readonly bool _checks;

    private FormSteps(IReadOnlyList<FormStep> all, MutationForm form)
    {
        (All, _argument) = (all, form.Argument);
        // A form without anything to fill in but the reason is its own check.
        _checks = form.ChecksAnswers && all.Any(s => s.Fields.Any(f => !form.AsksReason || f.Name != MutationForm.ReasonField));
    }

    public IReadOnlyList<FormStep> All { get; private set; }

    /// <summary>Whether all fields are on one page, although the form has several.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The page that is shown.</summary>
    public int Current { get; private set; }

    /// <summary>Whether the answers are shown.</summary>
    public bool AtEnd => Current >= All.Count;

    /// <summary>Whether the form is sent from the page that is shown.</summary>
    public bool AtSending => AtEnd || Current == All.Count - 1 && !_checks;

    /// <summary>The fields that are shown.</summary>
    public IReadOnlyList<FormField> Shown => AtEnd ? [] : All[Current].Fields;

    public static FormSteps Of(MutationForm form, IReadOnlyDictionary<string, FixedThing> things) =>
        new(FormStep.Of([.. form.Fields.Where(f => !things.ContainsKey(f.Name))], form.IsInPages), form);

    public string PathOf(FormField field) => FormField.Path(_argument, field.Name);

    public void GoTo(int step) => Current = Math.Min(step, All.Count);

    /// <summary>Shows one field alone.</summary>
    public void Ask(FormField field) => (All, Current) = ([new([field])], 0);

    /// <summary>Puts all fields on one page.</summary>
    public void ShowWhole() => (IsWhole, All) = (IsWhole || All.Count > 1, [new([.. All.SelectMany(s => s.Fields)])]);

    /// <summary>Goes to the page with errors. Where there are several, or an error is of no field, it shows all fields at once.</summary>
    public void GoToErrors(IReadOnlyList<FormError> errors)
    {
        var wrong = All.Index().Where(s => errors.Any(e => s.Item.Fields.Any(f => IsWithin(e, f)))).Select(s => s.Index).ToList();
        if (wrong is not [var only] || !errors.All(e => All[only].Fields.Any(f => IsWithin(e, f))))
        {
            ShowWhole();
            only = 0;
        }

        GoTo(only);
    }

    /// <summary>The paths that have a box on the page, to which an error can lead.</summary>
    public IEnumerable<string> Boxes(FormValues values) => Boxes(Shown, values, _argument);

    private static IEnumerable<string> Boxes(IReadOnlyList<FormField> fields, FormValues values, string within)
    {
        foreach (var field in fields)
        {
            var path = FormField.Path(within, field.Name);
            yield return path;
            var parts = field.Control switch
            {
                Control.Group or Control.Given => Boxes(field.Fields, values, path),
                Control.Rows => Enumerable
                    .Range(0, values.Rows(path))
                    .SelectMany(i => Boxes([field.Row! with { Name = i.ToString(CultureInfo.InvariantCulture) }], values, path)),
                _ => [],
            };
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }

    private bool IsWithin(FormError error, FormField field) =>
        error.Path == PathOf(field) || error.Path.StartsWith(PathOf(field) + ".", StringComparison.Ordinal);
}
