namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Numbers in digits or in words: "12", "twelve", "twenty-eight".</summary>
internal static class NumberWords
{
    public const string Pattern =
        "([0-9]{1,3}|(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([- ](one|two|three|four|five|six|seven|eight|nine))?|"
        + "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)";

    private static readonly string[] Small =
    [
        .. "one two three four five six seven eight nine ten eleven twelve".Split(' '),
        .. "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' '),
    ];

    private static readonly string[] Tens = "twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');

    /// <summary>Null for nought, and for words that are no number.</summary>
    public static int? Read(string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? Positive(digits)
        : words.Split(' ', '-') is [var first, .. var rest] && Array.IndexOf(Tens, first) is >= 0 and var tens
            ? rest is [] ? (tens + 2) * 10
                : (tens + 2) * 10 + Array.IndexOf(Small, rest[0]) + 1
        : Positive(Array.IndexOf(Small, words) + 1);

    private static int? Positive(int number) => number > 0 ? number : null;
}
