namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Reading the words of key dates before they are recorded.</summary>
internal sealed class KeyDateQueries
{
    /// <summary>Reads the words of a key date, so that a form can show what they mean before they are saved.</summary>
    /// <param name="text">The document's own words, like "July to December 2015".</param>
    public static ReadKeyDate ReadKeyDate(string text)
    {
        new Rules().OptionalText(text, ActionRules.MaxKeyDateLength, InputPath.Argument("text")).Check();
        var reading = KeyDateReader.Read(text);
        return new(
            reading.Kind,
            reading.Start?.First,
            reading.Start?.Precision,
            reading.End?.Last,
            reading.End?.Precision,
            reading.Ongoing,
            reading.DependsOn,
            reading.Expected,
            reading.Unit,
            reading.Fault
        );
    }
}

/// <summary>What the words of a key date mean.</summary>
/// <param name="Kind">A time, a deadline, a start, or none of these.</param>
/// <param name="Starts">The first day; null where the words name none.</param>
/// <param name="StartPrecision">How precisely the words give the start.</param>
/// <param name="Ends">The last day; null where the words name none, or where it goes on without an end.</param>
/// <param name="EndPrecision">How precisely the words give the end.</param>
/// <param name="Ongoing">Whether it goes on without an end.</param>
/// <param name="DependsOn">What it waits for, where the words name a dependency and no date.</param>
/// <param name="Expected">How many of something are to happen, like 2 for "two meetings"; null where nothing is counted.</param>
/// <param name="Unit">What is counted, like meetings.</param>
/// <param name="Fault">Why the words could not be read, and what to enter instead; null where they could.</param>
internal sealed record ReadKeyDate(
    KeyDateKind Kind,
    DateOnly? Starts,
    DatePrecision? StartPrecision,
    DateOnly? Ends,
    DatePrecision? EndPrecision,
    bool Ongoing,
    string? DependsOn,
    int? Expected,
    string? Unit,
    string? Fault
);
