namespace CouncilPlatform.Grants.OpenData;

/// <summary>One thing wrong with a package: where (a JSON path; in a table the row and the column), what kind, and in words with what was expected.</summary>
internal sealed record Fault(string Path, string Code, string Message);

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
