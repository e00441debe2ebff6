using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Looks for e-mail addresses, UK telephone numbers and National Insurance numbers in the texts of a grant, by their form alone: an officer
/// decides whether a finding is personal data. Patterns take time in proportion to the text.
/// </summary>
internal static class PersonalData
{
    private static readonly (PersonalDataKind Kind, Regex Pattern)[] Patterns =
    [
        (PersonalDataKind.EmailAddress, Pattern("""[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+""")),
        (PersonalDataKind.TelephoneNumber, Pattern("""(\+44[ -]?(\(0\))?|\b0|\(0)[ -]?[1-378]([ )-]*[0-9]){8,9}\b""")),
        (
            PersonalDataKind.NationalInsuranceNumber,
            Pattern("""\b[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d]\b""")
        ),
    ];

    // Codes and register numbers may look like telephone numbers.
    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal)
    {
        "id",
        "charityNumber",
        "companyNumber",
        "code",
        "geoCode",
        "geoCodeType",
        "vocabulary",
        "url",
        "dataSource",
        "dateModified",
        "awardDate",
        "startDate",
        "endDate",
        "transactionDate",
        "valueDate",
        "postalCode",
        "currency",
        "countryCode",
        "fromOpenCall",
    };

    public static IEnumerable<PersonalDataFinding> In(string json, Guid award)
    {
        using var grant = JsonDocument.Parse(json);
        List<PersonalDataFinding> found = [];
        Look(grant.RootElement, name: "", path: "");
        return found;

        void Look(JsonElement value, string name, string path)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in value.EnumerateObject())
                    {
                        Look(property.Value, property.Name, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in value.EnumerateArray().Index())
                    {
                        Look(item, name, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
                    }

                    break;
                case JsonValueKind.String when !NoText.Contains(name):
                    var text = value.GetString()!;
                    found.AddRange(
                        Patterns
                            .Where(p => p.Pattern.IsMatch(text))
                            .Select(p => new PersonalDataFinding
                            {
                                AwardId = award,
                                Field = path,
                                Kind = p.Kind,
                            })
                    );
                    break;
            }
        }
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
}
