using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Resources;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Forms.Answers;

/// <summary>Finds what somebody else has recorded since a form was opened.</summary>
internal sealed class FormDifferences(FixedThings things, FormAnswers answers, IStringLocalizer<FormTexts> words)
{
    private const string Choose =
        "Somebody else has changed this since you opened the form. Choose for each difference what to keep, then send the form.";

    /// <summary>Compares what is filled in with what is recorded now, which the form begins with from here on.</summary>
    /// <returns>Null if what the form changes cannot be read any more.</returns>
    public async Task<FoundDifferences?> FindAsync(HttpContext http, OpenForm open)
    {
        if (await things.ReadAsync(http, open.Partnership, open.Form) is not { } now || !open.Renew(now))
        {
            return null;
        }

        if (open.Before is not { } before || open.Changed is not { } changed)
        {
            return Nothing(words["Somebody else has changed this since you opened the form. Look at it, then send the form again."]);
        }

        var recorded = open.RecordedOf(changed);
        var found = await BetweenAsync(http, open, before, recorded);
        open.Before = recorded;
        return found is [var first, ..]
            ? new(new(first.Path, words[Choose].Value), found)
            : Nothing(words["Somebody else has changed something else of this meanwhile. Look at what you entered, then send it."]);

        FoundDifferences Nothing(string message) => new(new(open.Form.Argument, message), []);
    }

    private async Task<IReadOnlyList<FormDifference>> BetweenAsync(HttpContext http, OpenForm open, FormValues before, FormValues recorded)
    {
        var found = new List<FormDifference>();
        foreach (var field in open.Steps.All.SelectMany(s => s.Fields))
        {
            var path = open.Steps.PathOf(field);
            // What only the visitor has changed is not a difference.
            if (open.Values.Same(recorded, path) || before.Same(recorded, path))
            {
                continue;
            }

            found.Add(
                new(
                    field,
                    path,
                    await answers.OfAsync(http, open, field, open.Values, path),
                    await answers.OfAsync(http, open, field, recorded, path),
                    IsMine: !before.Same(open.Values, path)
                )
            );
        }

        return found;
    }
}

/// <param name="Error">What to say at the top.</param>
/// <param name="Fields">The fields that differ. None if nothing is to be chosen.</param>
internal sealed record FoundDifferences(FormError Error, IReadOnlyList<FormDifference> Fields);
