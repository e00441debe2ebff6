using System.Text;

namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>The words of a text for the search: letters and digits, without capitals and accents.</summary>
internal static class SearchTerms
{
    public const int MaxLength = 40;

    private const int OfTitle = 4;
    private const int OfTag = 3;
    private const int OfSummary = 2;

    private static readonly HashSet<string> Stopwords = new(
        "a an and are as at be by for from has have in is it its of on or that the this to was were which with".Split(' '),
        StringComparer.Ordinal
    );

    public static IEnumerable<PracticeTerm> Of(BestPractice practice, IEnumerable<string> tags)
    {
        return Weighted(OfTitle, practice.Title)
            .Concat(Weighted(OfTag, [.. tags]))
            .Concat(Weighted(OfSummary, practice.Summary))
            .Concat(Weighted(1, practice.Text))
            .GroupBy(w => w.Word, w => w.Weight)
            .Select(g => new PracticeTerm
            {
                BestPracticeId = practice.Id,
                Term = g.Key,
                Weight = g.Max(),
            });

        static IEnumerable<(string Word, int Weight)> Weighted(int weight, params string[] texts) =>
            texts.SelectMany(Words).Select(w => (w, weight));
    }

    public static IEnumerable<string> Words(string text)
    {
        var words = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                words.Append(' ');
            }
        }

        return words
            .ToString()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !Stopwords.Contains(w))
            .Select(w => w.Length > MaxLength ? w[..MaxLength] : w);
    }
}
