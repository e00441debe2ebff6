using System.Text;

namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>The words of a text for the search: letters and digits, without capitals and accents.</summary>
internal static class SearchTerms
{
    public const int MaxLength = 40;

    private const int OfTitle = 4;
    private const int OfTag = 3;
    private const int OfSummary = 2;

    // Words that are in every text.
    private static readonly HashSet<string> Stopwords = new(
        "a an and are as at be by for from has have in is it its of on or that the this to was were which with".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>The words of a practice, each once, with the highest weight of the places where it is.</summary>
    public static IEnumerable<PracticeTerm> Of(BestPractice practice, IEnumerable<string> tags) =>
        Words(practice.Title)
            .Select(w => (Word: w, Weight: OfTitle))
            .Concat(tags.SelectMany(Words).Select(w => (Word: w, Weight: OfTag)))
            .Concat(Words(practice.Summary).Select(w => (Word: w, Weight: OfSummary)))
            .Concat(Words(practice.Text).Select(w => (Word: w, Weight: 1)))
            .GroupBy(w => w.Word, w => w.Weight)
            .Select(g => new PracticeTerm
            {
                BestPracticeId = practice.Id,
                Term = g.Key,
                Weight = g.Max(),
            });

    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && c != '\''
                && c != '’'
                && Take(word) is { } whole
            )
            {
                yield return whole;
            }
        }

        if (Take(word) is { } last)
        {
            yield return last;
        }
    }

    private static string? Take(StringBuilder word)
    {
        var whole = word.ToString();
        word.Clear();
        return whole.Length == 0 || Stopwords.Contains(whole) ? null
            : whole.Length > MaxLength ? whole[..MaxLength]
            : whole;
    }
}
