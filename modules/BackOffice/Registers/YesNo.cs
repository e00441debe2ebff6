namespace CouncilPlatform.BackOffice.Registers;

/// <summary>Cells that say yes or no.</summary>
internal static class YesNo
{
    /// <summary>Empty is no; what is neither is a fault.</summary>
    public static bool Read(TitledRow row, TableColumn column)
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
}
