namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Reading the words of key dates before they are recorded.</summary>
internal sealed class KeyDateQueries
{
    /// <summary>What the words of a key date say, as a form shows it before they are saved.</summary>
    public static ReadKeyDate ReadKeyDate(string text)
    {
        new Rules().OptionalText(text, 500, "text").Check();
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

/// <summary>What the words of a key date say.</summary>
/// <param name="Starts">The first day they name; null where they name none.</param>
/// <param name="StartPrecision">How precisely they give the beginning.</param>
/// <param name="Ends">The last day they name; null where they name none, or go on.</param>
/// <param name="EndPrecision">How precisely they give the end.</param>
/// <param name="Ongoing">Whether it goes on without an end.</param>
/// <param name="DependsOn">What it waits for, where no date is given but a dependency.</param>
/// <param name="Expected">How many of something are to happen; null where nothing is counted.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Fault">Why the words cannot be read, and what to write; null where they can.</param>
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
