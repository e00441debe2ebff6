namespace CouncilPlatform.Sdk;

/// <summary>
/// On a mutation that nobody can undo, or that hides or removes something from people. What happens ends its description, and a form says
/// it before it is sent, with a button that warns.
/// </summary>
/// <param name="what">What happens for good, in a sentence for people: "The file is deleted."</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IrreversibleAttribute(string what) : Attribute
{
    /// <summary>The key of the sentence in the metadata of a field.</summary>
    internal const string Key = "irreversible";

    /// <summary>What happens for good.</summary>
    public string What => what;
}
