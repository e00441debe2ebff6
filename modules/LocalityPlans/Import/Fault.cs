namespace CouncilPlatform.LocalityPlans.Import;

/// <summary>One thing wrong with a table: where, as people see it in a spreadsheet, and in words with what was expected.</summary>
/// <param name="Place">As in <c>row 5, "Key dates"</c>.</param>
internal sealed record Fault(string Place, string Message)
{
    public static Fault At(int row, string column, string message) => new($"row {row}, \"{column}\"", message);
}
