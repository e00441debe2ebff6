namespace CouncilPlatform.Grants.OpenData;

/// <summary>The faults of a file of grants, each with its code and its JSON path, or in a table its row and column.</summary>
internal sealed class GrantFaults(TableFaults faults, bool inTable = false)
{
    public int Total => faults.Total;

    public void Add(string path, string code, string message)
    {
        var text = $"{code}: {(inTable ? TableCell.InWords(message) : message)}";
        if (inTable && TableCell.Of(path) is var (row, column))
        {
            Add(row, column, text);
        }
        else
        {
            faults.Add($"{path}: {text}");
        }
    }

    public void Add(long row, string? column, string code, string message) => Add(row, column, $"{code}: {message}");

    public void Note(string note) => faults.Note(note);

    private void Add(long row, string? column, string text)
    {
        if (column is null)
        {
            faults.Add(row, text);
        }
        else
        {
            faults.Add(row, column, text);
        }
    }
}

internal static class FaultCode
{
    public const string NotJson = "NOT_JSON";
    public const string NotCsv = "NOT_CSV";
    public const string Truncated = "TRUNCATED";
    public const string NotUtf8 = "NOT_UTF8";
    public const string TooLong = "TOO_LONG";
    public const string TooLarge = "TOO_LARGE";
    public const string BadText = "BAD_TEXT";
    public const string WrongType = "WRONG_TYPE";
    public const string Missing = "MISSING";
    public const string Empty = "EMPTY";
    public const string RepeatedField = "REPEATED_FIELD";
    public const string RepeatedValue = "REPEATED_VALUE";
    public const string BadDate = "BAD_DATE";
    public const string BadUri = "BAD_URI";
    public const string BadVersion = "BAD_VERSION";
    public const string NotInList = "NOT_IN_LIST";
    public const string Negative = "NEGATIVE";
    public const string OutOfRange = "OUT_OF_RANGE";
    public const string FractionOfPenny = "FRACTION_OF_PENNY";
    public const string UnsupportedCurrency = "UNSUPPORTED_CURRENCY";
    public const string TwoRecipients = "TWO_RECIPIENTS";
    public const string DuplicateId = "DUPLICATE_ID";
    public const string DuplicateGrant = "DUPLICATE_GRANT";
}
