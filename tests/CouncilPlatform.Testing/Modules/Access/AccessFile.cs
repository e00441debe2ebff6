namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>The table of a module for its readers.</summary>
internal static class AccessFile
{
    private const int NameWidth = 66;
    private const int RoleWidth = 14;

    /// <summary>The text of each module's file, and of the core's.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<AccessRow> rows) =>
        rows.GroupBy(r => r.Module, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => Legend() + string.Concat(g.OrderBy(r => r.Name, StringComparer.Ordinal).Select(Line)),
                StringComparer.Ordinal
            );

    /// <summary>The names of all lines of a file.</summary>
    public static IEnumerable<string> Names(string file) => Lines(file).Select(Name);

    /// <summary>The names of the lines in which an administrator gets something of a published partnership.</summary>
    public static IEnumerable<string> Reached(string file) =>
        Lines(file).Where(l => l.ElementAtOrDefault(NameWidth + RoleWidth + 2 + AccessCaller.Administrator) == Answers.Data).Select(Name);

    private static IEnumerable<string> Lines(string file) => file.ReplaceLineEndings("\n").Split('\n').Where(l => !l.StartsWith('#'));

    private static string Name(string line) => line[..Math.Min(line.Length, NameWidth)].TrimEnd();

    private static string Line(AccessRow row) =>
        $"{row.Name.PadRight(NameWidth)} {Requires(row).PadRight(RoleWidth)} "
        + $"{row.Signs(published: true)} {row.Signs(published: false)}".TrimEnd()
        + "\n";

    private static string Requires(AccessRow row) => row.IsOfOperator ? "OPERATOR" : row.Demands.Role?.ToString().ToUpperInvariant() ?? "";

    private static string Legend() =>
        $"""
            # Who gets what. A test writes this file: after a change that is meant, run AccessMatrixTests with UPDATE_ACCESS=1 and read
            # the difference. The guide "Who may do what" (build/docs/authority.md) has the rule.
            #
            # Each line has the name, the role that is required, what each caller gets while the partnership is published, and what each
            # gets while it is not. The callers, from left to right:
            {string.Join('\n', AccessCaller.All.Select((who, place) => $"#   {place + 1}  {who}"))}
            #
            #   {Answers.Data}  data                    {Answers.NotKnown}  UNAUTHENTICATED, 401
            #   {Answers.Nothing}  null or an empty list   {Answers.Forbidden}  FORBIDDEN, 403
            #   {Answers.ElsewhereTo}  is sent elsewhere       {Answers.NotFound}  NOT_FOUND, 404
            #   {Answers.Fault}  another error           {Answers.NotTheirs}  NOT_YOURS
            #   {Answers.May}  may change it, whatever the rules of the record say; may follow its changes

            """;
}
