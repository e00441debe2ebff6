namespace CouncilPlatform.BackOffice;

internal static class RowRules
{
    public static void Require(this TitledRow row, bool holds, TableColumn column, string fault)
    {
        if (!holds)
        {
            row.Fault(column, fault);
        }
    }

    public static void RequireOnce(this TitledRow row, bool isFirst, TableColumn column) =>
        row.Require(isFirst, column, $"\"{row[column]}\" is in the table twice. Keep one.");

    /// <summary>What a cell names; a fault where it is not known.</summary>
    public static T? Find<T>(this TitledRow row, TableColumn column, IReadOnlyDictionary<string, T> known, string fault)
        where T : class
    {
        var found = known.GetValueOrDefault(row[column]);
        row.Require(found is not null || row[column].Length == 0, column, fault + Names.Hint(row[column], known.Keys));
        return found;
    }

    public static Organisation? Organisation(this TitledRow row, TableColumn column, IReadOnlyDictionary<string, Organisation> known) =>
        row.Find(column, known, $"No organisation has the code \"{row[column]}\". Enter its GSS code, like E07000031, or its identifier.");
}
