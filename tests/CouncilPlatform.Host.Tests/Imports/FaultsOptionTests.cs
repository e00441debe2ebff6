using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Hosting;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>The command of an import writes what is wrong as a file.</summary>
public sealed class FaultsOptionTests
{
    private const string Titles = "Reference,Agency,Title,Financial year,Amount,Firmness";

    [Fact]
    public async Task Faults_are_written_as_text_as_json_and_as_the_same_table()
    {
        using var folder = new CommandFolder();
        var files = Directory.CreateTempSubdirectory("faults-");
        try
        {
            var file = Path.Combine(files.FullName, "spend.csv");
            await WriteAsync(file, "a", "b");
            var (csv, workbook, json) = (In("faults.csv"), In("faults.xlsx"), In("faults.JSON"));
            foreach (var to in new[] { csv, workbook, json })
            {
                Assert.Contains("has 2 faults. Nothing was saved.", await ImportAsync(file, to), StringComparison.Ordinal);
            }

            var lines = await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken);
            Assert.Equal($"{Titles},Faults", lines[0].TrimStart('\uFEFF'));
            Assert.Contains("Amount: ", lines[1], StringComparison.Ordinal);
            Assert.EndsWith("Firm,", lines[2], StringComparison.Ordinal);
            Assert.Contains("Amount: ", lines[3], StringComparison.Ordinal);
            Assert.Equal(4, lines.Length);
            var list = JsonNode.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken))!.AsArray();
            Assert.Equal(["Amount 2 1", "Amount 4 1"], list.Select(f => $"{f!["column"]} {f["rows"]!.AsArray().Single()} {f["count"]}"));

            // The workbook is the same table: it has the same faults again, and none is of the column that it adds.
            Assert.Contains("has 2 faults. Nothing was saved.", await ImportAsync(workbook, to: null), StringComparison.Ordinal);

            // Nothing is written over, nor as what it is not, nor where nothing is wrong.
            Assert.Contains("already exists", await ImportAsync(file, csv), StringComparison.Ordinal);
            Assert.Contains("does not end in .xlsx, .csv or .json", await ImportAsync(file, In("faults.txt")), StringComparison.Ordinal);
            await WriteAsync(file, "1", "3");
            await folder.OutputAsync(Import(file, In("none.csv")));
            Assert.False(File.Exists(In("none.csv")));
        }
        finally
        {
            files.Delete(recursive: true);
        }

        string In(string name) => Path.Combine(files.FullName, name);

        static string[] Import(string file, string? to) =>
            [
                "communityplanning",
                "import-spend",
                file,
                "--partnership",
                "north-lanarkshire",
                "--dry-run",
                "--Demonstration",
                "true",
                .. to is null ? (string[])[] : ["--faults", to],
            ];

        async Task<string> ImportAsync(string file, string? to) => await folder.RefusedAsync(Import(file, to));
    }

    private static Task WriteAsync(string file, string first, string last) =>
        File.WriteAllTextAsync(
            file,
            $"""
            {Titles}
            A1,S12000050,Roads,2012/13,{first},Firm
            A2,S12000050,Roads,2012/13,2,Firm
            A3,S12000050,Roads,2012/13,{last},Firm

            """,
            TestContext.Current.CancellationToken
        );
}
