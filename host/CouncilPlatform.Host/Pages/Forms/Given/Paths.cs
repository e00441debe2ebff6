namespace CouncilPlatform.Host.Pages.Forms.Given;

/// <summary>Paths as a selection of GraphQL: <c>form.number</c> is <c>form { number }</c>.</summary>
internal static class Paths
{
    public static string Select(IEnumerable<string> paths) =>
        string.Join(
            ' ',
            paths
                .Distinct(StringComparer.Ordinal)
                .Select(p => p.Split('.', 2))
                .GroupBy(p => p[0], p => p.ElementAtOrDefault(1), StringComparer.Ordinal)
                .Select(g => g.OfType<string>().ToList() is { Count: > 0 } within ? $"{g.Key} {{ {Select(within)} }}" : g.Key)
        );
}
