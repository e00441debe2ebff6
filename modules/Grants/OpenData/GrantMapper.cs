using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

internal static class GrantMapper
{
    public static OpenGrant Map(JsonElement grant, int index)
    {
        PenceAmount.Parse(grant.GetProperty("amountAwarded").GetRawText(), out var pence);
        return new OpenGrant
        {
            Index = index,
            Id = Identifier(grant),
            Title = grant.GetProperty("title").GetString()!,
            Description = grant.GetProperty("description").GetString()!,
            Currency = grant.GetProperty("currency").GetString()!,
            AmountAwardedPence = pence,
            AwardDate = GivenDate.Parse(grant.GetProperty("awardDate").GetString()!)!,
            Recipient = Recipient(grant),
            Funder = First(grant, "fundingOrganization", f => new OpenFunder(Identifier(f), Text(f, "name")!, Text(f, "department")))!,
            Programme = First(grant, "grantProgramme", p => new OpenProgramme(Text(p, "code"), Text(p, "title"))),
            Planned = First(grant, "plannedDates", Period),
            Places = Places(grant),
            FromOpenCall = Text(grant, "fromOpenCall") is { } answer ? answer == "Yes" : null,
            ModifiedUtc = Text(grant, "dateModified") is { } modified ? GivenDate.Instant(modified) : null,
            DataSource = Text(grant, "dataSource"),
            Json = grant.GetRawText(),
        };
    }

    private static OpenRecipient Recipient(JsonElement grant) =>
        grant.TryGetProperty("recipientIndividual", out var person)
            ? new OpenRecipient(RecipientKind.Individual, Identifier(person), Text(person, "name")!, null, null)
            : First(
                grant,
                "recipientOrganization",
                o => new OpenRecipient(
                    RecipientKind.Organisation,
                    Identifier(o),
                    Text(o, "name")!,
                    Text(o, "charityNumber"),
                    Text(o, "companyNumber")
                )
            )!;

    private static OpenPeriod Period(JsonElement period) =>
        new(
            Text(period, "startDate") is { } start ? GivenDate.ParsePartial(start) : null,
            Text(period, "endDate") is { } end ? GivenDate.ParsePartial(end) : null,
            period.TryGetProperty("duration", out var months) ? months.GetDecimal() : null
        );

    private static T? First<T>(JsonElement grant, string list, Func<JsonElement, T> map)
        where T : class => grant.TryGetProperty(list, out var items) && items.GetArrayLength() > 0 ? map(items[0]) : null;

    private static GrantPlaces Places(JsonElement grant) =>
        GrantPlaces.Of(
            grant.TryGetProperty("beneficiaryLocation", out var places)
                ? [.. places.EnumerateArray().Select(l => new OpenPlace(Text(l, "name"), Text(l, "geoCode"), Text(l, "geoCodeType")))]
                : []
        );

    // Two that look alike are one, whatever nobody sees is in them.
    private static string Identifier(JsonElement value) => GrantCell.Plain(value.GetProperty("id").GetString()!);

    private static string? Text(JsonElement value, string field) => value.TryGetProperty(field, out var text) ? text.GetString() : null;
}
