using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Totals;

/// <summary>What sorted lists and totals send to SQL Server, read by Microsoft's own parser where there is no such server.</summary>
public sealed class DashboardTSqlTests
{
    [Fact]
    public async Task Every_order_and_every_set_of_dimensions_is_sound_t_sql()
    {
        await using var host = await ModuleHost.StartOnTSqlAsync([typeof(GrantsModule)]);
        string[] lists =
        [
            .. Orders("awards", "AWARD_DATE", "AMOUNT", "RECIPIENT", "TITLE"),
            .. Orders("allocations", "NUMBER", "AMOUNT", "DATE", "TITLE", "STATE"),
            .. Orders("applications", "STARTED", "SUBMITTED", "AMOUNT", "STATE"),
            .. Sets("grantTotals", "count", "FINANCIAL_YEAR", "MONTH", "PROGRAMME", "RECIPIENT", "AREA"),
            .. Sets("fundTotals", "received { amount }", "FUND", "STREAM", "PROGRAMME", "RECIPIENT", "PRIORITY", "FINANCIAL_YEAR"),
        ];
        foreach (var field in lists)
        {
            host.Sql.Reset();
            var answer = await host.AskAsync($$"""{ partnership(slug: "00") { {{field}} } }""", key: "cpp_" + new string('a', 43));
            Assert.True(answer["errors"] is null, $"{field}\n{answer.ToJsonString()}\n{host.Sql.Statements[^1]}");
            Assert.All(host.Sql.Statements, TSql.AssertParses);
        }

        static IEnumerable<string> Orders(string list, params string[] fields) =>
            fields.SelectMany(f =>
                new[] { "ASCENDING", "DESCENDING" }.Select(d =>
                    $$"""{{list}}(orderBy: {field: {{f}}, direction: {{d}}}) { nodes { id } }"""
                )
            );

        static IEnumerable<string> Sets(string totals, string fields, params string[] dimensions) =>
            Enumerable
                .Range(0, 1 << dimensions.Length)
                .Select(set =>
                    $$"""{{totals}}(by: [{{string.Join(", ", dimensions.Where((_, i) => (set & 1 << i) != 0))}}]) { {{fields}} }"""
                );
    }
}
