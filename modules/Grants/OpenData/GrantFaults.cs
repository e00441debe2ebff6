namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The faults of a file of grants, each with its code and its JSON path, or in a table its row and column. Of a kind that is in many places
/// of a package, or in many rows with other values each, the first three are listed, and the rest counted.
/// </summary>
internal sealed partial class GrantFaults(TableFaults faults, bool inTable = false)
{
    private const int MaxAlike = 3;

    private readonly Dictionary<(string Code, string Title), HashSet<string>> _kinds = [];

    public int Total => faults.Total;

    /// <summary>The grant of a table whose faults are found, with the places of its values.</summary>
    public FlatObject? Current { get; set; }

    public void Add(string path, string code, string message)
    {
        if (!inTable)
        {
            AddAt(path, code, message);
        }
        else
        {
            Add(Current!.PlaceOf(path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..]), code, message);
        }
    }

    public void Add(Place place, string code, string message)
    {
        var text =
            $"{code}: {(IsAmongFirst(code, place.Title, message) ? message : "as above, with other values.")}"
            + (place.Sheet is null ? "" : $" (Sheet \"{place.Sheet}\".)");
        if (place.Title.Length == 0)
        {
            faults.Add(place.Row, text);
        }
        else
        {
            faults.Add(place.Row, place.Title, text);
        }
    }

    public void Note(string note) => faults.Note(note);

    private void AddAt(string path, string code, string message)
    {
        var everywhere = Index().Replace(path, "[…]");
        faults.Add(
            IsAmongFirst(code, everywhere, path) ? $"{path}: {code}: {message}" : $"{everywhere}: {code}: as above, in other places."
        );
    }

    // Whether a fault of a kind is one of the first that differ.
    private bool IsAmongFirst(string code, string title, string difference)
    {
        if (!_kinds.TryGetValue((code, title), out var first))
        {
            _kinds.Add((code, title), first = new(StringComparer.Ordinal));
        }

        return first.Contains(difference) || first.Count < MaxAlike && first.Add(difference);
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}

internal static class FaultCode
{
    public const string NotJson = "NOT_JSON";
    public const string BadRow = "BAD_ROW";
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
    public const string BadIdentifier = "BAD_IDENTIFIER";
    public const string NotInList = "NOT_IN_LIST";
    public const string Negative = "NEGATIVE";
    public const string OutOfRange = "OUT_OF_RANGE";
    public const string FractionOfPenny = "FRACTION_OF_PENNY";
    public const string UnsupportedCurrency = "UNSUPPORTED_CURRENCY";
    public const string TwoRecipients = "TWO_RECIPIENTS";
    public const string DuplicateId = "DUPLICATE_ID";
    public const string DuplicateGrant = "DUPLICATE_GRANT";
    public const string Contradiction = "CONTRADICTION";
    public const string UnknownGrant = "UNKNOWN_GRANT";
}
