using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>The reader and ajv with the real schema must judge alike, but for the rules that are stricter on purpose.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly string[] Dates =
    [
        "2013-01-18",
        "2013-1-18",
        "2013-01-32",
        "2013-00-10",
        "2013-13-01",
        "13-01-18",
        "20130118",
        " 2013-01-18",
        "2013-01-18\n",
        "２013-01-18",
        "2013",
        "2013-01",
        "2013-13",
        "201",
        "2013-",
        "18/01/2013",
        "2013-01-18T09:30:00Z",
        "2013-01-18t09:30:00z",
        "2013-01-18 09:30:00Z",
        "2013-01-18T09:30Z",
        "2013-01-18T09:30:00",
        "2013-01-18T24:00:00Z",
        "2013-01-18T09:60:00Z",
        "2013-01-18T09:30:60Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T15:59:60-08:00",
        "2017-01-01T00:59:60+01:00",
        "2016-12-31T23:59:61Z",
        "2013-01-18T09:30:00.5Z",
        "2013-01-18T09:30:00.Z",
        "2013-01-18T09:30:00+01:00",
        "2013-01-18T09:30:00+0100",
        "2013-01-18T09:30:00+01",
        "2013-01-18T09:30:00+24:00",
        "2013-01-18T09:30:00-23:59",
        "2013-02-29T09:30:00Z",
        "2012-02-29T09:30:00Z",
        "2013-01-18T",
        "T09:30:00Z",
        "",
        "2013-01-18T09:30:00Zulu",
        "2013-01-18TT09:30:00Z",
        "2013-01-18T9:30:00Z",
    ];

    private static readonly string[] Uris =
    [
        "https://www.example.org",
        "https://www.example.org/",
        "HTTPS://EXAMPLE.ORG/a?b=c&d[]=e",
        "https://example.org/a?b=c#d",
        "http://example.org:8080/x",
        "http://example.org:/",
        "http://example.org:port/",
        "http://user:pass@example.org/",
        "http://[::1]/",
        "http://[1::2::3]/",
        "http://[v1.a:b]/",
        "http://[::ffff:192.0.2.1]/x",
        "http://[zz]/",
        "http://",
        "http:",
        "http:/",
        "http:a",
        "http://example.org/a b",
        "http://example.org/é",
        "http://example.org/%C3%A9",
        "http://example.org/%zz",
        "http://example.org/%4",
        "mailto:office@example.org",
        "mailto:",
        "urn:isbn:0451450523",
        "tag:example.org,2013:a",
        "www.example.org",
        "example",
        "//example.org/a",
        "/a/b",
        "#a",
        "?a=b",
        "",
        "1http://example.org",
        "h-t+t.p://example.org",
        "http//example.org",
        "http://exa mple.org",
        "http://example.org/<a>",
        "http://example.org/\"a\"",
        "http://example.org/{a}",
        "http://example.org/a|b",
        "http://example.org/a\\b",
        "http://example.org/^",
        "http://example.org/`",
        "http://example.org/a#b#c",
        "file:///c:/a",
        "http://example.org\n",
        "ftp://example.org/a;type=i",
        "data:text/plain,hello",
        "javascript:alert(1)",
        "http://..../",
        "http://999.999.999.999/",
        "https://\u212Aelvin.example/",
        "\u212A:a",
        "http://example.org//a//b",
    ];

    [Fact]
    public void The_code_lists_are_the_schema_s()
    {
        var definitions = JsonNode.Parse(File.ReadAllText(OpenDataFiles.Require("360-giving-schema.json")))!["$defs"]!;

        Assert.Equal(Codes(definitions["currency"]!), CodeLists.Currencies.Order(StringComparer.Ordinal));
        Assert.Equal(Codes(definitions["Location"]!["properties"]!["countryCode"]!), CodeLists.Countries.Order(StringComparer.Ordinal));

        static IEnumerable<string> Codes(JsonNode schema) =>
            schema["enum"]!.AsArray().Select(c => c!.GetValue<string>()).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_titles_of_columns_are_the_schema_s()
    {
        var schema = JsonNode.Parse(File.ReadAllText(OpenDataFiles.Require("360-giving-schema.json")))!;
        var seen = 0;

        Check(Shapes.Grant, schema);

        Assert.True(seen > 100);

        void Check(Shape shape, JsonNode definition)
        {
            foreach (var field in shape.Fields)
            {
                var property = definition["properties"]![field.Name]!;
                var reference = (string?)property["$ref"] ?? (string?)property["items"]?["$ref"];
                var referred = reference is null ? property : schema["$defs"]![reference.Split('/')[^1]]!;
                // What has no title in the schema goes by its name.
                Assert.Equal(
                    (string?)property["title"] ?? (property["$ref"] is null ? field.Name : (string?)referred["title"]),
                    field.Title
                );
                seen++;
                if (field.Of is not null)
                    Check(field.Of, referred);
            }
        }
    }

    [Theory]
    [InlineData("recipientIndividual")]
    [InlineData("recipientOrganization")]
    public async Task A_package_with_every_field_is_valid(string without)
    {
        var package = SchemaMutations.Load().Whole(without).ToJsonString();

        Assert.Empty((await Reading.OfAsync(package)).Faults);
        Assert.True((await AjvOracle.JudgeLinesAsync([package]))[0].Valid);
    }

    [Fact]
    public async Task Every_single_change_of_a_package_is_judged_as_ajv_judges_it()
    {
        var mutations = SchemaMutations.Load().All().ToList();
        var verdicts = await AjvOracle.JudgeLinesAsync(mutations.Select(m => m.Package));
        Assert.Equal(mutations.Count, verdicts.Length);

        var wrong = new List<string>();
        foreach (var (mutation, verdict) in mutations.Zip(verdicts))
        {
            var found = (await Reading.OfAsync(mutation.Package)).Found;
            if (IsStricter(mutation, found) != (verdict.Valid && found.Length > 0) || (!verdict.Valid && found.Length == 0))
                wrong.Add(
                    $"{mutation.Path} {mutation.Change}: ajv {verdict.Valid} {string.Join(' ', verdict.Paths)}; the reader "
                        + $"{string.Join(' ', found)}"
                );
            else if (found.Any(f => !f.Path.StartsWith(mutation.Where, StringComparison.Ordinal)))
                wrong.Add($"{mutation.Path} {mutation.Change}: reported at {string.Join(' ', found)}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {mutations.Count}:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(verdicts.Count(v => !v.Valid) > 60 && verdicts.Any(v => v.Valid));
    }

    [Fact]
    public async Task Every_way_to_write_a_date_is_judged_as_ajv_judges_it()
    {
        await JudgeAlike(Dates, (grant, text) => grant["awardDate"] = text);
        await JudgeAlike(Dates, (grant, text) => grant["dateModified"] = text);
        await JudgeAlike(Dates, (grant, text) => grant["plannedDates"]![0]!["startDate"] = text);
    }

    [Fact]
    public Task Every_way_to_write_a_URI_is_judged_as_ajv_judges_it() => JudgeAlike(Uris, (grant, text) => grant["url"] = text);

    [Fact]
    public async Task Identical_grants_are_refused_by_both_and_the_same_id_by_the_reader_alone()
    {
        const string Tail =
            "\"title\":\"t\",\"description\":\"d\",\"currency\":\"GBP\",\"awardDate\":\"2013-01-18\","
            + "\"recipientIndividual\":{\"id\":\"p\",\"name\":\"n\"},\"fundingOrganization\":[{\"id\":\"f\",\"name\":\"n\"}]";
        string[] packages =
        [
            $$"""{"grants":[{"id":"a","amountAwarded":100,{{Tail}}},{"amountAwarded":1e2,{{Tail}},"id":"\u0061"}]}""",
            $$"""{"grants":[{"id":"a","amountAwarded":100,{{Tail}}},{"id":"a","amountAwarded":101,{{Tail}}}]}""",
        ];

        Assert.Equal([false, true], (await AjvOracle.JudgeLinesAsync(packages)).Select(v => v.Valid));
        Assert.Equal([("$.grants[1]", FaultCode.DuplicateGrant)], (await Reading.OfAsync(packages[0])).Found);
        Assert.Equal([("$.grants[1].id", FaultCode.DuplicateId)], (await Reading.OfAsync(packages[1])).Found);
    }

    // Sterling only, whole pence and none negative, and dates that exist: what the schema lets pass and the platform could not keep.
    private static bool IsStricter(Mutation mutation, (string Path, string Code)[] found) =>
        found is [var (_, code)]
        && (mutation.Change, code) switch
        {
            ("\"EUR\"", FaultCode.UnsupportedCurrency) or ("12.345", FaultCode.FractionOfPenny) => true,
            ("-1", FaultCode.Negative) => mutation.Path.EndsWith(".amountAwarded", StringComparison.Ordinal),
            ("\"2013-02-31\"", FaultCode.BadDate) => !mutation.Path.EndsWith(".dateModified", StringComparison.Ordinal),
            _ => false,
        };

    private static async Task JudgeAlike(string[] texts, Action<JsonObject, string> put)
    {
        var packages = texts
            .Select(text =>
            {
                var grant = FaultyPackage.ValidGrant("a");
                put(grant, text);
                return new JsonObject { ["grants"] = new JsonArray(grant) }.ToJsonString();
            })
            .ToList();
        var verdicts = await AjvOracle.JudgeLinesAsync(packages);
        var ours = new List<bool>();
        foreach (var package in packages)
            ours.Add((await Reading.OfAsync(package)).Total == 0);

        Assert.Equal(
            texts.Zip(verdicts, (text, verdict) => $"{JsonSerializer.Serialize(text)} {verdict.Valid}"),
            texts.Zip(ours, (text, valid) => $"{JsonSerializer.Serialize(text)} {valid}")
        );
    }
}
