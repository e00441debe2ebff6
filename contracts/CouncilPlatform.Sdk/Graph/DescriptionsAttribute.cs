namespace CouncilPlatform.Sdk;

/// <summary>
/// The XML comments of an assembly as plain text, from which the host describes its GraphQL types. The compiler writes it: do not write it
/// yourself.
/// </summary>
/// <param name="text">A line <c>Type TAB text</c> for each type, and below it <c>.Member TAB text</c> and <c>.Member(parameter) TAB
/// text</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class DescriptionsAttribute(string text) : Attribute
{
    public string Text => text;
}
