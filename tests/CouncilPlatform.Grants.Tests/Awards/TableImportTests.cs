using System.Text;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>Grants in CSV, in the standard's own column titles.</summary>
public sealed class TableImportTests
{
    private const string Titles =
        "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,Funding "
        + "Org:Identifier,Funding Org:Name";

    [Theory]
    [EveryDatabase]
    public async Task A_table_is_imported_as_the_JSON_of_the_same_grants(string provider)
    {
        var published = SharedData.Require("360giving/trafford-grants.json");
        await using var host = await Imports.StartAsync(provider);
        using var table = new PackageFile(GrantRows.Csv(published), "trafford.csv");

        var run = await host.CommandAsync("grants", "import", table.Path, "--partnership", "trafford");

        Assert.Equal("", run.Error);
        Assert.Contains(
            "555 grants: 555 new, 0 changed, 0 unchanged; 323 recipients; £1,291,436.54\n",
            run.Output,
            StringComparison.Ordinal
        );
        // Not a field differs from what JSON would have brought.
        Assert.Contains(
            "555 grants: 0 new, 0 changed, 555 unchanged",
            (await host.ImportAsync(published)).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Titles_may_be_numbered_spelled_in_any_case_or_the_fields_own_names_and_what_the_standard_lacks_is_kept_with_a_note()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            "\uFEFFidentifier,title,Description,CURRENCY,Amount Awarded,Award Date,Recipient Org:0:Identifier,Recipient "
                + "Org:0:Name,fundingOrganization/0/id,fundingOrganization/0/name,"
                + "Planned Dates:Duration (months),Grant Programme:Code,Beneficiary Location:0:Name,Beneficiary "
                + "Location:1:Name,Recipient Org:Location:0:Geographic Code,Related Activity,Ward,\n"
                + "g1,\"Roof, \"\"new\"\"\",\"Two\n"
                + "lines\",GBP,1250.50,2013-01-18,r1,Hall,f1,Council,12,P1,North,South,E05000001,a; b,Elm,\n"
                + ",,,,,,,,,,,,,,,,,\n"
                + "g2,Floor, Wood ,GBP,10,2013-01-19,r1,Hall,f1,Council,,,,South,,,,\n"
        );

        Assert.Equal("Column 17, \"Ward\", is not a column of the 360Giving standard: it is stored as published, and not read.", run.Error);
        Assert.StartsWith("2 grants: 2 new, 0 changed, 0 unchanged; 1 recipient; £1,260.50", run.Output, StringComparison.Ordinal);
        var sources = await host.ReadAsync(db => db.Set<AwardSource>().Select(s => s.Json).ToListAsync());
        Same.Json(
            """
            [
              {
                "id": "g1",
                "title": "Roof, \"new\"",
                "description": "Two\nlines",
                "currency": "GBP",
                "amountAwarded": 1250.50,
                "awardDate": "2013-01-18",
                "relatedActivity": ["a", "b"],
                "recipientOrganization": [{ "id": "r1", "name": "Hall", "location": [{ "geoCode": "E05000001" }] }],
                "fundingOrganization": [{ "id": "f1", "name": "Council" }],
                "plannedDates": [{ "duration": 12 }],
                "grantProgramme": [{ "code": "P1" }],
                "beneficiaryLocation": [{ "name": "North" }, { "name": "South" }],
                "Ward": "Elm"
              },
              {
                "id": "g2",
                "title": "Floor",
                "description": "Wood",
                "currency": "GBP",
                "amountAwarded": 10,
                "awardDate": "2013-01-19",
                "recipientOrganization": [{ "id": "r1", "name": "Hall" }],
                "fundingOrganization": [{ "id": "f1", "name": "Council" }],
                "beneficiaryLocation": [{ "name": "South" }]
              }
            ]
            """,
            $"[{string.Join(',', sources.Order(StringComparer.Ordinal))}]"
        );
    }

