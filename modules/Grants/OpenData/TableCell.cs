namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Where a JSON path is in a table: <c>$.grants[5].recipientOrganization[0].id</c> is <c>row 5, "Recipient Org:Identifier"</c>.
/// </summary>
internal static partial class TableCell
{
    public static (long Row, string? Column)? Of(string path) =>
        GrantPath().Match(path) is { Success: true } match
            ? (
                long.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture),
                Title(match) is { Length: > 0 } title ? title : null
            )
            : null;

    public static string InWords(string text) =>
        GrantPath().Replace(text, match => $"row {match.Groups["row"]}{(Title(match) is { Length: > 0 } title ? $", \"{title}\"" : "")}");

    private static string Title(Match path)
    {
        var (title, shape) = ("", (Shape?)Shapes.Grant);
        foreach (var name in path.Groups["field"].Captures.AsEnumerable())
        {
            var field = shape?.Find(name.Value);
            shape = field?.Of;
            title += (title.Length == 0 ? "" : ":") + (field?.Title ?? name.Value);
            // The first of several needs no number.
            if (path.Groups["item"].Captures.FirstOrDefault(i => i.Index == name.Index + name.Length + 1) is { Value: not "0" } item)
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
