namespace CouncilPlatform.BackOffice;

/// <summary>Cells that several registers read alike.</summary>
internal static class RowRules
{
    /// <summary>Yes or no; empty is no, and anything else is a fault.</summary>
    public static bool YesNo(this TitledRow row, TableColumn column)
    {
        switch (row[column].ToUpperInvariant())
        {
            case "YES" or "Y" or "TRUE":
                return true;
            case "" or "NO" or "N" or "FALSE":
                return false;
            default:
                row.Fault(column, $"\"{row[column]}\" is neither Yes nor No.");
                return false;
        }
    }

    /// <summary>A fault unless the rule holds.</summary>
    public static void Require(this TitledRow row, bool holds, TableColumn column, string fault)
    {
        if (!holds)
        {
            row.Fault(column, fault);
        }
    }

    /// <summary>A fault for a key that another row has already.</summary>
    public static void RequireOnce(this TitledRow row, bool isFirst, TableColumn column) =>
        row.Require(isFirst, column, $"\"{row[column]}\" is in the table twice. Keep one.");
}
