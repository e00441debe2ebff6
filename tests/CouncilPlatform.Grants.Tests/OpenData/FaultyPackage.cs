using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;

namespace CouncilPlatform.Grants.Tests.OpenData;

internal sealed record ExpectedFault(string Path, string Code);

internal sealed record UnreadableFile(string What, byte[] Content, ExpectedFault Fault)
{
    public override string ToString() => What;
}

/// <summary>
/// Packages made to be refused: one with every fault that can stand beside others (<see cref="Json"/>, of which grant 0 alone is good),
/// and the files of which nothing, or nothing more, can be read (<see cref="Unreadable"/>).
/// </summary>
internal sealed class FaultyPackage
{
    private readonly List<string> _grants = [];
    private readonly List<ExpectedFault> _faults = [];

    public FaultyPackage()
    {
        Add(ValidGrant("good"));
        MissingFields();
        WrongTypes();
        BadValues();
        Recipients();
        Duplicates();
        Package();
    }

    public string Json { get; private set; } = "";

    public IReadOnlyList<ExpectedFault> Faults => _faults;

    public static JsonObject ValidGrant(string id) =>
        JsonNode
            .Parse(
                $$"""
                {
                  "id": "360G-example-{{id}}", "title": "Grant {{id}}", "description": "Village hall roof", "currency": "GBP",
                  "amountAwarded": 1250.50, "awardDate": "2013-01-18",
                  "plannedDates": [{ "startDate": "2013-04", "duration": 12 }],
                  "recipientOrganization": [{ "id": "360G-example-hall", "name": "Example Hall", "charityNumber": "0000000" }],
                  "fundingOrganization": [{ "id": "360G-example-council", "name": "Example Council", "department": "Communities" }],
                  "beneficiaryLocation": [{ "name": "Example", "geoCode": "E00000000" }],
                  "grantProgramme": [{ "code": "EX", "title": "Example Grants" }],
                  "fromOpenCall": "Yes", "dateModified": "2022-05-03T18:09:56Z", "dataSource": "https://www.example.org/"
                }
                """
            )!
            .AsObject();

