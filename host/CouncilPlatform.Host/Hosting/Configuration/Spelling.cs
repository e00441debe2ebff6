namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>Finds the word that a misspelt one was probably meant to be.</summary>
internal static class Spelling
{
    public static string? Nearest(string typed, IEnumerable<string> words) =>
        words
            .Select(w => (Word: w, Distance: Distance(typed.ToUpperInvariant(), w.ToUpperInvariant())))
            .Where(w => w.Distance <= Math.Max(1, w.Word.Length / 3))
            .OrderBy(w => w.Distance)
            .Select(w => w.Word)
            .FirstOrDefault();

    // Levenshtein's distance: single letters that are added, removed or replaced.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
