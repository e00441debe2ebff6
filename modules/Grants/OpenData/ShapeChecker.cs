using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

internal sealed partial class ShapeChecker(GrantFaults faults)
{
    public void Check(JsonElement value, Shape shape, string path)
    {
        if (!IsA(value, JsonValueKind.Object, path))
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (shape.Find(property) is not { } field)
                continue;
            if (seen.Add(field.Name))
                CheckField(property.Value, field, path);
            else
                NoteRepeated($"{path}.{field.Name}");
        }

        foreach (var field in shape.Fields)
        {
            if (field.May.HasFlag(May.NotBeAbsent) && !seen.Contains(field.Name))
                NoteMissing($"{path}.{field.Name}");
        }
    }

    public void CheckField(JsonElement value, Field field, string parent)
    {
        if (value.ValueKind == JsonValueKind.Null && field.May.HasFlag(May.BeNull))
            return;
        var path = $"{parent}.{field.Name}";
        switch (field.Holds)
        {
            case Holds.Object:
                Check(value, field.Of!, path);
                break;
            case Holds.Objects:
                CheckItems(value, field, path, (item, at) => Check(item, field.Of!, at));
                break;
            case Holds.Texts:
                CheckItems(value, field, path, (item, at) => IsA(item, JsonValueKind.String, at));
                break;
            case Holds.DistinctTexts:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                CheckItems(
                    value,
                    field,
                    path,
                    (item, at) =>
                    {
                        if (IsA(item, JsonValueKind.String, at) && !seen.Add(item.GetString()!))
                            faults.Add(at, FaultCode.RepeatedValue, $"{Shown(item)} is in the list already; expected each value once.");
                    }
                );
                break;
            case Holds.Number or Holds.NotNegative or Holds.Pounds:
                if (IsA(value, JsonValueKind.Number, path) && NumberFault(value, field.Holds) is { } ofNumber)
                    faults.Add(path, ofNumber.Code, $"{Shown(value)} {ofNumber.Message}");
                break;
            default:
                if (IsA(value, JsonValueKind.String, path) && TextFault(value.GetString()!, field.Holds) is { } ofText)
                    faults.Add(path, ofText.Code, $"{Shown(value)} {ofText.Message}");
                break;
        }
    }

    public void NoteMissing(string path) =>
        faults.Add(path, FaultCode.Missing, "The field is missing; the 360Giving standard requires it.");

    public void NoteRepeated(string path) =>
        faults.Add(path, FaultCode.RepeatedField, "The field is in one object twice; expected it once.");

    private static (string Code, string Message)? TextFault(string text, Holds holds) =>
        holds switch
        {
            Holds.Identifier when GrantCell.Plain(text).Any(char.IsControl) => (
                FaultCode.BadIdentifier,
                "has a line break in it, or another character that nobody sees; expected it in one line."
            ),
            Holds.Date when GivenDate.Parse(text) is null => (
                FaultCode.BadDate,
                "is not a date from 1800 to 2199; expected YYYY-MM-DD, or an RFC 3339 date and time such as 2013-01-18T09:30:00Z."
            ),
            Holds.PartialDate when GivenDate.ParsePartial(text) is null => (
                FaultCode.BadDate,
                "is not a date from 1800 to 2199; expected YYYY-MM-DD, YYYY-MM, YYYY, or a date and time such as 2013-01-18T09:30:00Z."
            ),
            Holds.DateTime when GivenDate.Instant(text) is null => (
                FaultCode.BadDate,
                "is not an RFC 3339 date and time from 1800 to 2199; expected one such as 2013-01-18T09:30:00Z."
            ),
            Holds.Uri when !AbsoluteUri.IsValid(text) => (
                FaultCode.BadUri,
                "is not an absolute URI; expected one such as https://www.example.org/."
            ),
            Holds.Currency or Holds.Sterling when !CodeLists.Currencies.Contains(text) => (
                FaultCode.NotInList,
                "is not an ISO 4217 currency code; expected one such as GBP."
            ),
            Holds.Sterling when text != "GBP" => (
                FaultCode.UnsupportedCurrency,
                "is not supported; only grants in GBP can be imported, because amounts are stored in pounds and pence."
            ),
            Holds.Country when !CodeLists.Countries.Contains(text) => (
                FaultCode.NotInList,
                "is not an ISO 3166-1 country code; expected two letters such as GB."
            ),
            Holds.YesOrNo when text is not ("Yes" or "No") => (FaultCode.NotInList, "is not in the code list; expected \"Yes\" or \"No\"."),
            Holds.Version when !VersionPattern().IsMatch(text) => (
                FaultCode.BadVersion,
                "is not a version of the standard; expected major.minor such as 1.4."
            ),
            _ => null,
        };

    private static (string Code, string Message)? NumberFault(JsonElement number, Holds holds)
    {
        if (holds == Holds.Pounds)
        {
            return PenceAmount.Parse(number.GetRawText(), out var pence) switch
            {
                PenceAmount.Outcome.Exact when pence < 0 => (FaultCode.Negative, "is negative; expected zero or more pounds."),
                PenceAmount.Outcome.FractionOfPenny => (
                    FaultCode.FractionOfPenny,
                    "has a fraction of a penny; expected pounds with at most two decimal places."
                ),
                PenceAmount.Outcome.OutOfRange => (FaultCode.OutOfRange, "is too large; expected at most 92233720368547758.07."),
                _ => null,
            };
        }

        if (!number.TryGetDouble(out var value) || !double.IsFinite(value))
            return (FaultCode.OutOfRange, "is too large for a number.");
        if (holds != Holds.NotNegative)
            return null;
        if (value < 0)
            return (FaultCode.Negative, "is negative; expected zero or more.");
        return number.TryGetDecimal(out _) ? null : (FaultCode.OutOfRange, "is too large for a duration in months.");
    }

    private void CheckItems(JsonElement value, Field field, string path, Action<JsonElement, string> check)
    {
        if (!IsA(value, JsonValueKind.Array, path))
            return;
        if (value.GetArrayLength() == 0 && field.May.HasFlag(May.NotBeEmpty))
            faults.Add(path, FaultCode.Empty, "The list is empty; expected at least one entry.");
        var index = 0;
        foreach (var item in value.EnumerateArray())
            check(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
    }

    private bool IsA(JsonElement value, JsonValueKind kind, string path)
    {
        if (value.ValueKind == kind)
            return true;
        faults.Add(
            path,
            FaultCode.WrongType,
            $"Expected {Named(kind)}, "
                + $"found {(value.ValueKind == JsonValueKind.String ? $"the text {Shown(value)}" : Named(value.ValueKind))}."
        );
        return false;
    }

    private static string Named(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";
    }

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