    [Fact]
    public async Task Semicolons_between_the_columns_are_understood_and_said()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            Titles.Replace(',', ';') + "\r\ng1;Roof;Tiles, slates;GBP;1250.50;2013-01-18;r1;Hall;f1;Council\r\n"
        );

        Assert.Contains("semicolons between its cells", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("1 grant: 1 new", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_and_currencies_are_read_as_spreadsheets_write_them_and_the_order_of_days_as_the_table_shows_it()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            $"""
            {Titles.Replace(' ', '_')}
            g1,Roof,Tiles,gbp,100,01/02/2013,r1,Hall,f1,Council
            g2,Roof,Tiles,£,100,18/01/2013,r1,Hall,f1,Council
            g3,Roof,Tiles,GBP,100,3-Mar-13,r1,Hall,f1,Council

            """
        );

        Assert.Equal(0, run.Exit);
        Assert.Contains("Dates such as 18/01/2013 were read with the day first.", run.Error, StringComparison.Ordinal);
        var awards = await host.AwardsAsync();
        Assert.Equal(
            [new(2013, 2, 1), new DateOnly(2013, 1, 18), new DateOnly(2013, 3, 3)],
            new[] { "g1", "g2", "g3" }.Select(id => awards[id].AwardDate)
        );
    }

    [Fact]
    public async Task Every_bad_row_is_named_with_its_row_and_column_and_nothing_is_saved()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            $"""
            {Titles}
            g1,Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council
            g2,Roof,Tiles,EUR,100,2013-01-18,r1,Hall,f1,Council
            g3,Roof,Tiles,GBP,"£1,25.50",2013-01-18,r1,Hall,f1,Council

            g4,Roof,"Til
            es",GBP,100,01/02/2013,r1,,f1,Council
            g1,Roof,Slates,GBP,100.005,2013-01-18,r1,Hall,f1,Council
            g6,Roof,Tiles,GBP,100,2013-01-18,,,f1,Council
            g7,Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1
            g8,Roof,Tiles,GBP,-1,2013-01-18,r1,Hall,f1,Council
            Total,,,,£400,,,,,
            Source: the council's ledger

            """
        );

        Assert.Equal(1, run.Exit);
        Assert.Equal(
            [
                "row 7, \"Description\": CONTRADICTION: Rows 2 and 7 are one grant, \"g1\", and say different things: \"Tiles\" and "
                    + "\"Slates\" (and in \"Amount Awarded\"). Correct one of them, or give each grant an identifier of its own.",
                "row 3, \"Currency\": UNSUPPORTED_CURRENCY: \"EUR\" is not supported; only grants in GBP can be imported, "
                    + "because amounts are stored in pounds and pence.",
                "row 4, \"Amount Awarded\": WRONG_TYPE: Expected a number, found the text \"£1,25.50\".",
                "row 6, \"Award Date\": BAD_DATE: \"01/02/2013\" is not a date from 1800 to 2199; expected YYYY-MM-DD, or an RFC 3339 "
                    + "date and time such as 2013-01-18T09:30:00Z.",
                "row 6, \"Recipient Org:Name\": MISSING: The field is missing; the 360Giving standard requires it.",
                "row 8, \"Recipient Org\": MISSING: The grant has no recipient; expected recipientOrganization or recipientIndividual.",
                "row 9: BAD_ROW: The row does not have as many cells as the first row has titles. Put text with a separator or "
                    + "a line break in it in quotes.",
                "row 10, \"Amount Awarded\": NEGATIVE: -1 is negative; expected zero or more pounds.",
                "row 11: BAD_ROW: The row seems to be a total, which is not imported. Delete the row.",
                "row 12: BAD_ROW: The row has only one text, as a note below a table has. Delete the row, or fill it in.",
            ],
            run.Error.Split(Environment.NewLine)[..^1]
        );
        Assert.EndsWith(" has 10 faults. Nothing was saved.", run.Error, StringComparison.Ordinal);
        Assert.Equal(default, await host.CountAsync());
    }

    [Fact]
    public async Task What_is_no_such_table_is_refused_in_plain_words()
    {
        const string good = "g1,Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council\n";
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        await RefusedAsync("row 1: EMPTY: The file is empty", "");
        await RefusedAsync("row 1: MISSING: There is no column \"Identifier\"; the 360Giving standard requires it.", "a,b\n1,2\n");
        await RefusedAsync("$.grants: EMPTY: The list is empty", """{"grants":[]}""");
        await RefusedAsync("The titles seem to be in row 2.", "Grants of 2013\n" + Titles + "\n" + good);
        await RefusedAsync("row 2: EMPTY: The table has no rows below the titles; expected at least one grant.", Titles + "\n");
        await RefusedAsync(
            "row 1: MISSING: There is no column \"Amount Awarded\"; the 360Giving standard requires it.",
            Titles.Replace("Amount Awarded", "Amount", StringComparison.Ordinal) + "\n" + good
        );
        await RefusedAsync(
            "row 1: MISSING: There is no column \"Recipient Org:Name\"; the 360Giving standard requires it.",
            Titles.Replace("Recipient Org:Name", "Recipient", StringComparison.Ordinal) + "\n" + good
        );
        await RefusedAsync(
            "row 1, \"Identifier\": REPEATED_FIELD: Column 2 has the title of another column; expected each once.",
            Titles.Replace("Title", "Identifier", StringComparison.Ordinal) + "\n" + good
        );
        await RefusedAsync(
            "row 3: A quote opens and never closes.",
            Titles + "\n" + good + "g2,Roof,\"Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council\n" + good
        );
        await RefusedAsync(
            "row 2: A quote is in the wrong place.",
            Titles + "\n" + good.Replace("Tiles", "Ti\"les", StringComparison.Ordinal)
        );
        Assert.Equal(default, await host.CountAsync());

        Task RefusedAsync(string why, string table) => RefusedBytesAsync(why, Encoding.UTF8.GetBytes(table));

        async Task RefusedBytesAsync(string why, byte[] table)
        {
            var run = await host.ImportTableAsync(table);
            Assert.Equal(1, run.Exit);
            Assert.Contains(why, run.Error, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was saved.", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_quote_that_never_closes_does_not_fill_the_memory()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        const string row = "g1,Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council\n";

        var run = await host.ImportTableAsync(Titles + "\n\"" + string.Concat(Enumerable.Repeat(row, 400_000)));

        Assert.Contains(
            "row 2: A quote opens in this row and never closes, or the row is longer than 4 MB: the file was read no further.",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(default, await host.CountAsync());
    }
}
