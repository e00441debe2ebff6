using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

internal sealed partial record OwnGrant
{
    public const string DateModified = "dateModified";

    public required string Identifier { get; init; }

    /// <summary>How the publisher's own identifiers begin.</summary>
    public required string Prefix { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required Money AppliedFor { get; init; }

    public required Money Awarded { get; init; }

    public required DateOnly AwardDate { get; init; }

    public PartialDate? Ends { get; init; }

    public required Organisation Recipient { get; init; }

    public required IReadOnlyList<Organisation> Funders { get; init; }

    public required Programme Programme { get; init; }

    public string RecipientIdentifier => IdentifierOf(Recipient, Prefix);

    /// <summary>The first accountable body, where there are several.</summary>
    public string FunderIdentifier => IdentifierOf(Funders[0], Prefix);

    // An identifier of the org-id.guide scheme is public; any other is marked by the publisher's prefix.
    private static string IdentifierOf(Organisation organisation, string prefix) =>
        string.IsNullOrWhiteSpace(organisation.Identifier) ? $"{prefix}-ORG-{organisation.Id:N}"
        : OrgId().IsMatch(organisation.Identifier) ? organisation.Identifier
        : $"{prefix}-ORG-{organisation.Identifier}";

    [GeneratedRegex(
        "^([A-Z]{2}|360G)-[A-Za-z0-9_]+-.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OrgId();

    public static (string? Charity, string? Company) NumbersOf(Organisation organisation) =>
        (
            NumberOf(organisation, "GB-CHC-") ?? NumberOf(organisation, "GB-SC-") ?? NumberOf(organisation, "GB-NIC-"),
            NumberOf(organisation, "GB-COH-")
        );

    public string ToJson(DateTime modifiedUtc)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", Identifier);
            json.WriteString("title", Title);
            json.WriteString("description", Description);
            json.WriteString("currency", Awarded.Currency);
            Write(json, "amountAppliedFor", AppliedFor);
            Write(json, "amountAwarded", Awarded);
            json.WriteString("awardDate", AwardDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (Ends is { } ends)
            {
                json.WriteStartArray("plannedDates");
                json.WriteStartObject();
                json.WriteString("endDate", ends.ToString());
                json.WriteEndObject();
                json.WriteEndArray();
            }

            Write(json, "recipientOrganization", [Recipient]);
            Write(json, "fundingOrganization", Funders);
            json.WriteStartArray("grantProgramme");
            json.WriteStartObject();
            json.WriteString("code", Programme.Code);
            if (Programme.Title is not null)
            {
                json.WriteString("title", Programme.Title);
            }

            json.WriteEndObject();
            json.WriteEndArray();
            // Rounds are open to all who may apply.
            json.WriteString("fromOpenCall", "Yes");
            json.WriteString(DateModified, modifiedUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static string? NumberOf(Organisation organisation, string register) =>
        organisation.Identifier is { } identifier
        && identifier.StartsWith(register, StringComparison.Ordinal)
        && identifier.Length > register.Length
            ? identifier[register.Length..]
            : null;

    private static void Write(Utf8JsonWriter json, string name, Money amount)
    {
        json.WritePropertyName(name);
        // As exact text: a double would round.
        json.WriteRawValue(amount.Amount);
    }

    private void Write(Utf8JsonWriter json, string name, IReadOnlyList<Organisation> organisations)
    {
        json.WriteStartArray(name);
        foreach (var organisation in organisations)
        {
            json.WriteStartObject();
            json.WriteString("id", IdentifierOf(organisation, Prefix));
            json.WriteString("name", organisation.Name);
            var (charity, company) = NumbersOf(organisation);
            if (charity is not null)
            {
                json.WriteString("charityNumber", charity);
            }

            if (company is not null)
            {
                json.WriteString("companyNumber", company);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