    public static IEnumerable<UnreadableFile> Unreadable()
    {
        var whole = $$"""{"grants":[{{ValidGrant("a").ToJsonString()}}]}""";
        yield return Text("empty file", "", "$", FaultCode.NotJson);
        yield return Text("not JSON at all", "id,title,amount\n1,Roof,100\n", "$", FaultCode.NotJson);
        yield return Text("a spreadsheet", "PK\u0003\u0004xl/workbook.xml", "$", FaultCode.NotJson);
        yield return Text(
            "a syntax error in a grant",
            whole.Replace("\"title\":", "\"title\"", StringComparison.Ordinal),
            "$.grants[0]",
            FaultCode.NotJson
        );
        yield return Text("two packages in one file", whole + "\n" + whole, "$", FaultCode.NotJson);
        yield return Text("cut short in a grant", whole[..^200], "$.grants[0]", FaultCode.Truncated);
        yield return Text("cut short after the grants", whole[..^1], "$", FaultCode.Truncated);
        yield return Text("root is a list", "[]", "$", FaultCode.WrongType);
        yield return Text("root is a number", "12", "$", FaultCode.WrongType);
        yield return Text("no grants", """{"version":"1.4"}""", "$.grants", FaultCode.Missing);
        yield return Text("grants is empty", """{"grants":[]}""", "$.grants", FaultCode.Empty);
        yield return Text("grants is an object", """{"grants":{"id":"a"}}""", "$.grants", FaultCode.WrongType);
        yield return Text("grants stands twice", """{"grants":[],"grants":[]}""", "$.grants", FaultCode.RepeatedField);
        yield return new("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(whole)], new("$", FaultCode.NotUtf8));
        yield return new(
            "Windows-1252",
            Encoding.Latin1.GetBytes(whole.Replace("roof", "café", StringComparison.Ordinal)),
            new("$.grants[0].description", FaultCode.BadText)
        );

        static UnreadableFile Text(string what, string content, string path, string code) =>
            new(what, Encoding.UTF8.GetBytes(content), new ExpectedFault(path, code));
    }

    private void MissingFields()
    {
        foreach (
            var field in new[]
            {
                "id",
                "title",
                "description",
                "currency",
                "amountAwarded",
                "awardDate",
                "recipientOrganization",
                "fundingOrganization",
            }
        )
            Spoil(grant => grant.Remove(field), "." + field, FaultCode.Missing);
        foreach (var organisation in new[] { "recipientOrganization", "fundingOrganization" })
        {
            Spoil(grant => grant[organisation]![0]!.AsObject().Remove("id"), $".{organisation}[0].id", FaultCode.Missing);
            Spoil(grant => grant[organisation]![0]!.AsObject().Remove("name"), $".{organisation}[0].name", FaultCode.Missing);
            Spoil(grant => grant[organisation] = new JsonArray(), "." + organisation, FaultCode.Empty);
        }
    }

    private void WrongTypes()
    {
        Raw("\"a grant\"", "", FaultCode.WrongType);
        Raw("null", "", FaultCode.WrongType);
        foreach (
            var field in new[]
            {
                "id",
                "title",
                "description",
                "currency",
                "awardDate",
                "fromOpenCall",
                "dateModified",
                "dataSource",
                "url",
                "regrantType",
                "locationScope",
            }
        )
            Set(field, 7, "." + field, FaultCode.WrongType);
        foreach (var field in new[] { "amountAwarded", "amountAppliedFor", "amountDisbursed" })
            Set(field, "£100", "." + field, FaultCode.WrongType);
        foreach (
            var field in new[]
            {
                "plannedDates",
                "actualDates",
                "recipientOrganization",
                "fundingOrganization",
                "beneficiaryLocation",
                "grantProgramme",
                "fundingType",
                "classifications",
                "relatedDocument",
                "applicationTransaction",
                "commitmentTransaction",
                "disbursementTransaction",
                "relatedActivity",
            }
        )
        {
            Set(field, "text", "." + field, FaultCode.WrongType);
            Set(field, new JsonArray(7), $".{field}[0]", FaultCode.WrongType);
        }

        Set("toIndividualsDetails", new JsonArray(), ".toIndividualsDetails", FaultCode.WrongType);
        Set(
            "toIndividualsDetails",
            new JsonObject { ["grantPurpose"] = new JsonArray("ok", 7) },
            ".toIndividualsDetails.grantPurpose[1]",
            FaultCode.WrongType
        );
        Set("plannedDates", new JsonArray(new JsonObject { ["duration"] = "12" }), ".plannedDates[0].duration", FaultCode.WrongType);
        Set(
            "beneficiaryLocation",
            new JsonArray(new JsonObject { ["latitude"] = "53.4" }),
            ".beneficiaryLocation[0].latitude",
            FaultCode.WrongType
        );
        Set(
            "commitmentTransaction",
            new JsonArray(new JsonObject { ["value"] = "10" }),
            ".commitmentTransaction[0].value",
            FaultCode.WrongType
        );
        Spoil(
            grant => grant["recipientOrganization"]![0]!["charityNumber"] = 123456,
            ".recipientOrganization[0].charityNumber",
            FaultCode.WrongType
        );
        Spoil(
            grant => grant["recipientOrganization"]![0]!["location"] = new JsonArray(new JsonObject(), new JsonObject { ["geoCode"] = 1 }),
            ".recipientOrganization[0].location[1].geoCode",
            FaultCode.WrongType
        );
    }

    private void BadValues()
    {
        Set("awardDate", "18/01/2013", ".awardDate", FaultCode.BadDate);
        Set("awardDate", "2013-02-31", ".awardDate", FaultCode.BadDate);
        Set("awardDate", "", ".awardDate", FaultCode.BadDate);
        Set("dateModified", "2022-05-03", ".dateModified", FaultCode.BadDate);
        Set("plannedDates", new JsonArray(new JsonObject { ["startDate"] = "2013-13" }), ".plannedDates[0].startDate", FaultCode.BadDate);
        Set("plannedDates", new JsonArray(new JsonObject { ["duration"] = -1 }), ".plannedDates[0].duration", FaultCode.Negative);
        Set(
            "commitmentTransaction",
            new JsonArray(new JsonObject { ["valueDate"] = "soon" }),
            ".commitmentTransaction[0].valueDate",
            FaultCode.BadDate
        );
        Set(
            "commitmentTransaction",
            new JsonArray(new JsonObject { ["currency"] = "Pounds" }),
            ".commitmentTransaction[0].currency",
            FaultCode.NotInList
        );
        Set("url", "www.example.org", ".url", FaultCode.BadUri);
        Set("dataSource", "https://www.example.org/a b", ".dataSource", FaultCode.BadUri);
        Set("currency", "Pounds", ".currency", FaultCode.NotInList);
        Set("currency", "EUR", ".currency", FaultCode.UnsupportedCurrency);
        Set("fromOpenCall", "yes", ".fromOpenCall", FaultCode.NotInList);
        Set(
            "beneficiaryLocation",
            new JsonArray(new JsonObject { ["countryCode"] = "UK" }),
            ".beneficiaryLocation[0].countryCode",
            FaultCode.NotInList
        );
        Set("amountAwarded", JsonNode.Parse("1250.505"), ".amountAwarded", FaultCode.FractionOfPenny);
        Set("amountAwarded", -5, ".amountAwarded", FaultCode.Negative);
        Set("amountAwarded", JsonNode.Parse("1e17"), ".amountAwarded", FaultCode.OutOfRange);
        Set("amountAppliedFor", JsonNode.Parse("1e400"), ".amountAppliedFor", FaultCode.OutOfRange);
        Raw(ValidGrant("text").ToJsonString().Replace("Village", "\\ud800", StringComparison.Ordinal), ".description", FaultCode.BadText);
        Raw(
            ValidGrant("twice").ToJsonString().Replace("{\"id\"", "{\"amountAwarded\":1,\"id\"", StringComparison.Ordinal),
            ".amountAwarded",
            FaultCode.RepeatedField
        );
    }

    private void Recipients()
    {
        var person = new JsonObject { ["id"] = "360G-example-person", ["name"] = "Individual" };
        Set("recipientIndividual", person, ".recipientIndividual", FaultCode.TwoRecipients);
        Spoil(
            grant =>
            {
                grant.Remove("recipientOrganization");
                grant["recipientIndividual"] = new JsonObject { ["id"] = "360G-example-person" };
            },
            ".recipientIndividual.name",
            FaultCode.Missing
        );
    }

    private void Duplicates()
    {
        Raw(ValidGrant("good").ToJsonString(), "", FaultCode.DuplicateGrant);
        var sameId = ValidGrant("good");
        sameId["title"] = "Another grant";
        Raw(sameId.ToJsonString(), ".id", FaultCode.DuplicateId);
    }

    private void Package()
    {
        Json =
            """{"version":"v1.4","license":"none","issued":"2013","extensions":["a","a"],"publisher":{"website":"x"},"grants":["""
            + string.Join(",\n", _grants)
            + "]}";
        _faults.AddRange([
            new("$.version", FaultCode.BadVersion),
            new("$.license", FaultCode.BadUri),
            new("$.issued", FaultCode.BadDate),
            new("$.extensions[1]", FaultCode.RepeatedValue),
            new("$.publisher.website", FaultCode.BadUri),
            new("$.publisher.name", FaultCode.Missing),
        ]);
    }

    private void Set(string field, JsonNode? value, string path, string code) => Spoil(grant => grant[field] = value, path, code);

    private void Spoil(Action<JsonObject> spoil, string path, string code)
    {
        var grant = ValidGrant($"faulty-{_grants.Count}");
        spoil(grant);
        Raw(grant.ToJsonString(), path, code);
    }

    private void Raw(string grant, string path, string code)
    {
        _faults.Add(new($"$.grants[{_grants.Count}]{path}", code));
        _grants.Add(grant);
    }

    private void Add(JsonObject grant) => _grants.Add(grant.ToJsonString());
}
