using System.Text.RegularExpressions;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>Says in a table's terms where a JSON path is: <c>$.grants[5].recipientOrganization[0].id</c> is <c>row 5, "Recipient Org:Identifier"</c>.</summary>
internal static partial class TablePlace
{
    public static string InWords(string text) =>
        GrantPath()
            .Replace(
                text,
                match =>
                {
                    var title = Title(match.Groups["field"].Captures, match.Groups["item"].Captures);
                    return title.Length == 0 ? $"row {match.Groups["row"].ValueSpan}" : $"row {match.Groups["row"].ValueSpan}, \"{title}\"";
                }
            );

    private static string Title(CaptureCollection fields, CaptureCollection items)
    {
        var (title, shape) = ("", (Shape?)Shapes.Grant);
        foreach (var name in fields.AsEnumerable())
        {
            var field = shape?.Find(name.Value);
            shape = field?.Of;
            title += (title.Length == 0 ? "" : ":") + (field?.Title ?? name.Value);
            // The first of several needs no number.
            if (items.FirstOrDefault(i => i.Index == name.Index + name.Length + 1) is { Value: not "0" } item)
                title += string.Create(CultureInfo.InvariantCulture, $":{item.ValueSpan}");
        }

        return title;
    }

    [GeneratedRegex(
        @"\$\.grants\[(?<row>[0-9]+)\](\.(?<field>[A-Za-z]+)(\[(?<item>[0-9]+)\])?)*",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex GrantPath();
}
