namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class KeyDateQueries
{
    /// <summary>Reads the words of a key date, so that a form can show what they mean before they are saved.</summary>
    /// <param name="text">The document's own words, like "July to December 2015".</param>
    public static KeyDateReading ReadKeyDate(string text)
    {
        new Rules().OptionalText(text, ActionRules.MaxKeyDateLength, InputPath.Argument("text")).Check();
        return KeyDateReader.Read(text);
    }
}
